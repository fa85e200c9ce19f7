import SluiceDiagnostics
import Testing

@Suite struct GitHubReporterTests {
    @Test func writesTheGoldenBytes() throws {
        let text = GitHubReporter().text(of: ReportSamples.findings, files: ReportSamples.files)
        #expect(Array(text.utf8) == (try ReportSamples.golden("report.github.txt")))
    }

    @Test(arguments: [
        (Severity.error, "f.yaml", 2, 3, "m", "::error file=f.yaml,line=2,col=3,title=r::m\n"),
        (.warning, "./a,b:c%.yaml", 2, 0, "m", "::warning file=a%2Cb%3Ac%25.yaml,line=2,col=1,title=r::m\n"),
        (.info, "f", 0, 0, "a: b, 100%", "::notice file=f,title=r::a: b, 100%25\n"),
        (.error, "f\r\ng", 1, 1, "a\r\nb\rc\n", "::error file=f%0D%0Ag,line=1,col=1,title=r::a%0D%0Ab%0Dc%0A\n"),
        (.error, "f", 1, 1, "%0A::error::x\u{1B}", "::error file=f,line=1,col=1,title=r::%250A::error::x\u{FFFD}\n"),
    ])
    func escapesAsTheRunnerReads(
        _ severity: Severity, _ file: String, _ line: Int, _ column: Int, _ message: String, _ command: String
    ) {
        let place = SourceLocation(file: file, line: line, column: column)
        let finding = Finding(rule: "r", severity: severity, location: place, message: message)
        #expect(GitHubReporter().text(of: [finding]) == command)
    }

    @Test func aFindingIsOneLine() {
        let text = GitHubReporter().text(of: ReportSamples.findings)
        #expect(text.utf8.count { $0 == 10 } == ReportSamples.findings.count)
        #expect(GitHubReporter().text(of: [], files: ["a"]) == "")
    }
}
