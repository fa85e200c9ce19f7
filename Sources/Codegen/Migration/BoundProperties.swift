import OrderedCollections
import SluiceYAML

/// The entries of the values schema for a block whose policy was written by hand.
struct BoundProperties {
    var binding: PolicyBinding
    /// The block in values.yaml.
    var values: Value?

    /// The block with its keyword.
    func block() -> Value {
        var set: OrderedDictionary<String, Value> = [:]
        for (path, text) in binding.texts { set[path] = constant(text) }
        let said = binding.fields.map(\.path) + binding.texts.map(\.path)
        if said.contains("spec.egress"), !said.contains("spec.policyTypes") {
            // As the policy is, not as it should be: adoption changes nothing.
            set["spec.policyTypes"] = .null
        }
        var keyword: OrderedDictionary<String, Value> = ["resource": "networking.k8s.io/v1/NetworkPolicy"]
        if binding.gates != [binding.policy.path.appending("enabled")] {
            keyword["when"] = .array(binding.gates.map { .string($0.description) })
        }
        keyword["set"] = .object(set)
        var properties: OrderedDictionary<String, Value> = [:]
        for key in keys { properties[key] = property(key) }
        return .object([
            "type": "object", "additionalProperties": false, sluiceKeyword: .object(keyword),
            "properties": .object(properties),
        ])
    }

    /// Text without an action is YAML: a value that the API's types can check.
    private func constant(_ text: String) -> Value {
        guard !text.contains("{{"), let node = try? parse(Array(text.utf8), file: "") else { return .string(text) }
        return node.value()
    }

    /// The gate first, then the keys in the order of values.yaml, then what only the template mentions.
    private var keys: OrderedSet<String> {
        let path = binding.policy.path.keys
        var keys: OrderedSet<String> = []
        for gate in binding.gates where gate.keys.dropLast() == path[...] { keys.append(gate.keys[path.count]) }
        if case .object(let object)? = values { keys.formUnion(object.keys) }
        for use in binding.policy.main.fieldPaths {
            if use.names.count > path.count + 1, use.names.starts(with: ["Values"] + path) {
                keys.append(use.names[path.count + 1])
            }
        }
        keys.formUnion(binding.fields.map(\.key))
        return keys
    }

    private func property(_ key: String) -> Value {
        var entry: OrderedDictionary<String, Value> = [:]
        if binding.gates.contains(binding.policy.path.appending(key)) {
            return .object(["type": "boolean", "default": values?[key] ?? false])
        }
        if let field = binding.fields.first(where: { $0.key == key }) {
            let isImplied = field.path.split(separator: ".").last.map(String.init) == key
            if !isImplied { entry[sluiceKeyword] = .object(["field": .string(field.path)]) }
            if let value = values?[key], value != .null { entry["default"] = value }
            if values?[key] == nil, PolicyBinding.lists.contains(field.path) { entry["default"] = [] }
            return .object(entry)
        }
        switch values?[key] {
        case .bool(let value)?: entry = ["type": "boolean", "default": .bool(value)]
        case .array?: entry["type"] = "array"
        case .object?: entry["type"] = "object"
        case .string?: entry["type"] = "string"
        case .int?: entry["type"] = "integer"
        default: break
        }
        if PolicyBinding.apiNames.contains(key) { entry[sluiceKeyword] = .object(["field": .null]) }
        return .object(entry)
    }
}
