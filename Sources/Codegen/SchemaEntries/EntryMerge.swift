import OrderedCollections
import SluiceYAML

/// Combines the keywords of an API type with those of an author's entry, so that the new entry refuses what either
/// refused: an author's `minItems`, `maxLength` or closed list of properties is kept.
///
/// A keyword that both have is the API's, unless the author's bound is tighter. What a later run finds is what this one
/// wrote.
struct EntryMerge {
    typealias Keywords = OrderedDictionary<String, Value>

    var types: TypeSchema
    /// The definitions of the schema.
    var definitions: Node?

    /// Bounds of which the larger is the stricter, and the others.
    private static let lowerBounds: Set = ["minItems", "minLength", "minProperties", "minimum", "exclusiveMinimum"]
    private static let upperBounds: Set = ["maxItems", "maxLength", "maxProperties", "maximum", "exclusiveMaximum"]

    /// The keywords of the entry: those of its API type, and what the author's entry refuses beyond them.
    func keywords(_ ours: Keywords, _ entry: Node) -> Keywords {
        guard case .object(let author) = entry.value() else { return ours }
        return combined(ours, with: remainder(of: author, beside: ours, isPart: false))
    }

    // MARK: - What the author's entry adds

    /// The part of an author's schema that refuses something that `ours` accepts; empty where there is none.
    ///
    /// - Parameter isPart: whether the schema is a part of an entry, whose own words nobody else keeps.
    private func remainder(of schema: Keywords, beside ours: Keywords, isPart: Bool = true) -> Keywords {
        let author = isPart ? schema.filter { Self.isKept($0.key, $0.value) } : schema.structural
        if author.isEmpty || author == ours { return [:] }
        let ours = resolved(ours)
        var rest: Keywords = [:]
        var others: [Keywords] = []
        for (key, value) in author {
            switch (key, value) {
            case ("type", _):
                if let narrower = Self.narrowerType(value, than: ours["type"]) { rest["type"] = narrower }
            case ("$ref", .string(let reference)):
                if !isGenerated(reference) { rest["$ref"] = value }
            case ("allOf", .array(let parts)):
                others += parts.compactMap { part in
                    guard case .object(let part) = part else { return nil }
                    let more = remainder(of: part, beside: ours)
                    return more.isEmpty ? nil : more
                }
            case ("items", .object(let items)):
                let more = remainder(of: items, beside: ours["items"]?.keywords ?? [:])
                if !more.isEmpty { rest["items"] = .object(more) }
            case ("properties", .object), ("additionalProperties", _): continue
            case ("required", .array(let names)):
                let own = names.filter { ours["required"]?.elements.contains($0) != true }
                if !own.isEmpty { rest["required"] = .array(own) }
            default:
                let isWord = !SchemaEntryEmitter.structuralKeywords.contains(key)
                if isWord ? value != ours[key] : Self.isStricter(key, value, than: ours[key]) { rest[key] = value }
            }
        }
        addProperties(of: author, beside: ours, to: &rest)
        if others.isEmpty { return rest }
        if rest.isEmpty, others.count == 1 { return others[0] }
        // The author's own parts stay what they are.
        rest["allOf"] = .array(others.map { .object($0) })
        return rest
    }

    private func addProperties(of author: Keywords, beside ours: Keywords, to rest: inout Keywords) {
        let known = ours["properties"]?.keywords ?? [:]
        let properties = author["properties"]?.keywords ?? [:]
        let isClosed = author["additionalProperties"] == false && known.keys.contains { properties[$0] == nil }
        var kept: Keywords = [:]
        for (name, property) in properties where known[name] != nil || known.isEmpty {
            let more = property.keywords.map { remainder(of: $0, beside: known[name]?.keywords ?? [:]) } ?? [:]
            if isClosed || !more.isEmpty { kept[name] = .object(more) }
        }
        if !kept.isEmpty { rest["properties"] = .object(kept) }
        if isClosed {
            rest["additionalProperties"] = false
        } else if case .object(let values)? = author["additionalProperties"] {
            let more = remainder(of: values, beside: ours["additionalProperties"]?.keywords ?? [:])
            if !more.isEmpty { rest["additionalProperties"] = .object(more) }
        }
    }

