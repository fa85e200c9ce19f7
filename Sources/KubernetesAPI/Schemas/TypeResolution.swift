import SluiceDiagnostics
import SluiceYAML

extension ModelBuilder {
    /// What the schema at `node` stands for.
    func resolve(_ node: Node, at place: Place) -> ResolvedType {
        if node.kind == .bool, node.bool == true { return ResolvedType(type: .any) }
        guard node.kind == .mapping else {
            findings.append(
                node.finding("not-a-schema", "a schema must be an object", hint: "write {type: …} or {$ref: …}"))
            return ResolvedType(type: .any)
        }
        return resolve(SchemaKeywords(node), at: place)
    }

    func resolve(_ keywords: SchemaKeywords, at place: Place) -> ResolvedType {
        guard place.depth < Self.depthLimit else {
            findings.append(tooDeep(keywords.node))
            return ResolvedType(type: .any)
        }
        if let type = TypeForms.intOrString(keywords) {
            return finished(ResolvedType(type: type), keywords, at: place)
        }
        if let reference = keywords.reference {
            return finished(type(reference: reference, at: place), keywords, at: place)
        }
        if isObject(keywords) {
            return ResolvedType(type: inlineObject(keywords, at: place), isNullable: keywords.isNullable)
        }
        if let parts = keywords.allOf {
            return finished(combined(parts, at: place), keywords, at: place)
        }
        if keywords.type == nil, let alternatives = keywords.oneOf ?? keywords.anyOf {
            return finished(oneAlternative(alternatives, at: place), keywords, at: place)
        }
        return finished(plain(keywords, at: place), keywords, at: place)
    }

    /// Adds what the schema says beside the type itself.
    private func finished(
        _ resolved: ResolvedType, _ keywords: SchemaKeywords, at place: Place
    ) -> ResolvedType {
        var result = resolved
        result.type = resolved.type.constrained(
            by: keywords, keyNames: keyNames(keywords), hasListKind: hasListKind(keywords),
            isChecked: place.isCustomResource)
        result.isNullable = resolved.isNullable || keywords.isNullable
        for note in keywords.validations.map(ValidationReader.notes) ?? [] {
            if let narrower = CELStatements.narrowed(result.type, rule: note.text) {
                result.type = narrower
            } else {
                result.notes.append(note)
            }
        }
        return result
    }

    private func plain(_ keywords: SchemaKeywords, at place: Place) -> ResolvedType {
        let types = keywords.typeNodes
        guard let declared = types.first else { return untyped(keywords, at: place) }
        if types.count > 1 {
            return ResolvedType(type: TypeForms.union(of: types.map(\.text)))
        }
        switch declared.text {
        case "string": return ResolvedType(type: TypeForms.string(keywords))
        case "integer": return ResolvedType(type: .integer(NumberConstraints()))
        case "number": return ResolvedType(type: .number(NumberConstraints()))
        case "boolean": return ResolvedType(type: .boolean)
        case "array": return list(keywords, at: place)
        case "object": return map(keywords, at: place)
        default:
            let names = ["string", "integer", "number", "boolean", "array", "object"]
            findings.append(
                declared.finding(
                    "unknown-type", "\"\(declared.text)\" is no type of a schema",
                    hint: suggestion(for: declared.text, among: names)
                        ?? "the types are " + names.joined(separator: ", ")))
            return ResolvedType(type: .any)
        }
    }

    private func untyped(_ keywords: SchemaKeywords, at place: Place) -> ResolvedType {
        if keywords.items != nil { return list(keywords, at: place) }
        if keywords.additionalProperties != nil { return map(keywords, at: place) }
        if keywords.enumeration?.elements.contains(where: { $0.kind == .string }) == true || keywords.pattern != nil {
            return ResolvedType(type: TypeForms.string(keywords))
        }
        return ResolvedType(type: .any)
    }

    private func list(_ keywords: SchemaKeywords, at place: Place) -> ResolvedType {
        guard let items = keywords.items else { return ResolvedType(type: .array(.any, ArrayConstraints())) }
        let element = resolve(items, at: place.element())
        return ResolvedType(
            type: .array(element.type, ArrayConstraints(isElementNullable: isDeclaredNullable(items))),
            notes: element.notes.map { $0.below("[]") })
    }

    /// Whether an element may be null. Schemas for validators add the type `null` almost everywhere; that is not meant.
    private func isDeclaredNullable(_ schema: Node) -> Bool {
        schema.kind == .mapping && schema["nullable"]?.bool == true
    }

    private func map(_ keywords: SchemaKeywords, at place: Place) -> ResolvedType {
        guard let values = keywords.additionalProperties, values.kind == .mapping else {
            return ResolvedType(type: .map(.any, MapConstraints()))
        }
        let value = resolve(values, at: place.element())
        return ResolvedType(
            type: .map(value.type, MapConstraints(isValueNullable: isDeclaredNullable(values))),
            notes: value.notes.map { $0.below("{}") })
    }

    /// `allOf` as it is published: a reference to a type, or a type in pieces, none of which declares fields.
    private func combined(_ parts: Node, at place: Place) -> ResolvedType {
        var result: ResolvedType?
        for part in parts.elements {
            guard part.kind == .mapping else { continue }
            let keywords = SchemaKeywords(part)
            if let previous = result, keywords.reference == nil, keywords.type == nil {
                result = finished(previous, keywords, at: place)
            } else {
                let next = resolve(keywords, at: place.element())
                if result == nil || result?.type == .any { result = next }
            }
        }
        return result ?? ResolvedType(type: .any)
    }

    /// `oneOf` and `anyOf` without a common type: only `[X, null]` is one type.
    private func oneAlternative(_ alternatives: Node, at place: Place) -> ResolvedType {
        let others = alternatives.elements.filter { node in
            node.kind != .mapping || node["type"]?.text != "null"
        }
        if others.count == 1, let only = others.first {
            var result = resolve(only, at: place.element())
            result.isNullable = result.isNullable || alternatives.elements.count > 1
            return result
        }
        return ResolvedType(type: .any)
    }

    func tooDeep(_ node: Node) -> Finding {
        node.finding("too-deep", "schemas are nested deeper than \(Self.depthLimit) levels", hint: nil)
    }

    private func hasListKind(_ keywords: SchemaKeywords) -> Bool {
        guard let node = keywords.listTypeSince, let first = VersionKeyword.version(node, findings: &findings)
        else { return true }
        return table.version >= first
    }

    private func keyNames(_ keywords: SchemaKeywords) -> StringConstraints? {
        guard let node = keywords.keyNames else { return nil }
        let place = Place(owner: "", isJSON: false, depth: 0)
        guard node.kind == .mapping, case .string(let constraints) = keyType(node, at: place) else { return nil }
        return constraints
    }

    /// Schemas of keys need not say that keys are strings.
    private func keyType(_ node: Node, at place: Place) -> TypeExpression {
        if node["$ref"] != nil || node["type"] != nil { return resolve(node, at: place).type }
        return TypeExpression.string(StringConstraints())
            .constrained(by: SchemaKeywords(node), keyNames: nil, hasListKind: false, isChecked: false)
    }
}

extension ResolvedType.Note {
    func below(_ step: String) -> Self {
        Self(path: step + path, text: text, message: message)
    }
}
