import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

extension ModelBuilder {
    /// Whether a schema is that of an object with fields of its own.
    func isObject(_ keywords: SchemaKeywords) -> Bool {
        if keywords.properties != nil || keywords.embeddedResource?.bool == true { return true }
        guard let parts = keywords.allOf?.elements else { return false }
        let members = parts.filter { $0.kind == .mapping }
        return members.contains { $0["properties"] != nil } || members.filter { $0["$ref"] != nil }.count > 1
    }

    /// The same for a definition, where `type: object` alone means an object without fields.
    func isNamedObject(_ keywords: SchemaKeywords) -> Bool {
        if isObject(keywords) { return true }
        return keywords.reference == nil && keywords.allOf == nil && keywords.preserveUnknownFields?.bool != true
            && keywords.typeNodes.map(\.text) == ["object"]
            && (keywords.additionalProperties == nil || keywords.additionalProperties?.bool == false)
    }

    /// Builds the object type of a definition.
    func build(_ entry: SchemaEntry) {
        let place = Place(
            owner: entry.name, isJSON: entry.isJSON, depth: 0, isCustomResource: entry.isCustomResource)
        var object = object(SchemaKeywords(entry.schema), at: place)
        object.groupVersionKinds = entry.groupVersionKinds
        if entry.isCustomResource { addEnvelope(to: &object) }
        object.fixAPIVersionAndKind()
        objects[entry.name] = object
    }

    /// Builds an object type that is declared where it is used.
    func inlineObject(_ keywords: SchemaKeywords, at place: Place) -> TypeExpression {
        var own = place
        own.owner = inlineName(place.owner)
        var object = object(keywords, at: own)
        if keywords.embeddedResource?.bool == true { addEnvelope(to: &object) }
        objects[own.owner] = object
        return .object(object.name)
    }

    private func object(_ keywords: SchemaKeywords, at place: Place) -> ObjectType {
        var visited: Set<String> = []
        let parts = pieces(of: keywords, depth: place.depth, visited: &visited)
        var object = ObjectType(
            name: TypeName(full: place.owner, short: ""), description: keywords.description?.string,
            isAtomic: keywords.mapType?.text == "atomic", isPolicyPart: isPolicyPart(keywords),
            location: keywords.node.location)
        if let versions = keywords.versions { object.versions = VersionKeyword.range(versions, findings: &findings) }
        var fields: OrderedDictionary<String, Field> = [:]
        var notes: [ResolvedType.Note] = []
        let required = Set(parts.flatMap { $0.required?.elements.map(\.text) ?? [] })
        for part in parts {
            read(part, into: &object)
            guard let properties = part.properties else { continue }
            for (key, schema) in properties.entries where fields[key.text] == nil {
                fields[key.text] = field(
                    key, schema, isRequired: required.contains(key.text), at: place, notes: &notes)
            }
        }
        object.fields = fields.values.elements
        if place.isJSON { object.fields.sort { $0.name < $1.name } }
        addRules(of: parts, notes: notes, to: &object, at: place)
        return object
    }

    private func read(_ part: SchemaKeywords, into object: inout ObjectType) {
        object.minProperties = part.minProperties?.integer ?? object.minProperties
        object.maxProperties = part.maxProperties?.integer ?? object.maxProperties
        if part.preserveUnknownFields?.bool == true || part.embeddedResource?.bool == true {
            object.isPreservingUnknownFields = true
        }
        if let others = part.additionalProperties, others.bool != false { object.isPreservingUnknownFields = true }
    }

    private func field(
        _ key: Node, _ schema: Node, isRequired: Bool, at place: Place, notes: inout [ResolvedType.Note]
    ) -> Field? {
        let name = key.text
        guard schema.kind == .mapping else {
            let type = resolve(schema, at: place.field(name)).type
            return Field(name: name, type: type, isRequired: isRequired, location: key.location)
        }
        let keywords = SchemaKeywords(schema)
        var versions: VersionRange?
        if let node = keywords.versions {
            let range = VersionKeyword.range(node, findings: &findings)
            guard range.contains(table.version) else { return nil }
            versions = range
        }
        let resolved = resolve(keywords, at: place.field(name))
        notes += resolved.notes.map { $0.below(name) }
        // The server fills in a default before it looks for what is required.
        let isFilledIn = place.isCustomResource && keywords.defaultValue != nil
        return Field(
            name: name, type: resolved.type, isRequired: isRequired && !isFilledIn && isStillRequired(keywords),
            isNullable: resolved.isNullable, description: keywords.description?.string,
            defaultValue: keywords.defaultValue?.value(), emptyMeansEverything: emptyMeansEverything(keywords),
            absence: absence(keywords), elements: elements(keywords), versions: versions, location: key.location)
    }

    private func isStillRequired(_ keywords: SchemaKeywords) -> Bool {
        guard let node = keywords.requiredUntil,
            let last = VersionKeyword.version(node, findings: &findings)
        else { return true }
        return table.version <= last
    }

    private func emptyMeansEverything(_ keywords: SchemaKeywords) -> Bool {
        guard let node = keywords.empty else { return false }
        if node.text != "everything" {
            findings.append(
                node.finding("keyword", "x-sluice-empty is \"everything\" or left out", hint: nil))
        }
        return true
    }

    private func absence(_ keywords: SchemaKeywords) -> AbsenceEffect {
        guard let node = keywords.absent else { return .unstated }
        switch node.text {
        case "widens": return .widens
        case "harmless": return .harmless
        default:
            findings.append(node.finding("keyword", "x-sluice-absent is \"widens\" or \"harmless\"", hint: nil))
            return .unstated
        }
    }

    private func elements(_ keywords: SchemaKeywords) -> ElementMeaning {
        guard let node = keywords.elementMeaning else { return .unstated }
        switch node.text {
        case "alternatives": return .alternatives
        case "conditions": return .conditions
        default:
            findings.append(
                node.finding("keyword", "x-sluice-elements is \"alternatives\" or \"conditions\"", hint: nil))
            return .unstated
        }
    }

    private func isPolicyPart(_ keywords: SchemaKeywords) -> Bool {
        guard let node = keywords.isPolicy else { return false }
        if let isPolicy = node.bool { return isPolicy }
        findings.append(node.finding("keyword", "x-sluice-policy is true or left out", hint: nil))
        return false
    }

    /// The schema itself and the schemas that `allOf` adds to it, references followed.
    private func pieces(of keywords: SchemaKeywords, depth: Int, visited: inout Set<String>) -> [SchemaKeywords] {
        guard depth < Self.depthLimit else {
            findings.append(tooDeep(keywords.node))
            return []
        }
        if let properties = keywords.properties, properties.kind != .mapping {
            findings.append(properties.finding("not-a-schema", "properties must be an object of schemas", hint: nil))
        }
        var result = [keywords]
        for member in keywords.allOf?.elements.map({ $0 }) ?? [] where member.kind == .mapping {
            guard let node = member["$ref"] else {
                result += pieces(of: SchemaKeywords(member), depth: depth + 1, visited: &visited)
                continue
            }
            guard let reference = node.string.flatMap({ SchemaReference($0) }),
                let entry = table.entry(reference.name), entry.schema.kind == .mapping
            else {
                // Resolving it reports what is wrong with it.
                _ = type(reference: node, at: Place(owner: "", isJSON: false, depth: depth))
                continue
            }
            if visited.insert(reference.name).inserted {
                result += pieces(of: SchemaKeywords(entry.schema), depth: depth + 1, visited: &visited)
            }
        }
        return result
    }
}
