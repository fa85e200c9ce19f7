import OrderedCollections
import SluiceRegularExpressions
import SluiceYAML

typealias ValueTable = OrderedDictionary<String, Value>

/// Turns schema documents into nodes.
struct SchemaCompiler {
    private(set) var nodes: [SchemaNode] = []
    private(set) var registry = SchemaRegistry()
    private(set) var tracksEvaluation = false
    private let loader: CompiledSchema.Loader
    private var assertsFormats: Bool
    private var known: [String: SchemaNode.Index] = [:]
    private var metaschemas: [Draft: SchemaNode.Index] = [:]
    private var depth = 0
    private var readsValidation = true

    private let dialect: CompiledSchema.Dialect

    init(
        loader: @escaping CompiledSchema.Loader, assertsFormats: Bool,
        dialect: CompiledSchema.Dialect = .specification
    ) {
        self.loader = loader
        self.dialect = dialect
        self.assertsFormats = assertsFormats
    }

    mutating func compile(
        root: Value, uri: String, draft: Draft = .draft2020
    ) throws(SchemaProblem) -> SchemaNode.Index {
        try readVocabulary(of: root, uri)
        try registry.add(root, uri: uri, draft: draft)
        try checkIdentifiers()
        if dialect == .helm3 || dialect == .helm4 { try checkByMetaschema(root, uri) }
        guard let place = registry.schemas[SchemaURI.split(uri).resource] else {
            throw SchemaProblem(location: uri, message: "the schema cannot be found")
        }
        let index = try compile(place)
        var done = 0
        // Compiling an anchor may load documents with more of them.
        while done < registry.dynamicAnchors.count {
            let anchor = registry.dynamicAnchors[done]
            registry.setDynamicAnchor(anchor.name, of: anchor.resource, to: try compile(anchor.place))
            done += 1
        }
        return index
    }

    private func checkIdentifiers() throws(SchemaProblem) {
        guard dialect != .specification, let duplicate = registry.duplicate else { return }
        throw SchemaProblem(
            location: duplicate.location, message: "the identifier '\(duplicate.name)' is given twice",
            hint: "give one of the two schemas another")
    }

    private func checkByMetaschema(_ root: Value, _ uri: String) throws(SchemaProblem) {
        var draft = Draft.draft2020
        if case .object(let table) = root, case .string(let name)? = table["$schema"] {
            // That one of its own is not at hand was said before.
            guard let known = Draft(metaschema: name) else { return }
            draft = known
        }
        let failures = (try? Metaschemas.failures(of: root, draft: draft)) ?? []
        guard !failures.isEmpty else { return }
        throw SchemaProblem(
            location: uri,
            message: "the schema is not valid by \(draft.metaschemaURI):\n" + FailureText.lines(failures),
            hint: "correct the schema at these places")
    }

    /// A schema may name a metaschema of its own, which says whether the validating keywords have their meaning.
    private mutating func readVocabulary(of root: Value, _ uri: String) throws(SchemaProblem) {
        guard case .object(let table) = root, case .string(let name)? = table["$schema"],
            Draft(metaschema: name) == nil
        else { return }
        guard
            case .object(let metaschema)? = loader(
                SchemaURI.openable(SchemaURI.split(SchemaURI.resolve(name, against: uri)).resource))
        else {
            throw SchemaProblem(
                location: uri, message: "the metaschema \(name) is not at hand",
                hint:
                    "name one of JSON Schema's own drafts in '$schema', such as http://json-schema.org/draft-07/schema#"
            )
        }
        guard case .object(let vocabulary)? = metaschema["$vocabulary"] else { return }
        readsValidation = vocabulary.keys.contains { $0.hasSuffix("/vocab/validation") }
        if vocabulary.keys.contains(where: { $0.hasSuffix("/vocab/format-assertion") }) { assertsFormats = true }
    }

    /// The node of a schema; the same one however often it is asked for.
    private mutating func compile(_ place: SchemaRegistry.Place) throws(SchemaProblem) -> SchemaNode.Index {
        if let index = known[place.location] { return index }
        depth += 1
        defer { depth -= 1 }
        guard depth < Validation.maximumDepth else {
            throw SchemaProblem(location: place.document, message: "schemas are nested too deep")
        }
        let index = nodes.count
        known[place.location] = index
        let node = SchemaNode(draft: place.draft, location: place.location, resource: place.resource)
        nodes.append(node)
        switch place.value {
        case .bool(let flag) where place.draft >= .draft6: node.constant = flag
        case .object(let table): try fill(node, table, place)
        default: throw SchemaProblem(location: place.location, message: "a schema must be a mapping, or true or false")
        }
        return index
    }

