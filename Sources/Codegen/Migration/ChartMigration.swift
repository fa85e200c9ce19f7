import SluiceDiagnostics
import SluiceFiles
import OrderedCollections
import SluiceYAML

/// Binds the policies that a chart renders with hand-written templates: the same resources from typed values.
struct ChartMigration {
    var bindings: [PolicyBinding] = []
    private var values: Value?

    /// - Throws: where a policy cannot be taken apart, or two are rendered from one block.
    init(folder: String, policies: [ExistingPolicy]) throws(SluiceError) {
        for (index, policy) in policies.enumerated() {
            if let other = policies[..<index].first(where: { $0.path == policy.path }) {
                throw SluiceError(findings: [
                    Finding(
                        rule: "init-two-policies", severity: .error, location: policy.location,
                        message: "this is the second \(ExistingPolicy.kind) rendered from \(policy.path), beside "
                            + "\(other.template.path); a block is one resource",
                        hint: "give it a block of its own in values.yaml, then run this again")
                ])
            }
            bindings.append(try PolicyBinding(policy))
        }
        let path = folder + "/values.yaml"
        values = try parse(try InputFile.readIfPresent(path) ?? [], file: path)?.value()
    }

    /// What the schema needs.
    func additions() -> Value {
        var root = Value.object([:])
        for binding in bindings {
            let block = BoundProperties(binding: binding, values: value(at: binding.policy.path)).block()
            root = Self.setting(block, at: binding.policy.path.keys[...], in: root)
        }
        let paths = bindings.map(\.policy.path.keys)
        for gate in bindings.flatMap(\.gates) where !paths.contains(where: { gate.keys.starts(with: $0) }) {
            let value = value(at: gate) ?? false
            root = Self.setting(.object(["type": "boolean", "default": value]), at: gate.keys[...], in: root)
        }
        return root
    }

    /// One line for each thing that was decided.
    var notes: [String] {
        bindings.flatMap { binding in
            ["\(binding.policy.path) renders what \(binding.policy.template.shownPath) did"]
                + binding.fields.map { "  \($0.path) is \(binding.policy.path).\($0.key)" }
                + binding.texts.filter { PolicyBinding.lists.contains($0.path) }.map {
                    "  \($0.path) keeps the rules of the template"
                }
        }
    }

    private func value(at path: ValuePath) -> Value? {
        path.keys.reduce(values) { $0?[$1] }
    }

    private static func setting(_ block: Value, at keys: ArraySlice<String>, in schema: Value) -> Value {
        guard let key = keys.first else { return block }
        guard case .object(var object) = schema else { return block }
        if object["type"] == nil { object["type"] = "object" }
        var properties: OrderedDictionary<String, Value> = [:]
        if case .object(let known)? = object["properties"] { properties = known }
        properties[key] = setting(block, at: keys.dropFirst(), in: properties[key] ?? .object([:]))
        object["properties"] = .object(properties)
        return .object(object)
    }
}

extension SchemaEdits {
    /// Adds what `node` lacks; what it has stays as it is.
    mutating func complete(_ node: Node, with value: Value) {
        guard case .object(let object) = value, node.kind == .mapping else { return }
        var missing: [(key: String, value: Value)] = []
        for (key, value) in object {
            if let existing = node[key] {
                complete(existing, with: value)
            } else {
                missing.append((key, value))
            }
        }
        append(missing, to: node)
    }
}
