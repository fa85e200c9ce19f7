import SluiceDiagnostics
import Foundation
import Testing

@Suite struct JSONReporterTests {
    @Test func writesTheGoldenBytes() throws {
        let text = JSONReporter().text(of: ReportSamples.findings, files: ReportSamples.files)
        #expect(Array(text.utf8) == (try ReportSamples.golden("report.json")))
    }

    @Test(arguments: [
        "", "plain", "\"\\/", "a\r\nb\tc", "\u{0}\u{1F}\u{7F}\u{9B}", "\u{2028}\u{2029}", "ü\u{1F600}e\u{301}",
        "\u{FFFF}",
    ])
    func aPeerReadsEveryTextBack(_ message: String) throws {
        let text = JSONReporter().text(of: [Finding(rule: "r", severity: .info, message: message, hint: message)])
        let document = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let finding = try #require((document["findings"] as? [[String: Any]])?.first)
        for key in ["message", "hint"] {
            let read = try #require(finding[key] as? String)
            #expect(Array(read.unicodeScalars) == Array(message.unicodeScalars))
        }
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 && !(0x7F...0x9F).contains($0.value) })
    }

    @Test func nothingFoundIsADocumentToo() {
        #expect(
            JSONReporter().text(of: [], files: ["a", "b", "a"]) == """
                {
                  "findings": [],
                  "summary": {
                    "errors": 0,
                    "warnings": 0,
                    "infos": 0,
                    "files": 2
                  }
                }

                """)
    }

    @Test func lengthsWithoutAnEndAreLeftOut() {
        for (column, length) in [(1, 0), (1, -4), (Int.max, 2), (2, Int.max)] {
            let place = SourceLocation(file: "f", line: 1, column: column)
            let finding = Finding(rule: "r", severity: .info, location: place, message: "m", length: length)
            #expect(!JSONReporter().text(of: [finding]).contains("endColumn"))
        }
    }
}
