import SluiceAddresses
import Foundation
import NetworkPolicyTypes
import Testing
import SluiceYAML

@testable import SluicePolicyAnalysis

/// Every pair of nine pods and some outside addresses, on three ports of three protocols: what policies promise, and
/// what the sets say, in full.
///
/// A table begins with everything allowed; its lines `deny: FROM -> TO` and `allow: FROM -> TO on PORT` apply in order.
/// An end is `*`, `out` (any address outside), `x/*`, `x/a`, or an address.
@Suite struct TruthTableTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var policies: [AnalysedPolicy]
        var truth: [Line]

        var testDescription: String { name }
    }

    struct Line: Sendable {
        var isAllowed: Bool
        var from: String
        var to: String
        var port: String?
    }

    static let outside = ["1.2.3.4", "10.0.0.5", "10.1.0.5", "2001:db8::1"]
    static let ends = ["x", "y", "z"].flatMap { space in ["a", "b", "c"].map { "\(space)/\($0)" } } + outside
    static let ports = [53, 80, 81]

    @Test(arguments: ["recipes", "conformance"].flatMap(cases))
    func holds(_ table: Case) throws {
        let algebra = ConnectionAlgebra()
        var wrong: [String] = []
        for from in Self.ends {
            for to in Self.ends where from.contains("/") || to.contains("/") {
                for port in Self.ports {
                    for transport in TransportProtocol.allCases {
                        let expected = Self.expected(table.truth, from, to, "\(port)/\(transport.rawValue)")
                        let actual =
                            try Self.allows(.egress, from, to, port, transport, table, algebra)
                            && Self.allows(.ingress, to, from, port, transport, table, algebra)
                        if expected != actual {
                            wrong.append("\(from) -> \(to) on \(port)/\(transport.rawValue): \(actual)")
                        }
                    }
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(5)) and \(max(0, wrong.count - 5)) more")
    }

    private static func expected(_ truth: [Line], _ from: String, _ to: String, _ port: String) -> Bool {
        truth.last { matches($0.from, from) && matches($0.to, to) && ($0.port == nil || $0.port == port) }?.isAllowed
            ?? true
    }

    private static func matches(_ pattern: String, _ end: String) -> Bool {
        switch pattern {
        case "*": true
        case "out": !end.contains("/")
        default: pattern.hasSuffix("/*") ? end.hasPrefix(pattern.dropLast()) : pattern == end
        }
    }

    private static func allows(
        _ direction: Direction, _ subject: String, _ other: String, _ port: Int, _ transport: TransportProtocol,
        _ table: Case, _ algebra: ConnectionAlgebra
    ) throws -> Bool {
        // Nobody restricts what lies outside.
        guard subject.contains("/") else { return true }
        let (labels, namespace) = pod(subject)
        let own = PodIdentity(
            namespace: namespace[PodSelections.namespaceName] ?? "", labels: labels, namespaceLabels: namespace)
        let set = algebra.connections(direction, of: table.policies.filter { $0.selects(own) })
        // The pod that is connected to calls its ports serve-80-tcp and so on.
        let server = direction == .egress ? other : subject
        let name = server.contains("/") ? "serve-\(port)-\(transport.rawValue.lowercased())" : nil
        if other.contains("/") {
            let (labels, namespace) = pod(other)
            return algebra.contains(set, podLabels: labels, namespace: namespace, transport, port: port, named: name)
        }
        let address = try #require(ParsedCIDR("\(other)/\(other.contains(":") ? 128 : 32)")).address
        return algebra.contains(set, address: address, transport, port: port, named: name)
    }

    private static func pod(_ end: String) -> (labels: [String: String], namespace: [String: String]) {
        let parts = end.split(separator: "/").map(String.init)
        return (["pod": parts[1]], ["ns": parts[0], "kubernetes.io/metadata.name": parts[0]])
    }

    static func cases(_ file: String) -> [Case] {
        do {
            let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
                path: "Tables/\(file).yaml")
            let root = try parse(Array(try Data(contentsOf: path)), file: file)
            var cases: [Case] = []
            for node in (root?.elements).map(Array.init) ?? [] {
                var table = Case(name: node["name"]?.text ?? "", policies: [], truth: [])
                for policy in (node["policies"]?.elements).map(Array.init) ?? [] {
                    let decoded = try ValueDecoder().decode(NetworkPolicy.self, from: policy.value())
                    table.policies.append(AnalysedPolicy(decoded))
                }
                table.truth = (node["truth"]?.elements).map(Array.init)?.compactMap(line) ?? []
                cases.append(table)
            }
            return cases
        } catch {
            fatalError("\(file): \(error)")
        }
    }

    private static func line(_ node: Node) -> Line? {
        guard let entry = node.entries.first else { return nil }
        let words = entry.value.text.split(separator: " ").map(String.init)
        return Line(
            isAllowed: entry.key.text == "allow", from: words[0], to: words[2], port: words.count > 4 ? words[4] : nil)
    }
}
