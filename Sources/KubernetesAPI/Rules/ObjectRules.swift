import YAML

extension ModelBuilder {
    /// The rules of an object whose schema comes in `parts`.
    func rules(of parts: [SchemaKeywords], notes: [ResolvedType.Note]) -> [CrossFieldRule] {
        var rules: [CrossFieldRule] = []
        let names = parts.flatMap { $0.properties?.entries.map { $0.key.text } ?? [] }
        for part in parts {
            if let node = part.rules {
                rules += RuleReader(fields: names).read(node, findings: &findings)
            }
        }
        for (index, group) in parts.flatMap(RequiredGroups.read).enumerated() {
            rules.append(CrossFieldRule(id: "required-group-\(index + 1)", kind: group.kind, message: group.message))
        }
        let own = parts.flatMap { $0.validations.map(ValidationReader.notes) ?? [] }
        for (index, note) in (own + notes).enumerated() {
            let text = note.path.isEmpty ? note.text : "\(note.path): \(note.text)"
            rules.append(
                CrossFieldRule(
                    id: "validation-\(index + 1)", kind: .documented(text: text),
                    message: note.message ?? "must satisfy \(note.text)"))
        }
        return rules
    }
}
