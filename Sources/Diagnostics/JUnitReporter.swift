/// Findings as a JUnit report, as CI servers read it: a suite a file, a test case a finding, and one that passes for
/// a file without findings.
public struct JUnitReporter: Sendable {
    /// From this severity on a finding is a failure; those below pass, with their text as output.
    public var failureSeverity: Severity

    /// Creates a reporter. Findings of at least this severity fail their test case.
    public init(failureSeverity: Severity = .error) {
        self.failureSeverity = failureSeverity
    }

    /// Suites stand in the order of `files`, then in that of the findings.
    public func text(of findings: [Finding], files: [String] = []) -> String {
        var order: [String?] = []
        var byFile: [String?: [Finding]] = [:]
        for file in files where byFile.updateValue([], forKey: file) == nil { order.append(file) }
        for finding in findings {
            let file = finding.location?.file
            if byFile[file] == nil { order.append(file) }
            byFile[file, default: []].append(finding)
        }
        let suites = order.map { suite($0 ?? "sluice", byFile[$0] ?? []) }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<testsuites name=\"sluice\" tests=\"\(suites.reduce(0) { $0 + $1.tests })\""
            + " failures=\"\(findings.count(where: isFailure))\" errors=\"0\">\n"
            + suites.map(\.text).joined() + "</testsuites>\n"
    }

    private func isFailure(_ finding: Finding) -> Bool { finding.severity >= failureSeverity }

    private func suite(_ name: String, _ findings: [Finding]) -> (text: String, tests: Int) {
        let tests = max(1, findings.count)
        var text = "  <testsuite name=\"\(Self.attribute(name))\" tests=\"\(tests)\""
        text += " failures=\"\(findings.count(where: isFailure))\" errors=\"0\" skipped=\"0\">\n"
        if findings.isEmpty {
            text += "    <testcase classname=\"\(Self.attribute(name))\" name=\"no findings\"/>\n"
        }
        for finding in findings { text += testCase(finding, suite: name) }
        return (text + "  </testsuite>\n", tests)
    }

    private func testCase(_ finding: Finding, suite: String) -> String {
        let place = finding.location.flatMap { $0.line > 0 ? " at \($0.line):\($0.column)" : nil } ?? ""
        let opening =
            "    <testcase classname=\"\(Self.attribute(suite))\" name=\"\(Self.attribute(finding.rule + place))\">\n"
        let body = Self.content(TextReporter().text(of: finding))
        if !isFailure(finding) { return opening + "      <system-out>\(body)</system-out>\n    </testcase>\n" }
        return opening
            + "      <failure type=\"\(finding.severity.rawValue)\" message=\"\(Self.attribute(finding.message))\">"
            + "\(body)</failure>\n    </testcase>\n"
    }

    private static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

    private static func content(_ text: String) -> String { escaped(text, isAttribute: false) }

    /// XML 1.0, sections 2.2 (the characters allowed) and 3.3.3 (line breaks in attributes become blanks unless they
    /// are written as references).
    private static func escaped(_ text: String, isAttribute: Bool) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: result += "&amp;"
            case 0x3C: result += "&lt;"
            case 0x3E: result += "&gt;"
            case 0x22 where isAttribute: result += "&quot;"
            case 0x09 where isAttribute, 0x0A where isAttribute: result += "&#\(scalar.value);"
            case 0x0D, 0x7F...0x9F: result += "&#\(scalar.value);"
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0xFFFE, 0xFFFF: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
