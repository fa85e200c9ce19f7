import Diagnostics
import KubernetesAPI
import YAML

/// What the placeholders of one tree may refer to, each root with the schema of its value.
struct PlaceholderScope: Sendable {
    var lookup: SchemaLookup
    /// The roots that exist here; a root with no schema takes any path.
    var roots: [Placeholder.Root: Node?]

    /// The same scope inside an `$each`: `$item` is an element of the list.
    func entering(element: Node?) -> PlaceholderScope {
        var scope = self
        scope.roots[.item] = .some(element)
        return scope
    }

    /// Whether `text` is a placeholder rather than plain text; `$$` begins plain text.
    static func isPlaceholder(_ text: String) -> Bool {
        text.first == "$" && text.dropFirst().first != "$" && text.count > 1
    }

    /// Plain text with its `$$` undone.
    static func plain(_ text: String) -> String {
        text.hasPrefix("$$") ? String(text.dropFirst()) : text
    }

    /// Resolves the placeholder `text`, written at `node`, for a place of the API type `type`.
    func placeholder(_ text: String, type: TypeExpression, at node: Node) throws(SluiceError) -> Placeholder {
        let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let root = Placeholder.Root(rawValue: parts[0]), let schema = roots[root] else {
            let names = Placeholder.Root.allCases.filter { roots[$0] != nil }.map(\.rawValue)
            throw node.error(
                "x-sluice-placeholder", "$\(parts[0]) means nothing here",
                hint: (nearest(parts[0], in: names).map { "did you mean $\($0)?" }
                    ?? "valid here: " + names.map { "$" + $0 }.joined(separator: ", "))
                    + " (write $$ for a plain dollar sign)")
        }
        let path = Array(parts.dropFirst())
        let end = try follow(path, from: schema, text: text, at: node)
        if let end { try checkKind(of: end, against: type, text: text, at: node) }
        return Placeholder(
            root: root, path: path, type: type,
            isGuaranteed: isGuaranteed(root: root, path: path, schema: schema, type: type))
    }

    /// The schema of the value that `path` leads to; findings where the schema rules the path out.
    func follow(_ path: [String], from schema: Node?, text: String, at node: Node) throws(SluiceError) -> Node? {
        var current = schema
        for key in path {
            guard let object = current else { return nil }
            if let next = lookup.property(key, of: object) {
                current = next
                continue
            }
            guard lookup.isOpen(object), lookup.propertyNames(of: object).isEmpty else {
                throw node.error(
                    "x-sluice-placeholder", "\(text): the values schema declares no \"\(key)\" there",
                    hint: Suggestion.hint(for: key, among: lookup.propertyNames(of: object)))
            }
            current = nil
        }
        return current
    }

    /// Refuses a value whose declared type can never fit the API field.
    private func checkKind(
        of schema: Node, against type: TypeExpression, text: String, at node: Node
    ) throws(SluiceError) {
        let declared = lookup.types(of: schema)
        guard schema[sluiceKeyword]?["type"] == nil, !declared.isEmpty else { return }
        let fitting = type.jsonTypes
        guard fitting.isEmpty || declared.contains(where: { fitting.contains($0) }) else {
            throw node.error(
                "x-sluice-type-mismatch",
                "\(text) is \(declared.joined(separator: " or ")) in the values schema, but \(type.phrase) belongs here",
                hint: "give the property a fitting type, or an API type with \"x-sluice\": { \"type\": … }")
        }
    }

    /// Only scalars: a list or an object may be there and still be empty.
    private func isGuaranteed(
        root: Placeholder.Root, path: [String], schema: Node?, type: TypeExpression
    ) -> Bool {
        if path.isEmpty { return root == .item || root == .key || root == .value }
        guard type.isScalar, root == .item || root == .value, var current = schema else { return false }
        for key in path {
            guard lookup.requires(key, in: current), let next = lookup.property(key, of: current) else { return false }
            current = next
        }
        return true
    }
}

extension Placeholder.Root: CaseIterable {
    public static let allCases: [Placeholder.Root] = [.value, .item, .key, .block, .values]
}

extension TypeExpression {
    /// Whether values of this type are neither lists nor objects.
    var isScalar: Bool {
        switch self {
        case .string, .integer, .number, .boolean, .intOrString, .quantity: true
        case .array, .map, .object, .any: false
        }
    }

    /// The JSON Schema type names that a value of this type may have; empty for any.
    var jsonTypes: [String] {
        switch self {
        case .string: ["string"]
        case .integer: ["integer", "number"]
        case .number: ["number", "integer"]
        case .boolean: ["boolean"]
        case .intOrString: ["integer", "string", "number"]
        case .quantity: ["string", "number", "integer"]
        case .array: ["array"]
        case .map, .object: ["object"]
        case .any: []
        }
    }
}
