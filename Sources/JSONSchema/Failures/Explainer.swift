import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Puts failures into words.
struct Explainer {
    let schema: CompiledSchema
    let value: Value
    /// How many words may still be compared to find what was meant.
    private var comparisons = 10_000

    init(schema: CompiledSchema, value: Value) {
        self.schema = schema
        self.value = value
    }

    mutating func explain(_ failure: SchemaFailure) -> [Explanation] {
        switch failure.kind {
        case .group, .reference, .allOf: failure.causes.flatMap { explain($0) }
        case .anyOf: explainBranches(failure, failure.schema.anyOf)
        case .oneOf(let matched) where matched.isEmpty: explainBranches(failure, failure.schema.oneOf)
        case .additionalProperties(let names): unknown(names, failure)
        case .propertyName(let name): [badName(name, failure)]
        case .required(let names): [missing(names, failure)]
        case .falseSchema: [forbidden(failure)]
        case .type(_, let want): [wrongType(want, failure)]
        case .enumeration(let values): [notAmong(values, failure)]
        case .const(let value): [notAmong([value], failure)]
        case .uniqueItems(let first, let second): [twice(first, second, failure)]
        default: [leaf(failure, LeafText.message(failure, schema), hint: LeafText.hint(failure))]
        }
    }

    // MARK: Places

    /// The value at a failure's place, and its path.
    func place(of failure: SchemaFailure) -> (value: Value, path: FieldPath) {
        var current = value
        var steps: [FieldPath.Step] = []
        for step in failure.instancePath {
            switch current {
            case .array(let values):
                guard let index = Int(step), values.indices.contains(index) else { break }
                steps.append(.index(index))
                current = values[index]
            case .object(let members):
                steps.append(.key(step))
                current = members[step] ?? .null
            default: break
            }
        }
        return (current, FieldPath(steps))
    }

    /// - Parameter key: the key that is wrong: the last one of the path, or one to be appended.
    func leaf(
        _ failure: SchemaFailure, _ message: String, hint: String? = nil, key: String? = nil,
        at path: FieldPath? = nil
    ) -> Explanation {
        Explanation(
            instancePath: path ?? place(of: failure).path, pointsAtKey: key != nil, keyInPath: key, message: message,
            hint: hint ?? Self.said(by: failure.schema), schemaDocument: failure.schemaDocument,
            schemaPointer: failure.schemaPointer, keyword: failure.keyword)
    }

    /// What the schema's author wrote about it.
    static func said(by schema: SchemaNode) -> String? {
        guard let text = schema.description ?? schema.title, !text.isEmpty else { return nil }
        return "the schema says: " + ValueText.shortened(text, to: 240)
    }

    /// The nearest of some words; none once too many were compared.
    mutating func nearestWord(to word: String, in words: some Collection<String>) -> String? {
        guard word.unicodeScalars.count <= 64 else { return nil }
        comparisons -= words.count
        return comparisons < 0 ? nil : nearest(word, in: words)
    }

    // MARK: Single failures

    private mutating func notAmong(_ values: [Value], _ failure: SchemaFailure) -> Explanation {
        let got = place(of: failure).value
        return leaf(
            failure, LeafText.notAmong(values, got), hint: meant(by: got, in: values))
    }

    /// The allowed value that was probably meant.
    mutating func meant(by got: Value, in values: [Value]) -> String? {
        let texts = values.compactMap { if case .string(let text) = $0 { text } else { nil } }
        switch got {
        case .string(let text):
            if let near = nearestWord(to: text, in: texts) {
                return "did you mean \(ValueText.literal(.string(near)))?"
            }
            let isUnquoted = values.contains { ValueText.literal($0) == text }
            return isUnquoted ? "remove the quotes" : nil
        case .int, .float, .bool, .null:
            return texts.contains(ValueText.literal(got)) ? "put it in quotes" : nil
        case .array, .object: return nil
        }
    }

    private func wrongType(_ want: [String], _ failure: SchemaFailure) -> Explanation {
        let got = place(of: failure).value
        var types: TypeSet = []
        for name in want { types.formUnion(TypeSet(name: name) ?? []) }
        return leaf(
            failure, "got \(ValueText.described(got)), want \(ValueText.types(types))",
            hint: TypeHint.hint(got, want: types))
    }

    private func twice(_ first: Int, _ second: Int, _ failure: SchemaFailure) -> Explanation {
        let (list, path) = place(of: failure)
        var item: Value = .null
        if case .array(let values) = list, values.indices.contains(second) { item = values[second] }
        return leaf(
            failure, "item \(second) is the same as item \(first): \(ValueText.literal(item))",
            hint: "each item may stand in this list once", at: path[second])
    }

    private func forbidden(_ failure: SchemaFailure) -> Explanation {
        let path = place(of: failure).path
        guard case .key(let key)? = path.steps.last else { return leaf(failure, "nothing is allowed here", at: path) }
        return leaf(failure, "'\(ValueText.shortened(key))' is not allowed here", key: key, at: path)
    }
}
