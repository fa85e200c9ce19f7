import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Properties that should be there, or should not.
extension Explainer {
    /// One for each name.
    mutating func unknown(_ names: [String], _ failure: SchemaFailure) -> [Explanation] {
        let (value, path) = place(of: failure)
        let isInDepth = failure.keyword == "unevaluatedProperties"
        let known = isInDepth ? namesInDepth(failure.schema) : Array(failure.schema.properties.keys)
        // What is set already was hardly meant a second time.
        let free = known.filter { value[$0] == nil }
        let allowed = allowedNames(known, failure.schema)
        return names.map { name in
            var parts: [String] = []
            if let near = nearestWord(to: name, in: free) ?? nearestWord(to: name, in: known) {
                parts.append("did you mean '\(near)'?")
            } else if let parent = parent(of: name, failure.schema) {
                parts.append("it belongs under '\(parent)'")
            }
            parts += allowed
            return leaf(
                failure, "unknown property '\(ValueText.shortened(name))'",
                hint: ValueText.hint(parts), key: name, at: path[name])
        }
    }

    private func allowedNames(_ known: [String], _ schema: SchemaNode) -> [String] {
        let patterns = schema.patternProperties.prefix(3).map(\.pattern.pattern)
        if known.isEmpty, patterns.isEmpty { return ["no properties are allowed here"] }
        var parts: [String] = []
        if (1...8).contains(known.count) {
            parts.append("known here: \(known.map { ValueText.shortened($0) }.joined(separator: ", "))")
        }
        if !patterns.isEmpty { parts.append("allowed are names that match \(ValueText.joined(patterns, "or"))") }
        return parts
    }

    /// A property whose own properties include the name.
    private func parent(of name: String, _ node: SchemaNode) -> String? {
        node.properties.prefix(200).first { _, index in
            schema.followed(index).properties[name] != nil
        }?.key
    }

    /// Also of the schemas that the same value is checked with.
    private func namesInDepth(_ node: SchemaNode) -> [String] {
        var names: OrderedSet<String> = []
        var waiting = [node]
        var seen: Set<ObjectIdentifier> = []
        while let next = waiting.popLast(), seen.count < 100 {
            guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
            names.formUnion(next.properties.keys)
            var indexes = next.allOf + next.anyOf + next.oneOf + next.dependentSchemas.map(\.schema)
            for index in [next.reference, next.ifSchema, next.thenSchema, next.elseSchema] {
                if let index { indexes.append(index) }
            }
            waiting += indexes.map { schema.nodes[$0] }
        }
        return Array(names)
    }

    mutating func badName(_ name: String, _ failure: SchemaFailure) -> Explanation {
        let path = place(of: failure).path
        // The causes speak of the name as if it were the value.
        var inner = Explainer(schema: schema, value: .string(name))
        let causes = failure.causes.flatMap { cause in
            var cause = cause
            cause.instancePath = []
            return inner.explain(cause)
        }
        let reason = causes.first.map { ": \($0.message)" } ?? ""
        return leaf(
            failure, "'\(ValueText.shortened(name))' cannot be a name here\(reason)", hint: causes.first?.hint,
            key: name,
            at: path[name])
    }

    mutating func missing(_ names: [String], _ failure: SchemaFailure) -> Explanation {
        let value = place(of: failure).value
        let message =
            names.count == 1
            ? "missing property \(ValueText.names(names))" : "missing properties \(ValueText.names(names))"
        return leaf(failure, message, hint: misspelt(names, value, failure.schema) ?? about(names, failure.schema))
    }

    /// Another key that was probably meant to be the missing one.
    mutating func misspelt(_ names: [String], _ value: Value, _ node: SchemaNode) -> String? {
        guard case .object(let members) = value else { return nil }
        let strangers = members.keys.filter { node.properties[$0] == nil }
        for name in names.prefix(10) {
            if let near = nearestWord(to: name, in: strangers) { return "'\(near)' is set: did you mean '\(name)'?" }
        }
        return nil
    }

    private func about(_ names: [String], _ node: SchemaNode) -> String? {
        guard names.count == 1, let index = node.properties[names[0]] else { return nil }
        let property = schema.followed(index)
        guard let text = property.description ?? property.title, !text.isEmpty else { return nil }
        return "\(names[0]): \(ValueText.shortened(text, to: 240))"
    }
}

extension CompiledSchema {
    /// The schema that a reference without anything beside it comes to.
    func followed(_ index: SchemaNode.Index) -> SchemaNode {
        var node = nodes[index]
        for _ in 0..<20 {
            guard let next = node.reference, node.types == nil, node.properties.isEmpty else { break }
            node = nodes[next]
        }
        return node
    }
}
