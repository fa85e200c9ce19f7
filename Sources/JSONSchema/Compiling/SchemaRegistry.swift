import SluiceYAML

/// All schema documents that are known, and the schemas in them that have names.
struct SchemaRegistry {
    /// A schema inside a document.
    struct Place {
        let value: Value
        /// The document's URI and the pointer inside it.
        let location: String
        let document: String
        let isRoot: Bool
        /// What references are relative to.
        let base: String
        let draft: Draft
        let resource: Int
    }

    private(set) var resources: [SchemaResource] = []
    /// By URI without fragment.
    private(set) var schemas: [String: Place] = [:]
    /// By URI with `#name`.
    private(set) var anchors: [String: Place] = [:]
    /// The anchors among them that are dynamic.
    private(set) var dynamicAnchors: [(resource: Int, name: String, place: Place)] = []
    private var bases: [String: Place] = [:]
    /// The first identifier or anchor that two schemas have.
    private(set) var duplicate: (name: String, location: String)?

    mutating func add(_ document: Value, uri: String, draft: Draft) throws(SchemaProblem) {
        let uri = SchemaURI.split(uri).resource
        resources.append(SchemaResource(uri: uri))
        let draft = Self.draft(of: document) ?? draft
        let place = Place(
            value: document, location: uri + "#", document: uri, isRoot: true, base: uri, draft: draft,
            resource: resources.count - 1)
        schemas[uri] = place
        try scan(place, depth: 0)
    }

    private static func draft(of schema: Value) -> Draft? {
        guard case .object(let table) = schema, case .string(let uri)? = table["$schema"] else { return nil }
        return Draft(metaschema: uri)
    }

    /// Looks for identifiers where the draft has schemas, and nowhere else.
    private mutating func scan(_ place: Place, depth: Int) throws(SchemaProblem) {
        guard depth < Validation.maximumDepth else {
            throw SchemaProblem(location: place.document, message: "schemas are nested too deep")
        }
        guard case .object(let table) = place.value else { return }
        let place = register(place, table)
        for (keyword, value) in table {
            switch place.draft.keyword(keyword) {
            case nil: continue
            case .schema?: try scan(below(place, keyword, nil, value), depth: depth + 1)
            case .schemaOrList?, .list?:
                if case .array(let values) = value {
                    for (index, value) in values.enumerated() {
                        try scan(below(place, keyword, String(index), value), depth: depth + 1)
                    }
                } else if place.draft.keyword(keyword) == .schemaOrList {
                    try scan(below(place, keyword, nil, value), depth: depth + 1)
                }
            case .map?:
                guard case .object(let values) = value else { continue }
                for (name, value) in values { try scan(below(place, keyword, name, value), depth: depth + 1) }
            }
        }
    }

    private mutating func register(_ place: Place, _ table: ValueTable) -> Place {
        // Beside a reference, older drafts see nothing else.
        if place.draft <= .draft7, table["$ref"] != nil { return place }
        var result = place
        if case .string(let id)? = table[place.draft.idKeyword] {
            let uri = SchemaURI.resolve(id, against: place.base)
            let (resource, fragment) = SchemaURI.split(uri)
            if !id.hasPrefix("#"), let other = schemas[resource], other.location != place.location {
                noteDuplicate(resource, place)
            }
            if id.hasPrefix("#"), place.draft <= .draft7 {
                anchors[resource + "#" + fragment] = place
            } else {
                result = newResource(place, resource, Self.draft(of: place.value) ?? place.draft)
                if place.draft <= .draft7, !fragment.isEmpty { anchors[uri] = result }
            }
        }
        if result.draft >= .draft2019, case .string(let name)? = table["$anchor"] {
            if anchors[result.base + "#" + name] != nil { noteDuplicate("#" + name, place) }
            anchors[result.base + "#" + name] = result
        }
        if result.draft >= .draft2020, case .string(let name)? = table["$dynamicAnchor"] {
            anchors[result.base + "#" + name] = result
            dynamicAnchors.append((result.resource, name, result))
        }
        if result.draft == .draft2019, table["$recursiveAnchor"] == .bool(true) {
            dynamicAnchors.append((result.resource, "", result))
        }
        // Most schemas inherit all of it.
        if result.resource != place.resource || result.draft != place.draft { bases[place.location] = result }
        return result
    }

    private mutating func noteDuplicate(_ name: String, _ place: Place) {
        if duplicate == nil { duplicate = (name, place.location) }
    }

    private mutating func newResource(_ place: Place, _ uri: String, _ draft: Draft) -> Place {
        if place.isRoot, place.resource == resources.count - 1 {
            resources[place.resource] = SchemaResource(uri: uri)
        } else {
            resources.append(SchemaResource(uri: uri))
        }
        let result = Place(
            value: place.value, location: place.location, document: place.document, isRoot: place.isRoot, base: uri,
            draft: draft,
            resource: place.isRoot ? place.resource : resources.count - 1)
        schemas[uri] = result
        if place.isRoot { schemas[place.document] = result }
        return result
    }

    /// A schema inside another, with the identifier that it may bring along.
    func below(_ place: Place, _ keyword: String, _ name: String?, _ value: Value) -> Place {
        var location = place.location + "/"
        SchemaURI.append(keyword, to: &location)
        if let name {
            location += "/"
            SchemaURI.append(name, to: &location)
        }
        if !bases.isEmpty, let known = bases[location] { return known }
        return Place(
            value: value, location: location, document: place.document, isRoot: false, base: place.base,
            draft: place.draft, resource: place.resource)
    }

    /// What a pointer leads to.
    func walk(_ steps: [String], from place: Place) -> Place? {
        var current = place
        for step in steps {
            let next: Value?
            switch current.value {
            case .object(let table): next = table[step]
            case .array(let values): next = Int(step).flatMap { values.indices.contains($0) ? values[$0] : nil }
            default: next = nil
            }
            guard let next else { return nil }
            current = below(current, step, nil, next)
        }
        return current
    }

    mutating func setDynamicAnchor(_ name: String, of resource: Int, to node: SchemaNode.Index) {
        if name.isEmpty {
            resources[resource].recursiveRoot = node
        } else {
            resources[resource].dynamicAnchors[name] = node
        }
    }
}
