import SluiceKubernetesAPI
import OrderedCollections
import SluiceYAML

/// States an object's cross-field rules in JSON Schema, as far as it can.
struct RuleSchema {
    var object: ObjectType

    func add(to schema: inout OrderedDictionary<String, Value>) {
        var conditions: [Value] = []
        // A keyword that is taken already goes into a condition of its own.
        func add(_ keyword: String, _ value: Value) {
            if schema[keyword] == nil { schema[keyword] = value } else { conditions.append(.object([keyword: value])) }
        }
        for rule in object.rules {
            switch rule.kind {
            case .requires(let field, let other):
                conditions.append(condition(has(field), then: ["required": [.string(other)]]))
            case .requiresInteger(let field, let other):
                conditions.append(
                    condition(
                        has(field),
                        then: ["required": [.string(other)], "properties": .object([other: ["type": "integer"]])]))
            case .excludes(let field, let others):
                let refused = OrderedDictionary(uniqueKeysWithValues: others.map { ($0, Value.bool(false)) })
                conditions.append(condition(has(field), then: ["properties": .object(refused)]))
            case .anyOf(let fields):
                if Set(fields) == Set(object.fields.map(\.name)), !object.isPreservingUnknownFields {
                    if object.minProperties ?? 0 < 1 { schema["minProperties"] = 1 }
                } else {
                    add("anyOf", .array(fields.map { ["required": [.string($0)]] }))
                }
            case .exactlyOneOf(let fields):
                add("oneOf", .array(fields.map { ["required": [.string($0)]] }))
            case .requiresWhenEquals(let field, let values, let other):
                var then: OrderedDictionary<String, Value> = ["required": [.string(other)]]
                if isArray(other) { then["properties"] = .object([other: ["minItems": 1]]) }
                conditions.append(condition(equals(field, values), then: then))
            case .forbidsWhenEquals(let field, let values, let other):
                let refused: Value = isArray(other) ? ["maxItems": 0] : false
                conditions.append(condition(equals(field, values), then: ["properties": .object([other: refused])]))
            case .requiresValue(let field, let other, let values):
                let value: Value = ["enum": .array(values.map { .string($0) })]
                conditions.append(condition(has(field), then: ["properties": .object([other: value])]))
            case .atLeast, .within, .uniqueKeys, .documented:
                break  // The chart's guards check these.
            }
        }
        if conditions.count == 1, case .object(let only) = conditions[0] {
            for (key, value) in only { schema[key] = value }
        } else if !conditions.isEmpty {
            schema["allOf"] = .array(conditions)
        }
    }

    private func condition(_ premise: Value, then: OrderedDictionary<String, Value>) -> Value {
        ["if": premise, "then": .object(then)]
    }

    private func has(_ field: String) -> Value {
        ["required": [.string(field)]]
    }

    private func equals(_ field: String, _ values: [String]) -> Value {
        [
            "required": [.string(field)],
            "properties": .object([field: ["enum": .array(values.map { .string($0) })]]),
        ]
    }

    private func isArray(_ field: String) -> Bool {
        if case .array = object.field(field)?.type { return true }
        return false
    }
}
