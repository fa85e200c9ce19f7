import SluiceDiagnostics
import Testing

@testable import SluiceCodegen

/// What a declaration of the schema becomes in Swift, side by side.
@Suite struct ExpansionSnippetTests {
    static let rows: [(property: String, swift: String)] = [
        (
            #""dns": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [{ "ports": [{ "protocol": "UDP", "port": 53 }] }] } } }"#,
            """
            private var dns: [NetworkPolicyEgressRule] {
                guard block?.dns == true else { return [] }
                return [NetworkPolicyEgressRule(ports: [NetworkPolicyPort(protocol: .udp, port: 53)])]
            }
            """
        ),
        (
            #""cidrs": { "type": "array", "items": { "type": "string" }, "x-sluice": { "add": { "spec.egress": [{ "to": [{ "ipBlock": { "cidr": "$item" } }] }] } } }"#,
            """
            private var cidrs: [NetworkPolicyEgressRule] {
                var items: [NetworkPolicyEgressRule] = []
                for item in block?.cidrs ?? [] {
                    items.append(NetworkPolicyEgressRule(to: [NetworkPolicyPeer(ipBlock: IPBlock(cidr: item))]))
                }
                return items
            }
            """
        ),
        (
            #""byPort": { "type": "object", "additionalProperties": { "type": "string" }, "x-sluice": { "add": { "spec.egress": [{ "to": [{ "ipBlock": { "cidr": "$value" } }], "ports": [{ "port": "$key" }] }] } } }"#,
            """
            private var byPort: [NetworkPolicyEgressRule] {
                var items: [NetworkPolicyEgressRule] = []
                for (key, value) in SluiceSupport.inKeyOrder(block?.byPort) {
                    items.append(
                        NetworkPolicyEgressRule(
                            ports: [NetworkPolicyPort(port: IntOrString.string(key))],
                            to: [NetworkPolicyPeer(ipBlock: IPBlock(cidr: value))]))
                }
                return items
            }
            """
        ),
        (
            #""host": { "type": "string", "x-sluice": { "add": { "spec.egress": [{ "to": [{ "ipBlock": { "cidr": "$value" } }] }] } } }"#,
            """
            private var host: [NetworkPolicyEgressRule] {
                guard let value = SluiceSupport.nonEmpty(block?.host) else { return [] }
                return [NetworkPolicyEgressRule(to: [NetworkPolicyPeer(ipBlock: IPBlock(cidr: value))])]
            }
            """
        ),
        (
            // `to` matches everything when it is absent, so the whole rule goes with it.
            #""peers": { "type": "array", "items": { "type": "object", "required": ["label"], "properties": { "label": { "type": "string" } } }, "x-sluice": { "per": "value", "add": { "spec.egress": [{ "to": [{ "$each": "$value", "podSelector": { "matchLabels": { "a": "$item.label" } } }] }] } } }"#,
            """
            private var peers: [NetworkPolicyEgressRule] {
                guard let value = SluiceSupport.nonEmpty(block?.peers) else { return [] }
                let to: [NetworkPolicyPeer]? = SluiceSupport.nonEmpty(
                    value.compactMap { element -> NetworkPolicyPeer? in
                        guard let label = element.label else { return nil }
                        return NetworkPolicyPeer(podSelector: LabelSelector(matchLabels: ["a": label]))
                    })
                let item2: NetworkPolicyEgressRule? =
                    if let to {
                        NetworkPolicyEgressRule(to: to)
                    } else {
                        nil
                    }
                return SluiceSupport.present([item2]) ?? []
            }
            """
        ),
    ]

    @Test(arguments: rows.indices) func shortForm(_ index: Int) throws {
        let row = Self.rows[index]
        let text = try expansion(row.property)
        let lines = row.swift.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0.isEmpty ? "" : "    " + $0
        }
        #expect(text.contains(lines.joined(separator: "\n")), "\(text)")
    }

    @Test func nothingWithoutTheGates() throws {
        let text = try expansion("")
        #expect(text.contains("guard policy?.enabled == true else { return nil }"))
        #expect(text.contains("public func policy(in context: PolicyContext) -> NetworkPolicy?"))
    }

    @Test func shortFormsComeBeforeThePassThrough() throws {
        let text = try expansion(
            #""egress": {}, "open": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [{}] } } }"#)
        #expect(text.contains("        items += open\n        items += block?.egress ?? []\n"))
    }

    @Test func ownKeysWinOverConstants() throws {
        let keyword = """
            { "resource": "networking.k8s.io/v1/NetworkPolicy",
              "set": { "metadata.name": "{{ .Release.Name }}", "metadata.labels": { "a": "b" } } }
            """
        let text = file(
            "PolicyExpansion.swift",
            of: try generator(schema(keyword, properties: #""labels": {}"#)).swift())
        #expect(text.contains(#"labels: ["a": "b"].merging(block?.labels ?? [:]) { _, own in own }"#))
        #expect(text.contains("metadataName = rendered.metadata?.name"))
    }

    @Test func whatCannotBeConvertedIsFoundAtItsField() throws {
        let error = #expect(throws: SluiceError.self) {
            _ = try expansion(
                #""p": { "type": "object", "properties": { "a": { "type": "object", "properties": { "b": { "type": "string" } } } }, "x-sluice": { "add": { "spec.egress": [{ "to": [{ "podSelector": "$value.a" }] }] } } }"#
            )
        }
        let finding = try #require(error?.findings.first)
        #expect(finding.rule == "x-sluice-type-mismatch")
        #expect(
            finding.message
                == #"$value.a has a property "b", which LabelSelector has not, but an object (LabelSelector) belongs here"#
        )
        #expect(finding.location?.line == 11)
    }

    private func expansion(_ property: String) throws -> String {
        let separated = property.isEmpty ? #""zone": { "type": "string" }"# : property
        return file(
            "PolicyExpansion.swift", of: try generator(schema(plainKeyword, properties: separated)).swift())
    }
}
