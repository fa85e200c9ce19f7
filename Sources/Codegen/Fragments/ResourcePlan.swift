import KubernetesAPI

/// What stands at one API path of a block's resource, from all the places that may say so.
struct ResourcePlace {
    var apiPath: [String]
    var type: TypeExpression
    var constant: APITree?
    var passThroughs: [BlockField] = []
    /// Short forms with their additions to this list, in declaration order.
    var additions: [(field: BlockField, iteration: ShortForm.Iteration, items: [APITree])] = []

    /// Lists that are put together from several sources are always rendered.
    var isCombinedList: Bool {
        if case .array = type { return !additions.isEmpty || (constant != nil && !passThroughs.isEmpty) }
        return false
    }
}

/// The places of a block's resource as a tree, in the order in which they are written.
indirect enum ResourceNode {
    case place(ResourcePlace)
    case object([ResourceEntry])
}

/// One key of an object of the resource.
struct ResourceEntry {
    var key: String
    var node: ResourceNode
}

/// Orders what a block declares into one resource: `metadata` first, then the rest as declared.
struct ResourcePlan {
    var root: [ResourceEntry]

    init(_ block: Block) {
        var places: [ResourcePlace] = []
        func index(of apiPath: [String], type: TypeExpression) -> Int {
            if let found = places.firstIndex(where: { $0.apiPath == apiPath }) { return found }
            places.append(ResourcePlace(apiPath: apiPath, type: type))
            return places.count - 1
        }
        for constant in block.constants {
            places[index(of: constant.apiPath, type: constant.type)].constant = constant.value
        }
        for field in block.fields {
            switch field.role {
            case .passThrough(let apiPath, let type):
                places[index(of: apiPath, type: type)].passThroughs.append(field)
            case .shortForm(let form):
                for addition in form.additions {
                    let place = index(of: addition.apiPath, type: .array(addition.elementType, ArrayConstraints()))
                    places[place].additions.append((field, form.iteration, addition.items))
                }
            case .plain:
                break
            }
        }
        let metadata = places.filter { $0.apiPath.first == "metadata" }
        let others = places.filter { $0.apiPath.first != "metadata" }
        root = []
        for place in Self.orderedMetadata(metadata) + others {
            Self.insert(place, path: place.apiPath[...], into: &root)
        }
    }

    /// Name and namespace, labels, annotations: the order in which people look for them.
    private static func orderedMetadata(_ places: [ResourcePlace]) -> [ResourcePlace] {
        let order = ["name", "generateName", "namespace", "labels", "annotations"]
        let rank = { (place: ResourcePlace) in order.firstIndex(of: place.apiPath.last ?? "") ?? order.count }
        return places.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(
            \.element)
    }

    private static func insert(
        _ place: ResourcePlace, path: ArraySlice<String>, into nodes: inout [ResourceEntry]
    ) {
        guard let key = path.first else { return }
        if path.count == 1 {
            nodes.append(ResourceEntry(key: key, node: .place(place)))
            return
        }
        var children: [ResourceEntry] = []
        let index = nodes.firstIndex { $0.key == key }
        if let index, case .object(let existing) = nodes[index].node { children = existing }
        insert(place, path: path.dropFirst(), into: &children)
        if let index {
            nodes[index].node = .object(children)
        } else {
            nodes.append(ResourceEntry(key: key, node: .object(children)))
        }
    }
}
