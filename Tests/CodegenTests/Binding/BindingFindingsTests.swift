import SluiceCodegen
import SluiceDiagnostics
import Testing

/// What is wrong with a keyword is found at its own place, with a hint.
@Suite struct BindingFindings {
    struct Row: CustomTestStringConvertible, Sendable {
        var name: String
        var keyword = plainKeyword
        var properties: String
        var rule: String
        /// Text of the schema at which the finding must stand.
        var at: String
        var message: String
        var hint = ""
        var testDescription: String { name }
    }

    static let rows = [
        Row(
            name: "misspelt resource", keyword: #"{ "resource": "networking.k8s.io/v1/NetworkPolice" }"#,
            properties: #""egress": {}"#, rule: "x-sluice-resource", at: #""networking.k8s.io/v1/NetworkPolice""#,
            message: "no resource", hint: #"did you mean "networking.k8s.io/v1/NetworkPolicy"?"#),
        Row(
            name: "misspelt block key",
            keyword: #"{ "resource": "networking.k8s.io/v1/NetworkPolicy", "wen": ["policy.enabled"] }"#,
            properties: #""egress": {}"#, rule: "x-sluice-unknown-key", at: #""wen""#, message: #"no key "wen""#,
            hint: #"did you mean "when"?"#),
        Row(
            name: "keyword that is no object", keyword: "true", properties: #""egress": {}"#, rule: "x-sluice-shape",
            at: "true,", message: "must be an object"),
        Row(
            name: "path that is no API field",
            keyword: #"{ "resource": "networking.k8s.io/v1/NetworkPolicy", "set": { "spec.podSelektor": {} } }"#,
            properties: #""egress": {}"#, rule: "x-sluice-path", at: #""spec.podSelektor""#,
            message: #"has no "podSelektor""#, hint: #"did you mean "podSelector"?"#),
        Row(
            name: "gate that is no value",
            keyword: #"{ "resource": "networking.k8s.io/v1/NetworkPolicy", "when": ["policy.enabeld"] }"#,
            properties: #""egress": {}"#, rule: "x-sluice-when", at: #""policy.enabeld"]"#,
            message: "no value of this chart", hint: #"did you mean "enabled"?"#),
        Row(
            name: "gate that is no boolean",
            keyword: #"{ "resource": "networking.k8s.io/v1/NetworkPolicy", "when": ["policy.mode"] }"#,
            properties: #""mode": { "type": "string" }"#, rule: "x-sluice-when", at: #""policy.mode"]"#,
            message: "a gate is a boolean"),
        Row(
            name: "misspelt field in add",
            properties: #""a": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [ { "too": [] } ] } } }"#,
            rule: "x-sluice-unknown-field", at: #""too""#, message: #"NetworkPolicyEgressRule has no field "too""#,
            hint: #"did you mean "to"?"#),
        Row(
            name: "text where a list belongs",
            properties:
                #""a": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [ { "ports": "https" } ] } } }"#,
            rule: "x-sluice-type-mismatch", at: #""https""#,
            message: "a list of NetworkPolicyPort belongs here, not a string"),
        Row(
            name: "value outside the closed set",
            properties:
                #""a": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [ { "ports": [ { "protocol": "TPC" } ] } ] } } }"#,
            rule: "x-sluice-type-mismatch", at: #""TPC""#, message: "none of the values", hint: #"did you mean "TCP"?"#),
        Row(
            name: "port out of range",
            properties:
                #""a": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [ { "ports": [ { "port": 70000 } ] } ] } } }"#,
            rule: "x-sluice-type-mismatch", at: "70000", message: "70000 is above 65535"),
        Row(
            name: "missing required field",
            properties:
                #""a": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [ { "to": [ { "ipBlock": {} } ] } ] } } }"#,
            rule: "x-sluice-missing-field", at: "{} }", message: #"IPBlock needs "cidr""#),
        Row(
            name: "unknown placeholder",
            properties:
                #""a": { "type": "array", "items": { "type": "string" }, "x-sluice": { "add": { "spec.egress": [ { "to": [ { "ipBlock": { "cidr": "$itm" } } ] } ] } } }"#,
            rule: "x-sluice-placeholder", at: #""$itm""#, message: "$itm means nothing here",
            hint: "did you mean $item?"),
        Row(
            name: "placeholder of no property",
            properties:
                #""a": { "type": "array", "items": { "type": "object", "properties": { "cidr": { "type": "string" } } }, "x-sluice": { "add": { "spec.egress": [ { "to": [ { "ipBlock": { "cidr": "$item.cdir" } } ] } ] } } }"#,
            rule: "x-sluice-placeholder", at: #""$item.cdir""#, message: #"declares no "cdir""#,
            hint: #"did you mean "cidr"?"#),
        Row(
            name: "placeholder of the wrong type",
            properties:
                #""a": { "type": "array", "items": { "type": "integer" }, "x-sluice": { "add": { "spec.egress": [ { "to": [ { "ipBlock": { "cidr": "$item" } } ] } ] } } }"#,
            rule: "x-sluice-type-mismatch", at: #""$item""#, message: "integer"),
        Row(
            name: "add to something that is no list",
            properties: #""a": { "type": "boolean", "x-sluice": { "add": { "spec.podSelector": [ {} ] } } }"#,
            rule: "x-sluice-path", at: #""spec.podSelector""#, message: #""add" appends to lists"#),
        Row(
            name: "pass-through of the wrong type", properties: #""egress": { "type": "object" }"#,
            rule: "x-sluice-type-mismatch", at: #""egress""#,
            message: "spec.egress is a list of NetworkPolicyEgressRule"),
        Row(
            name: "unknown type", properties: #""a": { "x-sluice": { "type": "IPBlok.cidr" } }"#, rule: "x-sluice-type",
            at: #""IPBlok.cidr""#, message: "names no API type", hint: #"did you mean "IPBlock"?"#),
        Row(
            name: "unknown type below a short form",
            properties:
                #""a": { "type": "array", "items": { "type": "object", "properties": { "p": { "x-sluice": { "type": "NetworkPolicyEgressRule.prts" } } } }, "x-sluice": { "add": { "spec.egress": [ {} ] } } }"#,
            rule: "x-sluice-path", at: #""NetworkPolicyEgressRule.prts""#, message: #"has no "prts""#,
            hint: #"did you mean "ports"?"#),
        Row(
            name: "an element of $each that may vanish",
            properties:
                #""a": { "type": "array", "items": { "type": "object", "properties": { "l": { "type": "string" } } }, "x-sluice": { "per": "value", "add": { "spec.egress": [ { "to": [ { "$each": "$value", "podSelector": { "matchLabels": { "l": "$item.l" } } } ] } ] } } }"#,
            rule: "x-sluice-may-vanish", at: #"{ "$each""#, message: "may come out empty", hint: "required"),
        Row(
            name: "misspelt keyword", properties: #""a": { "x-sluise": { "add": {} } }"#, rule: "x-sluice-misspelt",
            at: #""x-sluise""#, message: "no keyword", hint: #"did you mean "x-sluice"?"#),
        Row(
            name: "template in add",
            properties:
                #""a": { "type": "boolean", "x-sluice": { "add": { "spec.egress": [ { "ports": [ { "port": "{{ .Values.p }}" } ] } ] } } }"#,
            rule: "x-sluice-template", at: #""{{ .Values.p }}""#, message: "cannot stand in"),
        Row(
            name: "reference that leads nowhere", properties: ##""a": { "$ref": "#/definitions/nope" }"##,
            rule: "schema-reference", at: ##""#/definitions/nope""##, message: "leads nowhere"),
        Row(
            name: "reference in a circle", properties: ##""a": { "$ref": "#/properties/policy/properties/a" }"##,
            rule: "schema-reference", at: ##""#/properties/policy/properties/a""##, message: "in a circle"),
    ]

    @Test(arguments: rows) func found(_ row: Row) throws {
        let text = schema(row.keyword, properties: row.properties)
        let error = try #require(throws: SluiceError.self) { try generator(text) }
        let finding = try #require(error.findings.first)
        #expect(error.findings.count == 1)
        #expect(finding.rule == row.rule)
        #expect(finding.message.contains(row.message), "\(finding.message)")
        let hint = try #require(finding.hint)
        #expect(!hint.isEmpty && (row.hint.isEmpty || hint.contains(row.hint)), "\(hint)")
        let location = try #require(finding.location)
        let line = Array(
            text.split(separator: "\n", omittingEmptySubsequences: false)[location.line - 1].unicodeScalars)
        var rest = String.UnicodeScalarView()
        rest.append(contentsOf: line[(location.column - 1)...])
        #expect(String(rest).hasPrefix(row.at), "found at: \(String(rest))")
    }

    @Test func everyMistakeIsReportedAtOnce() throws {
        let text = schema(
            plainKeyword,
            properties: #""a": { "x-sluice": { "type": "Nope" } }, "b": { "x-sluice": { "field": "spec.nope" } }"#)
        let error = #expect(throws: SluiceError.self) { try generator(text) }
        #expect(error?.findings.count == 2)
    }

    @Test func aKeywordOutsideOfABlock() throws {
        let text = schema(plainKeyword, properties: "", outside: #", "a": { "x-sluice": { "add": {} } }"#)
            .replacing("\"default\": false },", with: "\"default\": false }")
        let error = #expect(throws: SluiceError.self) { try generator(text) }
        #expect(error?.findings.map(\.rule) == ["x-sluice-outside"])
    }

    @Test func aResourceNeedsAName() throws {
        let generator = try generator(
            schema(#"{ "resource": "networking.k8s.io/v1/NetworkPolicy" }"#, properties: #""egress": {}"#))
        let error = #expect(throws: SluiceError.self) { try generator.fragments() }
        #expect(error?.findings.first?.rule == "x-sluice-name")
    }
}
