import SluiceYAML

extension ModelBuilder {
    /// Adds the rules of an object whose schema comes in `parts` and whose fields are known.
    ///
    /// - Parameter notes: rules on values below the object that are not objects, to be documented.
    func addRules(of parts: [SchemaKeywords], notes: [ResolvedType.Note], to object: inout ObjectType, at place: Place)
    {
        let names = parts.flatMap { $0.properties?.entries.map { $0.key.text } ?? [] }
        for part in parts {
            if let node = part.rules {
                object.rules += RuleReader(fields: names).read(node, findings: &findings)
            }
        }
        for (index, group) in parts.flatMap(RequiredGroups.read).enumerated() {
            object.rules.append(
                CrossFieldRule(id: "required-group-\(index + 1)", kind: group.kind, message: group.message))
        }
        let own = parts.flatMap { $0.validations.map(ValidationReader.notes) ?? [] }
        for (index, note) in (own + notes).enumerated() {
            add(note, id: "validation-\(index + 1)", to: &object)
        }
        if place.isCustomResource { addUniqueKeys(to: &object) }
    }

    /// States a CEL rule, or documents it.
    private func add(_ note: ResolvedType.Note, id: String, to object: inout ObjectType) {
        let message = note.message ?? "must satisfy \(note.text)"
        if note.path.isEmpty, let statements = CELStatements(rule: note.text, of: object) {
            for (index, kind) in statements.rules.enumerated() {
                object.rules.append(
                    CrossFieldRule(id: index == 0 ? id : "\(id)-\(index + 1)", kind: kind, message: message))
            }
            statements.narrow(&object)
            return
        }
        let text = note.path.isEmpty ? note.text : "\(note.path): \(note.text)"
        object.rules.append(CrossFieldRule(id: id, kind: .documented(text: text), message: message))
    }

    /// The API server refuses elements of a list with the same keys (`x-kubernetes-list-type: map`).
    private func addUniqueKeys(to object: inout ObjectType) {
        for field in object.fields {
            guard case .array(.object, let constraints) = field.type, case .map(let keys)? = constraints.listKind,
                !keys.isEmpty
            else { continue }
            object.rules.append(
                CrossFieldRule(
                    id: "unique-\(field.name)", kind: .uniqueKeys(field: field.name, keys: keys),
                    message: "each element must have a \(keys.joined(separator: " and ")) of its own"))
        }
    }
}