    // MARK: Keywords

    private mutating func fill(
        _ node: SchemaNode, _ table: ValueTable, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) {
        if let value = table["$ref"] {
            node.reference = try reference(try text(value, "$ref", place), from: place)
            if place.draft <= .draft7 { return }
        }
        if place.draft >= .draft2020, let value = table["$dynamicRef"] {
            try dynamicReference(node, try text(value, "$dynamicRef", place), place)
        }
        if place.draft == .draft2019, table["$recursiveRef"] != nil {
            node.recursiveReference = try reference("#", from: place)
        }
        if case .string(let text)? = table["title"] { node.title = text }
        if case .string(let text)? = table["description"] { node.description = text }
        let keywords = KeywordReader(table: table, location: place.location, draft: place.draft)
        if readsValidation { try keywords.fillValues(node) }
        switch dialect {
        case .specification: try keywords.fillFormat(node, isAsserted: assertsFormats)
        case .helm3, .helm4, .helmMetaschema:
            if place.draft <= .draft7 || assertsFormats { keywords.fillHelmFormat(node) }
        }
        try fillArrays(node, table, place)
        try fillObjects(node, table, place)
        try fillCombinations(node, table, place)
    }

    private mutating func fillArrays(
        _ node: SchemaNode, _ table: ValueTable, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) {
        if place.draft >= .draft2020 {
            node.prefixItems = try list("prefixItems", table, place)
            node.items = try schema("items", table, place)
        } else if case .array? = table["items"] {
            node.prefixItems = try list("items", table, place)
            node.items = try schema("additionalItems", table, place, allowsBoolean: true)
            node.hasAdditionalItemsFalse = table["additionalItems"] == .bool(false)
        } else {
            node.items = try schema("items", table, place)
        }
        if place.draft >= .draft6 { node.contains = try schema("contains", table, place) }
        if place.draft >= .draft2019 { node.unevaluatedItems = try schema("unevaluatedItems", table, place) }
    }

    private mutating func fillObjects(
        _ node: SchemaNode, _ table: ValueTable, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) {
        for (name, index) in try map("properties", table, place) { node.properties[name] = index }
        for (pattern, index) in try map("patternProperties", table, place) {
            node.patternProperties.append((try KeywordReader.expression(pattern, place.location), index))
        }
        node.additionalProperties = try schema("additionalProperties", table, place, allowsBoolean: true)
        if place.draft >= .draft6 { node.propertyNames = try schema("propertyNames", table, place) }
        if case .object(let dependencies)? = table["dependencies"] {
            for (property, value) in dependencies {
                if case .array = value {
                    node.dependentRequired.append((property, try names(value, "dependencies", place), true))
                } else {
                    let inner = registry.below(place, "dependencies", property, value)
                    node.dependentSchemas.append((property, try compile(inner)))
                }
            }
        }
        guard place.draft >= .draft2019 else { return }
        if case .object(let dependencies)? = table["dependentRequired"] {
            for (property, value) in dependencies {
                node.dependentRequired.append((property, try names(value, "dependentRequired", place), false))
            }
        }
        for (property, index) in try map("dependentSchemas", table, place) {
            node.dependentSchemas.append((property, index))
        }
        node.unevaluatedProperties = try schema("unevaluatedProperties", table, place)
        if node.unevaluatedProperties != nil || node.unevaluatedItems != nil { tracksEvaluation = true }
    }

    private mutating func fillCombinations(
        _ node: SchemaNode, _ table: ValueTable, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) {
        node.allOf = try list("allOf", table, place)
        node.anyOf = try list("anyOf", table, place)
        node.oneOf = try list("oneOf", table, place)
        node.not = try schema("not", table, place)
        // Nothing may refer to them, but they must be schemas. Helm looks at them only when something does.
        if dialect == .specification { _ = try map("definitions", table, place) }
        guard place.draft >= .draft7 else { return }
        if place.draft >= .draft2019, dialect == .specification { _ = try map("$defs", table, place) }
        node.ifSchema = try schema("if", table, place)
        node.thenSchema = try schema("then", table, place)
        node.elseSchema = try schema("else", table, place)
    }

    // MARK: Subschemas

