import SluiceKubernetesAPI
import OrderedCollections
import SluiceYAML

/// An API type as JSON Schema that Helm 3 and Helm 4 understand alike (draft-07; nothing that later drafts dropped).
struct TypeSchema {
    var model: TypeModel
    /// Where definitions stand in the values schema.
    var pointer = "#/definitions/"

    /// The keywords of a value of this type.
    func keywords(of type: TypeExpression, isNullable: Bool = false) -> OrderedDictionary<String, Value> {
        var schema: OrderedDictionary<String, Value> = [:]
        func setType(_ names: String...) {
            let all = isNullable ? names + ["null"] : names
            schema["type"] = all.count == 1 ? .string(all[0]) : .array(all.map { .string($0) })
        }
        switch type {
        case .string(let constraints):
            setType("string")
            add(constraints, to: &schema, isNullable: isNullable)
        case .integer(let constraints):
            setType("integer")
            add(constraints, to: &schema)
        case .number(let constraints):
            setType("number")
            add(constraints, to: &schema)
        case .boolean:
            setType("boolean")
        case .intOrString(let integer, let string):
            // One flat schema: numeric keywords pass strings by and the other way round, and a failure
            // names the field instead of a branch.
            setType("integer", "string")
            add(integer, to: &schema)
            add(string, to: &schema, isNullable: isNullable)
        case .quantity:
            setType("string", "number")
        case .array(let element, let constraints):
            setType("array")
            schema["items"] = .object(keywords(of: element, isNullable: constraints.isElementNullable))
            if let minimum = constraints.minItems { schema["minItems"] = .int(minimum) }
            if let maximum = constraints.maxItems { schema["maxItems"] = .int(maximum) }
            if constraints.uniqueItems || constraints.listKind == .set { schema["uniqueItems"] = true }
        case .map(let value, let constraints):
            setType("object")
            if let pattern = constraints.keyPattern {
                // Not propertyNames: Helm 4 reports those without the path of the object.
                schema["patternProperties"] = .object([
                    pattern: .object(keywords(of: value, isNullable: constraints.isValueNullable))
                ])
                schema["additionalProperties"] = false
            } else {
                schema["additionalProperties"] = .object(
                    keywords(of: value, isNullable: constraints.isValueNullable))
            }
            if let minimum = constraints.minProperties { schema["minProperties"] = .int(minimum) }
            if let maximum = constraints.maxProperties { schema["maxProperties"] = .int(maximum) }
        case .object(let name):
            let reference: Value = ["$ref": .string(pointer + name.full)]
            if isNullable {
                schema["anyOf"] = [reference, ["type": "null"]]
            } else {
                schema["$ref"] = .string(pointer + name.full)
            }
        case .any:
            break
        }
        return schema
    }

    /// The definition of an object type by its full name; `nil` where there is no such type.
    func definition(named name: String) -> Value? {
        model.objects.values.first { $0.name.full == name }.map { definition(of: $0) }
    }

    /// The definition of an object type.
    func definition(of object: ObjectType) -> Value {
        var schema: OrderedDictionary<String, Value> = [
            "$comment": .string(generatedComment), "type": "object",
        ]
        if let description = object.description { schema["description"] = .string(description) }
        if !object.isPreservingUnknownFields { schema["additionalProperties"] = false }
        if let minimum = object.minProperties { schema["minProperties"] = .int(minimum) }
        if let maximum = object.maxProperties { schema["maxProperties"] = .int(maximum) }
        let required = object.fields.filter(\.isRequired).map { Value.string($0.name) }
        if !required.isEmpty { schema["required"] = .array(required) }
        var properties: OrderedDictionary<String, Value> = [:]
        for field in object.fields {
            var keywords = self.keywords(of: field.type, isNullable: field.isNullable)
            if let description = field.description { keywords["description"] = .string(description) }
            properties[field.name] = .object(keywords)
        }
        schema["properties"] = .object(properties)
        RuleSchema(object: object).add(to: &schema)
        return .object(schema)
    }

    private func add(
        _ constraints: StringConstraints, to schema: inout OrderedDictionary<String, Value>, isNullable: Bool
    ) {
        if !constraints.enumValues.isEmpty {
            schema["enum"] = .array(constraints.enumValues.map { .string($0) } + (isNullable ? [.null] : []))
        }
        if let pattern = constraints.pattern { schema["pattern"] = .string(pattern) }
        if let minimum = constraints.minLength { schema["minLength"] = .int(minimum) }
        if let maximum = constraints.maxLength { schema["maxLength"] = .int(maximum) }
        if constraints.format == "date-time" { schema["format"] = "date-time" }
        if constraints.isFormatChecked, constraints.pattern == nil,
            let pattern = constraints.format.flatMap(FormatPattern.pattern)
        {
            schema["pattern"] = .string(pattern)
        }
    }

    private func add(_ constraints: NumberConstraints, to schema: inout OrderedDictionary<String, Value>) {
        if !constraints.enumValues.isEmpty { schema["enum"] = .array(constraints.enumValues.map { .int($0) }) }
        // What does not fit is refused: by the decoder for Kubernetes' own kinds, by the validator for others.
        let isInt32 = constraints.format == "int32" && constraints.enumValues.isEmpty
        if let minimum = constraints.minimum ?? (isInt32 ? Int(Int32.min) : nil) { schema["minimum"] = .int(minimum) }
        if let maximum = constraints.maximum ?? (isInt32 ? Int(Int32.max) : nil) { schema["maximum"] = .int(maximum) }
        if let bound = constraints.lowerBound {
            schema[bound.isIncluded ? "minimum" : "exclusiveMinimum"] = bound.number
        }
        if let bound = constraints.upperBound {
            schema[bound.isIncluded ? "maximum" : "exclusiveMaximum"] = bound.number
        }
        if let factor = constraints.multipleOf { schema["multipleOf"] = .int(factor) }
    }
}

/// Marks the definitions that Sluice owns, so that it can replace and remove them.
let generatedComment = "Generated by sluice; do not edit."

extension NumberBound {
    fileprivate var number: Value { Int(exactly: value).map { .int($0) } ?? .float(value) }
}
