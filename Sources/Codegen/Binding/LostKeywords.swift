import SluiceDiagnostics
import SluiceYAML

/// Keywords of a block's schema that no validator looks at.
enum LostKeywords {
    /// Up to draft-07, what stands beside a `$ref` is passed over (section 8.3 of the draft): such a `pattern` or
    /// `minItems` refuses nothing.
    static func findings(in block: Node, root: Node) -> [Finding] {
        if let draft = root["$schema"]?.string, draft.contains("2019-09") || draft.contains("2020-12") { return [] }
        var findings: [Finding] = []
        ReadKeywords.visit(block) { node in
            guard node["$ref"]?.string != nil else { return }
            for (key, _) in node.entries
            where key.text != "$ref" && SchemaEntryEmitter.structuralKeywords.contains(key.text) {
                findings.append(
                    Finding(
                        rule: "schema-ref-sibling", severity: .warning, location: key.location,
                        message: "\"\(key.text)\" has no effect beside \"$ref\" in this draft of JSON Schema",
                        hint: "put both into \"allOf\": [{ \"$ref\": … }, { \"\(key.text)\": … }]"))
            }
        }
        return findings
    }
}
