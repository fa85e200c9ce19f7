import OrderedCollections
import SluiceRegularExpressions
import SluiceYAML

/// Reads the keywords that hold no schemas.
struct KeywordReader {
    let table: ValueTable
    let location: String
    let draft: Draft

    func fillFormat(_ node: SchemaNode, isAsserted: Bool) throws(SchemaProblem) {
        guard let value = table["format"] else { return }
        guard case .string(let name) = value else { throw problem("format", "text") }
        if isAsserted { node.format = Format(rawValue: name) }
    }

    /// A format that Helm's library checks, for the drafts in which it does.
    func fillHelmFormat(_ node: SchemaNode) {
        guard case .string(let name)? = table["format"], let check = HelmFormat.check(name) else { return }
        node.helmFormat = (name, check)
    }

    func fillValues(_ node: SchemaNode) throws(SchemaProblem) {
        node.types = try types()
        if draft >= .draft6 { node.const = table["const"] }
        if let value = table["enum"] {
            guard case .array(let values) = value else { throw problem("enum", "a list of values") }
            node.enumeration = values
        }
        node.minLength = try count("minLength")
        node.maxLength = try count("maxLength")
        if let value = table["pattern"] {
            guard case .string(let pattern) = value else { throw problem("pattern", "text") }
            node.pattern = try Self.expression(pattern, location)
        }
        try fillNumbers(node)
        node.minItems = try count("minItems")
        node.maxItems = try count("maxItems")
        node.uniqueItems = try flag("uniqueItems")
        if draft >= .draft2019 {
            node.minContains = try count("minContains")
            node.maxContains = try count("maxContains")
        }
        node.minProperties = try count("minProperties")
        node.maxProperties = try count("maxProperties")
        if let value = table["required"] {
            // Some charts write the boolean of draft 3, which draft 4 and later refuse.
            node.required = try Self.names(value, "required", location)
        }
        if draft >= .draft7 { _ = try flag("readOnly") }
    }

    private func fillNumbers(_ node: SchemaNode) throws(SchemaProblem) {
        node.minimum = try bound("minimum")
        node.maximum = try bound("maximum")
        if draft == .draft4 {
            if try flag("exclusiveMinimum") { (node.exclusiveMinimum, node.minimum) = (node.minimum, nil) }
            if try flag("exclusiveMaximum") { (node.exclusiveMaximum, node.maximum) = (node.maximum, nil) }
        } else {
            node.exclusiveMinimum = try bound("exclusiveMinimum")
            node.exclusiveMaximum = try bound("exclusiveMaximum")
        }
        if let bound = try bound("multipleOf") {
            guard bound.value > 0 else { throw problem("multipleOf", "a number above 0") }
            node.multipleOf = bound.value
        }
    }

    private func types() throws(SchemaProblem) -> TypeSet? {
        let names: [Value]
        switch table["type"] {
        case nil: return nil
        case .string(let name)?: names = [.string(name)]
        case .array(let values)?: names = values
        default: throw problem("type", "the name of a type, or a list of names")
        }
        var types: TypeSet = []
        for name in names {
            guard case .string(let name) = name, let type = TypeSet(name: name) else {
                throw problem("type", "one of \(TypeSet.names.map(\.name).joined(separator: ", "))")
            }
            types.insert(type)
        }
        return types
    }

    private func count(_ keyword: String) throws(SchemaProblem) -> Int? {
        guard let value = table[keyword] else { return nil }
        guard let number = value.number, value.isInteger, number >= 0, let count = Int(exactly: number) else {
            throw problem(keyword, "a whole number from 0")
        }
        return count
    }

    private func bound(_ keyword: String) throws(SchemaProblem) -> SchemaNode.Bound? {
        guard let value = table[keyword] else { return nil }
        guard let number = value.number else { throw problem(keyword, "a number") }
        return SchemaNode.Bound(value: number, text: JSONWriter.write(value, indent: nil))
    }

    private func flag(_ keyword: String) throws(SchemaProblem) -> Bool {
        guard let value = table[keyword] else { return false }
        guard case .bool(let flag) = value else { throw problem(keyword, "true or false") }
        return flag
    }

    private func problem(_ keyword: String, _ wanted: String) -> SchemaProblem {
        SchemaProblem(location: location, message: "'\(keyword)' must be \(wanted)")
    }

    static func names(_ value: Value, _ keyword: String, _ location: String) throws(SchemaProblem) -> [String] {
        guard case .array(let values) = value else {
            throw SchemaProblem(location: location, message: "'\(keyword)' must be a list of names")
        }
        var names: [String] = []
        for value in values {
            guard case .string(let name) = value else {
                throw SchemaProblem(location: location, message: "'\(keyword)' must be a list of names")
            }
            names.append(name)
        }
        return names
    }

    static func expression(_ pattern: String, _ location: String) throws(SchemaProblem) -> RegularExpression {
        do throws(RegularExpressionError) {
            return try RegularExpression(pattern)
        } catch {
            throw SchemaProblem(location: location, message: "'\(pattern)' is no regular expression: \(error.reason)")
        }
    }
}
