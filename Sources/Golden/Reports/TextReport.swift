import SluiceDiagnostics

extension GoldenReport {
    /// The report for people. Its last line is `N passed, N failed`.
    ///
    /// - Parameters:
    ///   - isVerbose: also names the cases that passed.
    ///   - reporter: prints the findings.
    public func text(isVerbose: Bool = false, reporter: TextReporter = TextReporter()) -> String {
        var text = reporter.text(of: findings)
        for result in cases {
            if !result.isPassed {
                text += "FAIL     \(result.name)\n"
            } else if result.isUpdated {
                text += "updated  \(result.name)\n"
            } else if isVerbose {
                text += "ok       \(result.name)\n"
            }
            if isVerbose { for note in result.notes { text += "         \(note)\n" } }
            text += reporter.text(of: result.findings)
            for difference in result.differences {
                text += difference.hasSuffix("\n") ? difference : difference + "\n"
            }
        }
        let empty = cases.filter { $0.recorded == 0 && $0.unrecorded > 0 }
        if !empty.isEmpty {
            text +=
                "note: nothing is recorded by \(empty.map(\.name).joined(separator: ", ")): what "
                + (empty.count == 1 ? "it renders" : "they render")
                + " of the watched kinds belongs to no bound block and is not listed under 'others'"
                + (isVerbose ? "\n" : " (--verbose names it)\n")
        }
        if updated > 0 { text += "\(updated) updated\n" }
        return text + "\(passed) passed, \(failed) failed\n"
    }
}
