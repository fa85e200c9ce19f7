import SluiceDiagnostics
import Foundation
import SluiceKubernetesAPI
import Testing
import SluiceYAML

@testable import SluicePolicyRules

/// Verdicts of the real server's code, path by path.
@Suite struct VerdictTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Verdicts")

    private static func lines(_ name: String) throws -> [String] {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    @Test(arguments: [
        ("kubernetes-1.36.txt", KubernetesVersion(minor: 36)), ("kubernetes-1.33.txt", KubernetesVersion(minor: 33)),
    ])
    func areTheServers(_ file: String, _ version: KubernetesVersion) throws {
        let policies = try Self.lines("policies.jsonl")
        let verdicts = try Self.lines(file)
        try #require(policies.count == verdicts.count && policies.count >= 300)
        var options = RuleOptions()
        options.kubernetesVersion = version
        let check = PolicyCheck(model: try DefinitionsLoader.embedded(), options: options)
        for (policy, verdict) in zip(policies, verdicts) {
            let node = try #require(try parse(Array(policy.utf8), file: "p.json"))
            let findings = check.check(LocatedValue(node), hasLints: false).findings
            #expect(Self.verdict(findings) == verdict, "\(policy)")
        }
    }

    private static func verdict(_ findings: [RuleFinding]) -> String {
        var errors: [String: Int] = [:]
        for finding in findings where finding.severity == .error { errors[finding.path.description, default: 0] += 1 }
        let warnings = findings.filter { $0.severity == .warning }.map(\.path.description).sorted()
        return errors.map { "\($0.key)*\($0.value)" }.sorted().joined(separator: " ") + "|"
            + (errors.isEmpty ? warnings.joined(separator: " ") : "")
    }
}
