import SluiceDiagnostics
import Testing

@Suite struct SuppressionOutcomeTests {
    static let known = ["empty-to", "empty-ports", "wide-block", "unused-ignore"]

    static func notes(_ source: String, findings: [Finding], known: [String]? = known) -> [String] {
        Suppressions(bytes: Array(source.utf8), file: "a.yaml").apply(to: findings, knownRules: known).notes.map {
            "\($0.location.map { "\($0.line):\($0.column)" } ?? "") \($0.rule) \($0.severity.rawValue)"
                + ($0.hint?.hasPrefix("did you mean") == true ? " \($0.hint ?? "")" : "")
        }
    }

    @Test(arguments: [
        ("a: 1 # sluice:ignore empty-to why", []),
        ("a: 1 # sluice:ignore empty-to", ["1:6 ignore-without-reason info"]),
        ("a: 1\nb: 1 # sluice:ignore empty-to why", ["2:22 unused-ignore info"]),
        ("a: 1 # sluice:ignore empty-to,wide-block why", ["1:31 unused-ignore info"]),
        ("ü: ö # sluice:ignore emty-to why", ["1:22 unknown-rule warning did you mean \"empty-to\"?"]),
        ("a: 1 # sluice:ignore nonsense why", ["1:22 unknown-rule warning"]),
        ("a: 1 # sluice:ignore", ["1:6 unknown-rule warning"]),
        ("a: 1 # sluice:ignore ,", ["1:6 unknown-rule warning"]),
        ("# sluice:ignore-file empty-to why", []), ("# sluice:ignore-file wide-block why", ["1:22 unused-ignore info"]),
        ("a: 1\n# sluice:ignore empty-to why", ["2:17 unused-ignore info"]),
        // The remarks can be silenced as all else.
        ("# sluice:ignore-file unused-ignore why\na: 1 # sluice:ignore wide-block why", []),
        // Both hold for the finding, so both are of use.
        ("# sluice:ignore-file empty-to why\na: # sluice:ignore empty-to why\n", ["2:20 unused-ignore info"]),
        (
            "# sluice:ignore empty-to why\na: 1 # sluice:ignore empty-to why",
            ["1:17 unused-ignore info", "2:22 unused-ignore info"]
        ),
    ])
    func saysWhatIsWrongWithTheComments(_ source: String, _ notes: [String]) {
        #expect(Self.notes(source, findings: [SuppressionsTests.finding("empty-to", line: 1)]) == notes)
    }

    @Test func withoutRulesNoNameIsWrong() {
        let findings = [SuppressionsTests.finding("anything", line: 1)]
        #expect(Self.notes("a: 1 # sluice:ignore anything why", findings: findings, known: nil) == [])
    }

    @Test func everyFileKeepsItsOwn() {
        let files = [("a.yaml", "x: 1 # sluice:ignore r why"), ("b.yaml", "x: 1\ny: 1 # sluice:ignore r why")]
        let suppressions = files.map { Suppressions(bytes: Array($0.1.utf8), file: $0.0) }
        let findings = ["a.yaml", "b.yaml", "c.yaml"].map { SuppressionsTests.finding("r", line: 1, file: $0) }
        let other = Finding(rule: "r", severity: .error, message: "nowhere")
        let result = Suppressions.apply(suppressions, to: findings + [other], knownRules: ["r"])
        #expect(result.kept == [findings[1], findings[2], other])
        #expect(result.notes.map { $0.location?.description } == ["b.yaml:2:22"])
        #expect(result.notes.map(\.length) == [1])
    }
}
