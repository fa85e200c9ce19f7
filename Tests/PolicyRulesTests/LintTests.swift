import SluiceAddresses
import SluiceDiagnostics
import Foundation
import SluiceKubernetesAPI
import Testing
import SluiceYAML

@testable import SluicePolicyRules

/// Policies and what the lints say of them, sensible ones with silence among them: the tables in `Lints/`.
@Suite struct LintTests {
    /// A rule of a table: a policy's text and the lines that are expected.
    struct Row: CustomTestStringConvertible, Sendable {
        var text: String
        var expected: [String]

        var testDescription: String { text }
    }

    private static let dns = """
        {to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], \
        ports: [{port: 53, protocol: UDP}, {port: 53, protocol: TCP}]}
        """

    static func rows(_ name: String) -> [Row] {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Lints/\(name)")
        var rows: [Row] = []
        for line in ((try? String(contentsOf: path, encoding: .utf8)) ?? "").split(separator: "\n") {
            if line.hasPrefix("    ") {
                rows[rows.count - 1].expected.append(line.trimmingCharacters(in: .whitespaces))
            } else if !line.hasPrefix("#") {
                rows.append(Row(text: String(line), expected: []))
            }
        }
        return rows
    }

    private func findings(ofSpec spec: String) throws -> [String] {
        let text = "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: \(spec)}"
        let node = try #require(try parse(Array(text.utf8), file: "p.yaml"))
        let result = PolicyCheck(model: try DefinitionsLoader.embedded()).check(LocatedValue(node))
        return result.findings.map { finding in
            "\(finding.severity) \(finding.rule) \(FieldPath(Array(finding.path.steps.dropFirst())))"
        }.sorted()
    }

    @Test(arguments: rows("egress.txt"))
    func egressRules(_ row: Row) throws {
        let rules = row.text.dropLast() + (row.text == "[]" ? "" : ", ") + Self.dns + "]"
        let found = try findings(ofSpec: "{podSelector: {}, policyTypes: [Egress], egress: \(rules)}")
        #expect(found == row.expected.sorted())
    }

    @Test(arguments: rows("spec.txt"))
    func specs(_ row: Row) throws {
        #expect(try findings(ofSpec: row.text.replacingOccurrences(of: "DNS", with: Self.dns)) == row.expected.sorted())
    }

    @Test func clusterAddressesAreToldBySettings() throws {
        let text = """
            {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: {podSelector: {}, \
            policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.244.3.0/24}}, {ipBlock: {cidr: 10.97.0.0/24}}, \
            {ipBlock: {cidr: 192.168.7.1/32}}], ports: [{port: 1}]}, \(Self.dns)]}}
            """
        let node = try #require(try parse(Array(text.utf8), file: "p.yaml"))
        func rules(_ options: RuleOptions) throws -> [String] {
            PolicyCheck(model: try DefinitionsLoader.embedded(), options: options).check(LocatedValue(node)).findings
                .map { "\($0.rule) \($0.path)" }.sorted()
        }
        #expect(try rules(RuleOptions()) == [])
        var options = RuleOptions()
        options.podCIDRs = [try #require(ParsedCIDR("10.244.0.0/16")?.block)]
        options.serviceCIDRs = [try #require(ParsedCIDR("10.96.0.0/12")?.block)]
        options.nodeCIDRs = [try #require(ParsedCIDR("192.168.7.0/24")?.block)]
        options.nodeLocalDNS = true
        #expect(
            try rules(options) == [
                "dns-node-local spec.egress", "pod-address spec.egress[0].to[0].ipBlock.cidr",
                "pod-address spec.egress[0].to[2].ipBlock.cidr", "service-address spec.egress[0].to[1].ipBlock.cidr",
            ])
    }

    @Test func tablesHoldEveryLintThatNeedsNoSettings() throws {
        let told = Set(
            (Self.rows("egress.txt") + Self.rows("spec.txt")).flatMap(\.expected).map { $0.split(separator: " ")[1] })
        let missing = Lints.catalogue.map(\.id).filter { !told.contains($0[...]) }
        #expect(missing == ["dns-node-local", "pod-address"])
    }
}
