import SluiceDiagnostics
import SluiceYAML

extension ModelBuilder {
    /// The type that a `$ref` points to.
    func type(reference node: Node, at place: Place) -> ResolvedType {
        guard let text = node.string, let reference = SchemaReference(text) else {
            findings.append(
                node.finding(
                    "unknown-reference", "this reference does not point to a definition",
                    hint: "write #/components/schemas/NAME, #/definitions/NAME or #/$defs/NAME"))
            return ResolvedType(type: .any)
        }
        if let file = reference.file, !isLoaded(file) {
            findings.append(
                node.finding(
                    "unknown-reference", "\(file) is not among the files that were given",
                    hint: suggestion(for: file, among: table.fileNames) ?? "give that file as well"))
            return ResolvedType(type: .any)
        }
        guard table.entry(reference.name) != nil else {
            findings.append(unknown(reference.name, at: node))
            return ResolvedType(type: .any)
        }
        return resolved(definition: reference.name, from: node, at: place)
    }

    /// The type that a definition stands for; object types are queued.
    func type(ofDefinition name: String, at place: Place) -> TypeExpression {
        guard let entry = table.entry(name) else { return .any }
        return resolved(definition: name, from: entry.schema, at: place).type
    }

    private func resolved(definition name: String, from node: Node, at place: Place) -> ResolvedType {
        if let known = KnownTypes.type(name) { return ResolvedType(type: known) }
        if let alias = aliases[name] { return alias }
        guard let entry = table.entry(name) else { return ResolvedType(type: .any) }
        guard entry.schema.kind == .mapping else {
            return resolve(entry.schema, at: place)
        }
        let keywords = SchemaKeywords(entry.schema)
        if isNamedObject(keywords) { return ResolvedType(type: enqueue(name), isNullable: keywords.isNullable) }
        return resolved(alias: keywords, of: entry, from: node, at: place)
    }

    private func resolved(
        alias keywords: SchemaKeywords, of entry: SchemaEntry, from node: Node, at place: Place
    ) -> ResolvedType {
        guard aliasesInProgress.insert(entry.name).inserted else {
            // A list of itself, say, is legal, but no finite type expression: any value will do there.
            if !isOnlyReferences(from: entry.name) { return ResolvedType(type: .any) }
            findings.append(
                node.finding(
                    "circular-reference", "the references from \(entry.name) lead back to it and never reach a type",
                    hint: "let one of them state a type"))
            return ResolvedType(type: .any)
        }
        let result = resolve(
            keywords, at: Place(owner: entry.name, isJSON: entry.isJSON, depth: place.depth + 1))
        aliasesInProgress.remove(entry.name)
        aliases[entry.name] = result
        return result
    }

    /// Whether a chain of plain references leads from a definition back to itself.
    private func isOnlyReferences(from start: String) -> Bool {
        var name = start
        for _ in 0..<(table.names.count + table.fallbackNames.count) {
            guard let schema = table.entry(name)?.schema, schema.kind == .mapping,
                let node = schema["$ref"] ?? schema["allOf"]?.elements.first(where: { $0["$ref"] != nil })?["$ref"],
                let next = node.string.flatMap({ SchemaReference($0) })
            else { return false }
            if next.name == start { return true }
            name = next.name
        }
        return true
    }

    private func isLoaded(_ file: String) -> Bool {
        let name = file.split(separator: "/").last.map(String.init) ?? file
        return table.fileNames.contains(name)
    }

    private func unknown(_ name: String, at node: Node) -> Finding {
        if table.unavailable[name] != nil {
            return node.finding(
                "unknown-reference", "Kubernetes \(table.version) does not have the type \(name)",
                hint: "bind this field to the same versions with x-sluice-versions")
        }
        return node.finding(
            "unknown-reference", "no definition is called \(name)",
            hint: suggestion(for: name, among: table.names + table.fallbackNames))
    }
}
