import SluiceDiagnostics
import SluiceKubernetesAPI
import Testing
import SluiceYAML

@testable import SluicePolicyRules

/// What the server's decoder refuses, and that one mistake is not reported twice.
@Suite struct StructureTests {
    static func findings(_ spec: String, hasLints: Bool = false) throws -> [String] {
        let text = "metadata: {name: p}\nspec:\n" + spec.split(separator: "\n").map { "  \($0)\n" }.joined()
        let node = try #require(try parse(Array(text.utf8), file: "p.yaml"))
        let check = PolicyCheck(model: try DefinitionsLoader.embedded())
        return check.check(LocatedValue(node), hasLints: hasLints).findings.map { "\($0.rule) \($0.path)" }
    }

    @Test(arguments: [
        ("egress: [{prots: [{port: 443}]}]", ["unknown-field spec.egress[0].prots"]),
        ("egress: [{to: {podSelector: {}}}]", ["wrong-type spec.egress[0].to"]),
        ("egress: \"\"", ["wrong-type spec.egress"]),
        ("egress: null", []),
        ("egress: [{to: [null]}]", ["peer-empty spec.egress[0].to[0]"]),
        ("egress: [{ports: [null]}]", []),
        ("egress: [{ports: [{port: true, endPort: 90}]}]", ["wrong-type spec.egress[0].ports[0].port"]),
        ("egress: [{ports: [{port: 80.0}]}]", []),
        ("egress: [{ports: [{port: 80.5}]}]", ["wrong-type spec.egress[0].ports[0].port"]),
        ("egress: [{ports: [{port: 3000000000}]}]", ["wrong-type spec.egress[0].ports[0].port"]),
        ("egress: [{ports: [{protocol: tcp}]}]", ["unsupported-value spec.egress[0].ports[0].protocol"]),
        ("podSelector: {matchLabels: {a: 1}}", ["wrong-type spec.podSelector.matchLabels.a"]),
        ("podSelector: {matchLabels: {a: null}}", []),
        (
            "podSelector: {matchExpressions: [{key: a}]}",
            ["missing-field spec.podSelector.matchExpressions[0].operator"]
        ),
        ("policyTypes: [egress, Egress, Ingress]", ["policy-types spec.policyTypes"]),
        ("policyTypes: [egress]", ["unsupported-value spec.policyTypes[0]"]),
        ("podselector: {}", ["unknown-field spec.podselector"]),
        ("egress: [{to: [{ipBlock: {}}]}]", ["cidr spec.egress[0].to[0].ipBlock.cidr"]),
    ])
    func findsWhatTheServerRefuses(_ spec: String, _ expected: [String]) throws {
        #expect(try Self.findings(spec) == expected, "\(spec)")
    }

    @Test func namesTheNearestField() throws {
        let node = try #require(try parse(Array("spec: {egress: [{prots: []}]}".utf8), file: "p.yaml"))
        let result = StructureCheck.check(
            LocatedValue(node), resource: PolicyCheck.resource, model: try DefinitionsLoader.embedded())
        #expect(result.findings.map(\.hint) == ["did you mean ports?"])
    }

    @Test func deepObjectsEnd() throws {
        var value = LocatedValue(.scalar(.null), at: SourceLocation(file: "p", line: 1, column: 1))
        for _ in 0..<10_000 { value = LocatedValue(.array([value]), at: value.location) }
        let result = StructureCheck.check(
            value, resource: PolicyCheck.resource, model: try DefinitionsLoader.embedded())
        #expect(!result.findings.isEmpty)
    }
}
