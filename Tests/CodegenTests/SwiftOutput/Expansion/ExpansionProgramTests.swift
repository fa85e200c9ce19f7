import SluiceCodegen
import Foundation
import Testing

/// Emitted expansions, compiled and run: values in, resources out. The expected JSON is written by hand.
@Suite struct ExpansionProgramTests {
    struct Row: Sendable {
        var values: String
        /// `nil` where the values switch the resource off; else what its `spec` is.
        var spec: String
    }

    /// The reference chart's own schema.
    @Test func referenceChart() throws {
        let rows = [
            Row(values: "{}", spec: "nil"),
            Row(values: #"{"networkPolicy":{"enabled":false}}"#, spec: "nil"),
            Row(
                // Without its directions the policy would leave open what it closes.
                values: #"{"networkPolicy":{"enabled":true,"allowDNS":true}}"#, spec: "nil"),
            Row(
                values:
                    #"{"networkPolicy":{"enabled":true,"policyTypes":["Egress"],"ingress":[],"allowDNS":true,"dnsPeers":[]}}"#,
                spec: #"{"egress":[],"ingress":[],"podSelector":{"matchLabels":{"app":"x"}},"policyTypes":["Egress"]}"#),
            Row(
                values:
                    #"{"networkPolicy":{"enabled":true,"policyTypes":["Egress"],"allowDNS":true,"dnsPeers":[{"podSelector":{}}],"allowSameNamespace":true}}"#,
                spec:
                    #"{"egress":[{"ports":[{"port":53,"protocol":"UDP"},{"port":53,"protocol":"TCP"}],"to":[{"podSelector":{}}]},{"to":[{"podSelector":{}}]}],"podSelector":{"matchLabels":{"app":"x"}},"policyTypes":["Egress"]}"#
            ),
            Row(
                values:
                    #"{"networkPolicy":{"enabled":true,"policyTypes":["Egress"],"egress":[{"to":[{"ipBlock":{"cidr":"192.0.2.0/24"}}]}],"allowCIDRs":[{"cidr":"10.0.0.0/8","except":[],"ports":[{"port":"https"}]}]}}"#,
                spec:
                    #"{"egress":[{"ports":[{"port":"https"}],"to":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]},{"to":[{"ipBlock":{"cidr":"192.0.2.0/24"}}]}],"podSelector":{"matchLabels":{"app":"x"}},"policyTypes":["Egress"]}"#
            ),
            Row(
                values:
                    #"{"networkPolicy":{"enabled":true,"policyTypes":["Egress"],"allowNamespaces":[{"name":"a","podSelector":{}},{"name":"b","podSelector":{"matchLabels":{"c":"d"}}}]}}"#,
                spec:
                    #"{"egress":[{"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"a"}}}]},{"to":[{"namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"b"}},"podSelector":{"matchLabels":{"c":"d"}}}]}],"podSelector":{"matchLabels":{"app":"x"}},"policyTypes":["Egress"]}"#
            ),
            Row(
                values:
                    #"{"networkPolicy":{"enabled":true,"policyTypes":["Egress"],"allowKubernetesAPI":{"enabled":true,"cidrs":["10.0.0.1/32"],"ports":[{"port":443}]}}}"#,
                spec:
                    #"{"egress":[{"ports":[{"port":443}],"to":[{"ipBlock":{"cidr":"10.0.0.1/32"}}]}],"podSelector":{"matchLabels":{"app":"x"}},"policyTypes":["Egress"]}"#
            ),
            Row(
                values:
                    #"{"networkPolicy":{"enabled":true,"policyTypes":["Egress"],"allowKubernetesAPI":{"enabled":true,"cidrs":[]}}}"#,
                spec: #"{"egress":[],"podSelector":{"matchLabels":{"app":"x"}},"policyTypes":["Egress"]}"#),
        ]
        let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../../schema/values.schema.json")
        try check(
            rows, schema: try String(contentsOf: schema, encoding: .utf8), values: "AgentsValues",
            expansion: "NetworkPolicyExpansion", chartName: "agents")
    }

    /// Where values may be absent or empty, and where values and API have other types.
    @Test func emptinessAndConversions() throws {
        let keyword = """
            { "resource": "networking.k8s.io/v1/NetworkPolicy", "set": {
              "metadata.name": "x", "metadata.annotations": { "note": "fixed" },
              "spec.podSelector.matchLabels": { "app": "x", "zone": "$block.zone?" },
              "spec.egress": [ { "to": [ { "podSelector": {} } ] } ], "spec.policyTypes": ["Egress"] } }
            """
        let properties = #"""
            "zone": { "type": "string" }, "policyTypes": {}, "annotations": {}, "egress": {},
            "hosts": { "type": "object", "additionalProperties": { "type": "string" }, "x-sluice": { "add": { "spec.egress": [
              { "to": [ { "ipBlock": { "cidr": "$value" } } ], "ports": [ { "port": "$key" } ] } ] } } },
            "targets": { "type": "array", "items": { "type": "object", "required": ["port"], "properties": {
                "cidr": { "type": "string" }, "port": { "type": "integer" }, "protocol": { "type": "string", "enum": ["TCP", "UDP"] } } },
              "x-sluice": { "add": { "spec.egress": [
                { "to": [ { "ipBlock": { "cidr": "$item.cidr" } } ], "ports": [ { "port": "$item.port", "protocol": "$item.protocol?" } ] } ] } } },
            "groups": { "type": "object", "properties": {
                "labels": { "type": "array", "items": { "type": "object", "required": ["label"], "properties": { "label": { "type": "string" } } } } },
              "x-sluice": { "add": { "spec.egress": [
                { "to": [ { "$each": "$value.labels", "podSelector": { "matchLabels": { "group": "$item.label" } } } ] } ] } } },
            "roles": { "type": "array", "items": { "type": "string" }, "x-sluice": { "per": "value", "add": { "spec.egress": [
              { "to": [ { "podSelector": { "matchExpressions": [ { "key": "role", "operator": "In", "values": "$value" } ] } } ] } ] } } },
            "teams": { "type": "object", "additionalProperties": { "type": "object", "properties": {
                "label": { "type": "string" }, "cidr": { "type": "string" } } }, "x-sluice": { "add": { "spec.egress": [ { "to": [
              { "podSelector": { "matchExpressions": [ { "key": "$value.label", "operator": "In", "values": ["$key"] } ] } },
              { "ipBlock": { "cidr": "$value.cidr" } } ] } ] } } }
            """#
        let first = #"{"to":[{"podSelector":{}}]}"#
        let rest = #""podSelector":{"matchLabels":{"app":"x"}},"policyTypes":["Egress"]}"#
        let rows = [
            Row(values: #"{"policy":{"enabled":true,"zone":""}}"#, spec: #"{"egress":[\#(first)],\#(rest)"#),
            Row(
                values: #"{"policy":{"enabled":true,"zone":"z","policyTypes":["Ingress"]}}"#,
                spec:
                    #"{"egress":[\#(first)],"podSelector":{"matchLabels":{"app":"x","zone":"z"}},"policyTypes":["Egress","Ingress"]}"#
            ),
            Row(
                values: #"{"policy":{"enabled":true,"hosts":{"web":"10.0.0.2/32","dns":"10.0.0.1/32"}}}"#,
                spec:
                    #"{"egress":[\#(first),{"ports":[{"port":"dns"}],"to":[{"ipBlock":{"cidr":"10.0.0.1/32"}}]},{"ports":[{"port":"web"}],"to":[{"ipBlock":{"cidr":"10.0.0.2/32"}}]}],\#(rest)"#
            ),
            Row(
                values:
                    #"{"policy":{"enabled":true,"targets":[{"port":80},{"cidr":"","port":80},{"cidr":"10.0.0.1/32","port":443},{"cidr":"10.0.0.2/32","port":80,"protocol":"UDP"}]}}"#,
                spec:
                    #"{"egress":[\#(first),{"ports":[{"port":443}],"to":[{"ipBlock":{"cidr":"10.0.0.1/32"}}]},{"ports":[{"port":80,"protocol":"UDP"}],"to":[{"ipBlock":{"cidr":"10.0.0.2/32"}}]}],\#(rest)"#
            ),
            Row(
                values: #"{"policy":{"enabled":true,"groups":{"labels":[{"label":"g"}]}}}"#,
                spec: #"{"egress":[\#(first),{"to":[{"podSelector":{"matchLabels":{"group":"g"}}}]}],\#(rest)"#),
            Row(
                values: #"{"policy":{"enabled":true,"groups":{"labels":[]}}}"#, spec: #"{"egress":[\#(first)],\#(rest)"#
            ),
            Row(
                values: #"{"policy":{"enabled":true,"roles":[],"egress":[]}}"#, spec: #"{"egress":[\#(first)],\#(rest)"#
            ),
            Row(
                values: #"{"policy":{"enabled":true,"roles":["a","b"]}}"#,
                spec:
                    #"{"egress":[\#(first),{"to":[{"podSelector":{"matchExpressions":[{"key":"role","operator":"In","values":["a","b"]}]}}]}],\#(rest)"#
            ),
            // The API field `key` is written beside `$key`, which it must not hide.
            Row(
                values:
                    #"{"policy":{"enabled":true,"teams":{"k":{"label":"team"},"l":{"cidr":"10.0.0.1/32"}}}}"#,
                spec:
                    #"{"egress":[\#(first),{"to":[{"podSelector":{"matchExpressions":[{"key":"team","operator":"In","values":["k"]}]}}]},{"to":[{"ipBlock":{"cidr":"10.0.0.1/32"}}]}],\#(rest)"#
            ),
        ]
        try check(
            rows, schema: schema(keyword, properties: properties), values: "DemoValues", expansion: "PolicyExpansion",
            chartName: "demo")
    }

    private func check(_ rows: [Row], schema: String, values: String, expansion: String, chartName: String) throws {
        let lines = rows.map { "try show(#\"\($0.values)\"#)" }.joined(separator: "\n")
        let main = """
            import Foundation
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let rendered = NetworkPolicy(
                metadata: ObjectMeta(name: "x"),
                spec: NetworkPolicySpec(podSelector: LabelSelector(matchLabels: ["app": "x"])))
            @MainActor func show(_ json: String) throws {
                let values = try JSONDecoder().decode(\(values).self, from: Data(json.utf8))
                let resource = \(expansion).resource(for: values, like: rendered)
                print(try resource.map { String(decoding: try encoder.encode($0.spec), as: UTF8.self) } ?? "nil")
            }
            \(lines)
            """
        let files = try generator(schema, chartName: chartName).swift()
        let program = SwiftProgram(files: files, main: main)
        #expect(try program.formatFindings() == "")
        let printed = try program.output().split(separator: "\n").map(String.init)
        #expect(printed.count == rows.count)
        for (row, line) in zip(rows, printed) { #expect(line == row.spec, "\(row.values)") }
    }
}