    private mutating func schema(
        _ keyword: String, _ table: ValueTable, _ place: SchemaRegistry.Place, allowsBoolean: Bool = false
    ) throws(SchemaProblem) -> SchemaNode.Index? {
        guard let value = table[keyword] else { return nil }
        if allowsBoolean, case .bool(let flag) = value, place.draft < .draft6 {
            let node = SchemaNode(draft: place.draft, location: place.location + "/" + keyword)
            node.constant = flag
            nodes.append(node)
            return nodes.count - 1
        }
        return try compile(registry.below(place, keyword, nil, value))
    }

    private mutating func list(
        _ keyword: String, _ table: ValueTable, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) -> [SchemaNode.Index] {
        guard let value = table[keyword] else { return [] }
        guard case .array(let values) = value, !values.isEmpty || keyword == "items" || keyword == "prefixItems" else {
            throw SchemaProblem(location: place.location, message: "'\(keyword)' must be a list of schemas")
        }
        var indexes: [SchemaNode.Index] = []
        for (index, value) in values.enumerated() {
            indexes.append(try compile(registry.below(place, keyword, String(index), value)))
        }
        return indexes
    }

    private mutating func map(
        _ keyword: String, _ table: ValueTable, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) -> [(String, SchemaNode.Index)] {
        guard let value = table[keyword] else { return [] }
        guard case .object(let values) = value else {
            throw SchemaProblem(location: place.location, message: "'\(keyword)' must map names to schemas")
        }
        var result: [(String, SchemaNode.Index)] = []
        for (name, value) in values {
            result.append((name, try compile(registry.below(place, keyword, name, value))))
        }
        return result
    }

    private func text(
        _ value: Value, _ keyword: String, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) -> String {
        guard case .string(let text) = value else {
            throw SchemaProblem(location: place.location, message: "'\(keyword)' must be text")
        }
        return text
    }

    private func names(
        _ value: Value, _ keyword: String, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) -> [String] {
        try KeywordReader.names(value, keyword, place.location)
    }

    // MARK: References

    private mutating func reference(
        _ text: String, from place: SchemaRegistry.Place
    ) throws(SchemaProblem) -> SchemaNode.Index {
        let uri = SchemaURI.resolve(text, against: place.base)
        let (resource, fragment) = SchemaURI.split(uri)
        if registry.schemas[resource] == nil {
            if let draft = Draft(metaschema: resource), dialect != .helmMetaschema { return metaschema(draft) }
            let unknown: Value? = dialect == .helm4 && resource.hasPrefix("urn:") ? .bool(true) : nil
            guard let document = loader(SchemaURI.openable(resource)) ?? unknown else {
                let isRemote = resource.hasPrefix("http://") || resource.hasPrefix("https://")
                throw SchemaProblem(
                    location: place.location,
                    message: "'$ref: \(text)' leads to \(SchemaURI.openable(resource)), which is not at hand",
                    hint: isRemote
                        ? "nothing is fetched from the network: put what is needed into the schema's own $defs"
                        : "check the path")
            }
            try registry.add(document, uri: resource, draft: place.draft)
            try checkIdentifiers()
        }
        if let target = target(resource, fragment) { return try compile(target) }
        throw SchemaProblem(
            location: place.location, message: "'$ref: \(text)' leads nowhere",
            hint: "the part behind '#' must be the path of a schema in the document, as in #/$defs/name")
    }

    private func target(_ resource: String, _ fragment: String) -> SchemaRegistry.Place? {
        guard let root = registry.schemas[resource] else { return nil }
        if fragment.isEmpty { return root }
        if fragment.hasPrefix("/") { return registry.walk(SchemaURI.steps(of: fragment), from: root) }
        return registry.anchors[resource + "#" + fragment]
    }

    private mutating func dynamicReference(
        _ node: SchemaNode, _ text: String, _ place: SchemaRegistry.Place
    ) throws(SchemaProblem) {
        let index = try reference(text, from: place)
        let (resource, fragment) = SchemaURI.split(SchemaURI.resolve(text, against: place.base))
        // It follows the dynamic scope only if it leads to a dynamic anchor in the first place.
        let isDynamic = registry.dynamicAnchors.contains { anchor in
            anchor.name == fragment && registry.resources[anchor.resource].uri == resource
        }
        node.dynamicReference = (index, isDynamic ? fragment : nil)
    }

    /// A node that asks whether the instance is a schema.
    private mutating func metaschema(_ draft: Draft) -> SchemaNode.Index {
        if let index = metaschemas[draft] { return index }
        let node = SchemaNode(draft: draft)
        node.isSchemaOf = draft
        nodes.append(node)
        metaschemas[draft] = nodes.count - 1
        return nodes.count - 1
    }
}
