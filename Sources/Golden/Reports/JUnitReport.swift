import SluiceDiagnostics
import SluicePolicyAnalysis

extension GoldenReport {
    /// The report as CI systems read test results: a test case for each case, in suites by the first folder.
    public func junit() -> String {
        var order: [String] = []
        var suites: [String: [CaseResult]] = [:]
        for result in cases {
            let name = result.name.split(separator: "/").count > 1 ? String(result.name.prefix { $0 != "/" }) : "golden"
            if suites[name] == nil { order.append(name) }
            suites[name, default: []].append(result)
        }
        let errors = findings.filter { $0.severity == .error }
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="sluice golden" tests="\(cases.count + errors.count)" failures="\(failed)" \
            errors="\(errors.count)" skipped="0">

            """
        if !errors.isEmpty {
            text +=
                "  <testsuite name=\"setup\" tests=\"\(errors.count)\" failures=\"0\" errors=\"\(errors.count)\" skipped=\"0\">\n"
            for finding in errors {
                text += "    <testcase classname=\"setup\" name=\"\(XMLText.escaped(finding.rule))\">\n"
                text += "      <error message=\"\(XMLText.escaped(finding.message))\">\(Self.text([finding]))</error>\n"
                text += "    </testcase>\n"
            }
            text += "  </testsuite>\n"
        }
        for name in order {
            let own = suites[name] ?? []
            let failures = own.count { !$0.isPassed }
            text +=
                "  <testsuite name=\"\(XMLText.escaped(name))\" tests=\"\(own.count)\" failures=\"\(failures)\" "
                + "errors=\"0\" skipped=\"0\">\n"
            for result in own { text += Self.testCase(result, suite: name) }
            text += "  </testsuite>\n"
        }
        return text + "</testsuites>\n"
    }

    private static func testCase(_ result: CaseResult, suite: String) -> String {
        let head = "    <testcase classname=\"\(XMLText.escaped(suite))\" name=\"\(XMLText.escaped(result.name))\""
        let errors = result.findings.filter { $0.severity == .error }
        guard let first = errors.first else {
            let notes = result.findings.isEmpty ? "" : "<system-out>\(text(result.findings))</system-out>"
            return head + (notes.isEmpty ? "/>\n" : ">\n      \(notes)\n    </testcase>\n")
        }
        let body = text(errors) + XMLText.escaped(result.differences.joined(separator: "\n"))
        return head + ">\n      <failure message=\"\(XMLText.escaped(first.message))\" "
            + "type=\"\(XMLText.escaped(first.rule))\">\(body)</failure>\n    </testcase>\n"
    }

    private static func text(_ findings: [Finding]) -> String {
        XMLText.escaped(TextReporter().text(of: findings))
    }
}