    /// A type that lets fewer values through than the API's does.
    private static func narrowerType(_ author: Value, than ours: Value?) -> Value? {
        guard let ours else { return author }
        let wanted = names(of: author)
        let offered = names(of: ours)
        let common = offered.compactMap { name -> String? in
            if wanted.contains(name) { return name }
            let isNumber = ["integer", "number"].contains(name)
            return isNumber && (wanted.contains("integer") || wanted.contains("number")) ? "integer" : nil
        }
        guard !common.isEmpty, common != offered else { return nil }
        return common.count == 1 ? .string(common[0]) : .array(common.map { .string($0) })
    }

    private static func names(of type: Value) -> [String] {
        if case .string(let name) = type { return [name] }
        return type.elements.compactMap { if case .string(let name) = $0 { name } else { nil } }
    }

    private static func isStricter(_ key: String, _ value: Value, than ours: Value?) -> Bool {
        guard let ours else {
            switch value {
            case .bool(false) where key == "uniqueItems": return false
            case .int(0) where lowerBounds.contains(key) && key != "minimum" && key != "exclusiveMinimum": return false
            case .array([]), .object([:]): return false
            default: return true
            }
        }
        guard let own = value.number, let other = ours.number else { return false }
        if lowerBounds.contains(key) { return own > other }
        return upperBounds.contains(key) && own < other
    }

    /// Whether a keyword of a part says something of the author's: a rule, or words such as a description.
    private static func isKept(_ key: String, _ value: Value) -> Bool {
        key != sluiceKeyword && !(key == "$comment" && value == .string(generatedComment))
            && !["$schema", "$id", "id", "definitions", "$defs"].contains(key)
    }

    /// Whether a reference leads to a definition of ours, in this version or an earlier one.
    private func isGenerated(_ reference: String) -> Bool {
        guard reference.hasPrefix(types.pointer) else { return false }
        let name = String(reference.dropFirst(types.pointer.count))
        return definitions?[name].map(SchemaEdits.isGenerated) ?? (types.definition(named: name) != nil)
    }

    /// Our keywords with the definition in the place of the reference to it.
    private func resolved(_ ours: Keywords) -> Keywords {
        guard case .string(let reference)? = ours["$ref"],
            let definition = types.definition(named: String(reference.dropFirst(types.pointer.count)))
        else { return ours }
        return definition.keywords ?? ours
    }

    // MARK: - Both in one entry

    private func combined(_ ours: Keywords, with rest: Keywords) -> Keywords {
        if rest.isEmpty { return ours }
        guard ours["$ref"] == nil else {
            // Draft-07 ignores what is beside a `$ref`.
            if rest.count == 1, case .array(let parts)? = rest["allOf"] {
                return ["allOf": .array([.object(ours)] + parts)]
            }
            return ["allOf": [.object(ours), .object(rest)]]
        }
        var result = ours
        for (key, value) in rest {
            if key == "items" || key == "additionalProperties", let inner = ours[key]?.keywords,
                let rest = value.keywords
            {
                result[key] = .object(combined(inner, with: rest))
            } else if key == "required" {
                result[key] = .array((ours[key]?.elements ?? []) + value.elements)
            } else if key == "allOf", let own = ours[key] {
                result[key] = .array(own.elements + value.elements.filter { !own.elements.contains($0) })
            } else {
                result[key] = value
            }
        }
        return result
    }
}

extension EntryMerge.Keywords {
    fileprivate var structural: EntryMerge.Keywords {
        filter { SchemaEntryEmitter.structuralKeywords.contains($0.key) }
    }
}

extension Value {
    fileprivate var keywords: OrderedDictionary<String, Value>? {
        if case .object(let keywords) = self { keywords } else { nil }
    }

    fileprivate var elements: [Value] {
        if case .array(let elements) = self { elements } else { [] }
    }

    fileprivate var number: Double? {
        switch self {
        case .int(let number): Double(number)
        case .float(let number): number
        default: nil
        }
    }
}
