import SluiceDiagnostics
import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct JUnitReporterTests {
    @Test func writesTheGoldenBytes() throws {
        let text = JUnitReporter().text(of: ReportSamples.findings, files: ReportSamples.files)
        #expect(Array(text.utf8) == (try ReportSamples.golden("report.junit.xml")))
    }

    @Test(arguments: [
        ("plain", "plain"), ("<a> & \"b\" 'c' ]]>", "<a> & \"b\" 'c' ]]>"), ("a\tb\nc\rd", "a\tb\nc\rd"),
        ("\u{0}\u{8}\u{B}\u{C}\u{1B}\u{1F}", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("\u{FFFE}\u{FFFF}\u{FFFD}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("\u{7F}\u{9B}ü\u{1F600}", "\u{7F}\u{9B}ü\u{1F600}"),
    ])
    func aPeerReadsEveryTextBack(_ message: String, _ read: String) throws {
        let text = JUnitReporter().text(of: [Finding(rule: "r", severity: .error, message: message)])
        let reader = FailureReader()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = reader
        #expect(parser.parse())
        #expect(reader.messages.map { Array($0.unicodeScalars) } == [Array(read.unicodeScalars)])
    }

    @Test(arguments: [(Severity.error, 3, 2), (.warning, 4, 1), (.info, 5, 0)])
    func countsFailuresFromASeverityOn(_ severity: Severity, _ failures: Int, _ outputs: Int) {
        let text = JUnitReporter(failureSeverity: severity).text(of: ReportSamples.findings, files: ReportSamples.files)
        #expect(text.contains("<testsuites name=\"sluice\" tests=\"6\" failures=\"\(failures)\" errors=\"0\">"))
        #expect(text.components(separatedBy: "<failure ").count - 1 == failures)
        #expect(text.components(separatedBy: "<system-out>").count - 1 == outputs)
    }

    @Test func aCleanFilePasses() {
        #expect(
            JUnitReporter().text(of: [], files: ["a", "a"]) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="sluice" tests="1" failures="0" errors="0">
                  <testsuite name="a" tests="1" failures="0" errors="0" skipped="0">
                    <testcase classname="a" name="no findings"/>
                  </testsuite>
                </testsuites>

                """)
    }

    private final class FailureReader: NSObject, XMLParserDelegate {
        var messages: [String] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if name == "failure" { messages.append(attributes["message"] ?? "") }
        }
    }
}
