import Diagnostics

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
            text += reporter.text(of: result.findings)
            for difference in result.differences {
                text += difference.hasSuffix("\n") ? difference : difference + "\n"
            }
        }
        if updated > 0 { text += "\(updated) updated\n" }
        return text + "\(passed) passed, \(failed) failed\n"
    }
}
