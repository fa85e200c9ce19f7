import SluiceRegularExpressions
import SluiceYAML

/// A quick look at a schema written as most are: what it accepts, the metaschema accepts too. What it does not
/// know well enough is left to the metaschema, which takes many times as long.
struct PlainSchemaCheck {
    let draft: Draft

    func accepts(_ schema: Value, depth: Int = 0) -> Bool {
        guard depth < 100 else { return false }
        switch schema {
        case .bool: return draft >= .draft6
        case .object(let table): return table.allSatisfy { accepts($0, $1, depth: depth) }
        default: return false
        }
    }

    private func accepts(_ keyword: String, _ value: Value, depth: Int) -> Bool {
        switch keyword {
        case "properties", "definitions", "$defs", "dependentSchemas": return isMap(value, depth: depth)
        case "patternProperties":
            guard case .object(let table) = value else { return false }
            return table.keys.allSatisfy(isExpression) && isMap(value, depth: depth)
        case "additionalProperties", "additionalItems":
            if case .bool = value { return true }
            return accepts(value, depth: depth + 1)
        case "not", "contains", "propertyNames", "if", "then", "else", "unevaluatedItems", "unevaluatedProperties":
            return accepts(value, depth: depth + 1)
        case "items":
            if draft < .draft2020, case .array = value { return isList(value, depth: depth) }
            return accepts(value, depth: depth + 1)
        case "allOf", "anyOf", "oneOf", "prefixItems": return isList(value, depth: depth)
        default: return acceptsSimple(keyword, value)
        }
    }

    private func isMap(_ value: Value, depth: Int) -> Bool {
        guard case .object(let table) = value else { return false }
        return table.values.allSatisfy { accepts($0, depth: depth + 1) }
    }

    private func isList(_ value: Value, depth: Int) -> Bool {
        guard case .array(let values) = value, !values.isEmpty else { return false }
        return values.allSatisfy { accepts($0, depth: depth + 1) }
    }

    private func isExpression(_ pattern: String) -> Bool { (try? RegularExpression(pattern)) != nil }

    private func acceptsSimple(_ keyword: String, _ value: Value) -> Bool {
        switch (keyword, value) {
        case ("title", .string), ("description", .string), ("format", .string), ("$comment", .string),
            ("default", _), ("const", _), ("examples", .array):
            return true
        case ("uniqueItems", .bool), ("readOnly", .bool), ("writeOnly", .bool), ("deprecated", .bool): return true
        case ("pattern", .string(let pattern)): return isExpression(pattern)
        case ("minimum", _), ("maximum", _): return value.number != nil
        case ("exclusiveMinimum", _), ("exclusiveMaximum", _): return draft >= .draft6 && value.number != nil
        case ("multipleOf", _): return value.number.map { $0 > 0 } ?? false
        case ("minLength", _), ("maxLength", _), ("minItems", _), ("maxItems", _), ("minProperties", _),
            ("maxProperties", _), ("minContains", _), ("maxContains", _):
            return value.isInteger && value.number.map { $0 >= 0 } ?? false
        case ("type", .string(let name)): return TypeSet(name: name) != nil
        case ("type", .array(let names)): return isSetOfNames(names) { TypeSet(name: $0) != nil }
        case ("required", .array(let names)): return isSetOfNames(names) { _ in true }
        case ("enum", .array(let values)): return areDistinct(values)
        case ("$schema", .string(let uri)): return Draft(metaschema: uri) != nil
        case ("$id", .string(let uri)):
            return uri.hasPrefix("https://") && isPlainReference(uri.replacing(":", with: ""))
        case ("$ref", .string(let reference)): return reference.hasPrefix("#/") && isPlainReference(reference)
        default: return !Self.others.contains(keyword)
        }
    }

    /// Keywords with more to be said of them, and those above with a value of another kind.
    private static let others: Set = [
        "title", "description", "format", "$comment", "examples", "uniqueItems", "readOnly", "writeOnly", "deprecated",
        "pattern", "type", "required", "enum", "$schema", "$ref", "$id", "id", "$anchor", "$dynamicAnchor",
        "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$vocabulary", "dependencies", "dependentRequired",
        "contentEncoding", "contentMediaType", "contentSchema",
    ]

    private func isSetOfNames(_ values: [Value], _ isName: (String) -> Bool) -> Bool {
        var names: Set<String> = []
        for value in values {
            guard case .string(let name) = value, isName(name), names.insert(name).inserted else { return false }
        }
        return !names.isEmpty
    }

    /// Few scalars, none of them twice.
    private func areDistinct(_ values: [Value]) -> Bool {
        guard !values.isEmpty, values.count <= 64 else { return false }
        for (index, value) in values.enumerated() {
            if value.schemaType == .array || value.schemaType == .object { return false }
            if values[..<index].contains(where: value.equals) { return false }
        }
        return true
    }

    private func isPlainReference(_ reference: String) -> Bool {
        reference.utf8.dropFirst().allSatisfy { byte in
            (97...122).contains(byte | 0x20) || (48...57).contains(byte) || "/$_-.".utf8.contains(byte)
        }
    }
}
