import SluiceCodegen
import Testing

/// Declaration in, template lines out, side by side.
@Suite struct FragmentSnippets {
    struct Row: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var keyword = plainKeyword
        var properties: String
        var lines: String
    }

    static let rows = [
        Row(
            testDescription: "a boolean adds a constant rule",
            properties:
                #""same": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [ { "to": [ { "podSelector": {} } ] } ] } } }"#,
            lines: """
                {{- if $block.same }}
                - to:
                    - podSelector: {}
                {{- end }}
                """),
        Row(
            testDescription: "a list adds a rule for each element; a guaranteed value needs no condition",
            properties: """
                "blocks": { "type": "array", "items": { "type": "object", "required": ["cidr"], "properties": {
                  "cidr": { "type": "string" }, "ports": { "x-sluice": { "type": "NetworkPolicyEgressRule.ports" } } } },
                  "x-sluice": { "add": { "spec.egress": [ { "to": [ { "ipBlock": { "cidr": "$item.cidr" } } ], "ports": "$item.ports?" } ] } } }
                """,
            lines: """
                {{- range $item := $block.blocks }}
                - to:
                    - ipBlock:
                        cidr: {{ $item.cidr | quote }}
                  {{- if $item.ports }}
                  ports:
                    {{- toYaml $item.ports | nindent 4 }}
                  {{- end }}
                {{- end }}
                """),
        Row(
            testDescription: "a map adds a rule for each entry",
            properties: """
                "apps": { "type": "object", "additionalProperties": { "type": "integer", "minimum": 1 }, "x-sluice": { "add": { "spec.egress": [
                  { "to": [ { "podSelector": { "matchLabels": { "app": "$key" } } } ], "ports": [ { "port": "$value" } ] } ] } } }
                """,
            lines: """
                {{- range $key, $value := $block.apps }}
                - to:
                    - podSelector:
                        matchLabels:
                          app: {{ $key | quote }}
                  ports:
                    - port: {{ $value | toJson }}
                {{- end }}
                """),
        Row(
            testDescription: "an object with enabled, and $each inside",
            properties: """
                "api": { "type": "object", "properties": { "enabled": { "type": "boolean" }, "cidrs": { "type": "array", "items": { "type": "string" } } },
                  "x-sluice": { "add": { "spec.egress": [ { "to": [ { "$each": "$value.cidrs", "ipBlock": { "cidr": "$item" } } ] } ] } } }
                """,
            lines: """
                {{- with $value := $block.api }}
                {{- if $value.enabled }}
                {{- if $value.cidrs }}
                - to:
                    {{- range $item := $value.cidrs }}
                    - ipBlock:
                        cidr: {{ $item | quote }}
                    {{- end }}
                {{- end }}
                {{- end }}
                {{- end }}
                """),
        Row(
            testDescription: "a rule whose destination may be empty is dropped as a whole",
            properties: """
                "peers": { "x-sluice": { "type": "NetworkPolicyEgressRule.to" } },
                "dns": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [ { "to": "$block.peers", "ports": [ { "port": 53 } ] } ] } } }
                """,
            lines: """
                {{- if $block.dns }}
                {{- if $block.peers }}
                - to:
                    {{- toYaml $block.peers | nindent 4 }}
                  ports:
                    - port: 53
                {{- end }}
                {{- end }}
                """),
        Row(
            testDescription: "$$ is a dollar sign",
            keyword:
                #"{ "resource": "networking.k8s.io/v1/NetworkPolicy", "set": { "metadata.name": "x", "metadata.annotations": { "x": "$$item" } } }"#,
            properties: #""egress": {}"#, lines: "  annotations:\n    x: $item\n"),
    ]

    @Test(arguments: rows) func rendered(_ row: Row) throws {
        let files = try generator(schema(row.keyword, properties: row.properties)).fragments()
        let text = file("_policy.tpl", of: files)
        #expect(text.contains(row.lines), "\(text)")
    }

    @Test func theManifestStandsBehindAllGates() throws {
        let keyword = """
            { "resource": "networking.k8s.io/v1/NetworkPolicy", "when": ["on", "policy.enabled"], "set": { "metadata.name": "x" } }
            """
        let files = try generator(
            schema(keyword, properties: #""egress": {}"#, outside: #", "on": { "type": "boolean" }"#)
        ).fragments()
        #expect(file("templates/policy.yaml", of: files).contains("{{- if and .Values.on (.Values.policy).enabled }}"))
    }

    @Test func everyFileSaysThatItIsGenerated() throws {
        for file in try generator(schema(plainKeyword, properties: #""egress": {}"#)).fragments() {
            #expect(file.contents.hasPrefix("{{- /* Generated by sluice"))
        }
    }
}
