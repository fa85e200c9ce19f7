import SluiceYAML

/// Reads a values schema as a description of values: follows local `$ref`s and finds properties by value path.
struct SchemaLookup: Sendable {
    /// A chain of `$ref`s longer than this goes in a circle.
    static let referenceLimit = 32

    var root: Node

    /// The node that `node` stands for once its `$ref`s are followed; `nil` where a reference leads nowhere.
    func resolved(_ node: Node) -> Node? {
        var current = node
        for _ in 0..<Self.referenceLimit {
            guard let reference = current["$ref"]?.string else { return current }
            guard let target = target(of: reference) else { return nil }
            current = target
        }
        return nil
    }

    /// The node at a local JSON Pointer such as `#/definitions/port`.
    func target(of reference: String) -> Node? {
        guard reference.first == "#" else { return nil }
        var current = root
        for part in reference.dropFirst().split(separator: "/") {
            guard let next = current[Self.unescaped(part)] else { return nil }
            current = next
        }
        return current
    }

    /// The schema of the value at `path`, as far as the schema declares it.
    func schema(at path: ValuePath) -> Node? {
        var current: Node? = root
        for key in path.keys {
            current = current.flatMap { property(key, of: $0) }
        }
        return current
    }

    /// The schema of the property `key`: declared, or the schema of additional properties.
    func property(_ key: String, of node: Node) -> Node? {
        guard let object = resolved(node) else { return nil }
        if let declared = object["properties"]?[key] { return declared }
        if let additional = object["additionalProperties"], additional.kind == .mapping { return additional }
        return nil
    }

    /// The declared property names of an object schema, in source order.
    func propertyNames(of node: Node) -> [String] {
        resolved(node)?["properties"]?.entries.map { $0.key.text } ?? []
    }

    /// Whether an object schema takes keys that it does not declare.
    func isOpen(_ node: Node) -> Bool {
        guard let object = resolved(node) else { return true }
        if let additional = object["additionalProperties"] { return additional.bool != false }
        return true
    }

    func requires(_ key: String, in node: Node) -> Bool {
        resolved(node)?["required"]?.elements.contains { $0.string == key } ?? false
    }

    /// The schema of a list's elements, where it is one schema for all.
    func items(of node: Node) -> Node? {
        resolved(node)?["items"].flatMap { $0.kind == .mapping ? $0 : nil }
    }

    /// The type names of `type`, `null` left out; empty where the schema does not say.
    func types(of node: Node) -> [String] {
        guard let type = resolved(node)?["type"] else { return [] }
        let names = type.kind == .sequence ? type.elements.compactMap(\.string) : [type.string].compactMap { $0 }
        return names.filter { $0 != "null" }
    }

    private static func unescaped(_ part: Substring) -> String {
        var text = ""
        var escape = false
        for character in part {
            if escape {
                text.append(character == "1" ? "/" : character == "0" ? "~" : character)
                escape = false
            } else if character == "~" {
                escape = true
            } else {
                text.append(character)
            }
        }
        return text
    }
}
