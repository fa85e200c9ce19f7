import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Reads a values schema as Swift types.
struct ValuesModelBuilder {
    /// Schemas that nest deeper are read as arbitrary JSON.
    static let depthLimit = 64

    private(set) var model = ValuesModel()
    let names: SwiftTypeNames
    private let lookup: SchemaLookup
    private let typed: TypedValues
    /// The names that a nested type would hide from the code inside it.
    private let hidden: Set<String>
    /// The names in use inside each struct.
    private var nestedNames: [Int: UniqueNames] = [:]
    /// Structs of definitions, by the node that `$ref` leads to.
    private var definitions: [Node: Int] = [:]
    /// The definitions whose properties are being read.
    private var open: Set<Node> = []

    init(_ interface: ChartInterface, names: SwiftTypeNames) {
        self.names = names
        lookup = SchemaLookup(root: interface.schema)
        typed = TypedValues(interface)
        let root = ValuesNames.root(of: interface, names: names)
        hidden = names.topLevelNames.union(ReservedWords.types).union([root, ScalarValueType.name])
        _ = structure(interface.schema, text: root, name: root, depth: 0)
    }

    /// A value that stands alone, in a list or in a map decides whether it needs a box.
    private struct Found {
        var type: ValuesType
        var isBoxed = false
    }

    private mutating func structure(_ node: Node, text: String, name: String, depth: Int) -> Int {
        let number = model.structs.count
        model.structs.append(ValuesStruct(text: text, name: name, documentation: node["description"]?.string))
        nestedNames[number] = UniqueNames(taken: hidden)
        if let others = node["additionalProperties"], others.bool != false {
            model.structs[number].keepsAdditionalFields = true
        }
        var types: [ValuesType] = []
        var properties: [PropertyBlueprint] = []
        for (key, child) in node["properties"]?.entries.map({ $0 }) ?? [] {
            let found = type(of: child, key: key.keyText, owner: number, depth: depth + 1)
            types.append(found.type)
            properties.append(
                PropertyBlueprint(
                    jsonName: key.keyText, type: model.text(found.type, names: names, in: number), isOptional: true,
                    defaultValue: defaultValue(of: child, type: found.type), documentation: description(of: child),
                    isBoxed: found.isBoxed))
        }
        // Settles names that clash.
        let blueprint = StructBlueprint(name: name, properties: properties)
        model.structs[number].properties = zip(blueprint.properties, types).map {
            ValuesStruct.Property(blueprint: $0, type: $1)
        }
        return number
    }

    private func description(of node: Node) -> String? {
        node["description"]?.string ?? lookup.resolved(node)?["description"]?.string
    }

    private mutating func type(of node: Node, key: String, owner: Int, depth: Int) -> Found {
        if let type = typed.type(of: node) { return Found(type: .api(type)) }
        guard node.kind == .mapping, depth < Self.depthLimit else { return Found(type: .json) }
        if node["$ref"] != nil {
            guard let target = lookup.resolved(node) else { return Found(type: .json) }
            if let type = typed.type(of: target) { return Found(type: .api(type)) }
            return definition(target, reference: node["$ref"]?.string ?? key, key: key, owner: owner, depth: depth)
        }
        return Found(type: plainType(of: node, key: key, owner: owner, depth: depth))
    }

    private mutating func definition(
        _ target: Node, reference: String, key: String, owner: Int, depth: Int
    ) -> Found {
        guard isStructure(target) else {
            // A list or map that holds itself has no Swift type.
            guard open.insert(target).inserted else { return Found(type: .json) }
            defer { open.remove(target) }
            return Found(type: plainType(of: target, key: key, owner: owner, depth: depth))
        }
        if let known = definitions[target] {
            return Found(type: .structure(known), isBoxed: open.contains(target))
        }
        let name = nestedName(reference.split(separator: "/").last.map(String.init) ?? key, owner: 0)
        definitions[target] = model.structs.count
        open.insert(target)
        let number = structure(target, text: model.root.text + "." + name, name: name, depth: depth)
        open.remove(target)
        model.structs[0].nested.append(.structure(number))
        return Found(type: .structure(number))
    }

    private mutating func plainType(of node: Node, key: String, owner: Int, depth: Int) -> ValuesType {
        let types = lookup.types(of: node)
        if let alternatives = node["oneOf"] ?? node["anyOf"], types.isEmpty {
            return union(of: alternatives.elements.map { $0 }, key: key, owner: owner, depth: depth)
        }
        if types.isEmpty || types == ["string"], let type = stringEnum(node, key: key, owner: owner) { return type }
        switch Set(types) {
        case ["string"]: return .string
        case ["boolean"]: return .boolean
        case ["integer"]: return .integer
        case ["number"], ["number", "integer"]: return .number
        case ["integer", "string"]: return .intOrString
        case ["array"]:
            return .array(elementType(of: lookup.items(of: node), key: singular(key), owner: owner, depth: depth))
        case ["object"]: return objectType(node, key: key, owner: owner, depth: depth)
        case []: return isStructure(node) ? objectType(node, key: key, owner: owner, depth: depth) : .json
        case let set where set.isSubset(of: ["boolean", "integer", "number", "string"]):
            model.usesScalar = true
            return .scalar
        default: return .json
        }
    }

    private mutating func objectType(_ node: Node, key: String, owner: Int, depth: Int) -> ValuesType {
        if isStructure(node) {
            let name = nestedName(key, owner: owner)
            let number = structure(node, text: model.structs[owner].text + "." + name, name: name, depth: depth)
            model.structs[owner].nested.append(.structure(number))
            return .structure(number)
        }
        let values = node["additionalProperties"].flatMap { $0.kind == .mapping ? $0 : nil }
        return .map(elementType(of: values, key: singular(key), owner: owner, depth: depth))
    }

    private mutating func elementType(of node: Node?, key: String, owner: Int, depth: Int) -> ValuesType {
        guard let node else { return .json }
        let type = type(of: node, key: key, owner: owner, depth: depth + 1).type
        return type != .json && allowsNull(node) ? .nullable(type) : type
    }

    private func allowsNull(_ node: Node) -> Bool {
        guard typed.type(of: node) == nil, let type = lookup.resolved(node)?["type"] else { return false }
        return type.elements.contains { $0.string == "null" }
    }

    private mutating func union(of nodes: [Node], key: String, owner: Int, depth: Int) -> ValuesType {
        let parts = nodes.filter { lookup.resolved($0)?["type"]?.string != "null" }
        if parts.count == 1 { return type(of: parts[0], key: key, owner: owner, depth: depth + 1).type }
        let names = Set(
            parts.flatMap { part in
                let types = lookup.types(of: part)
                return types.isEmpty ? ["any"] : types
            })
        switch names {
        case ["string"]: return .string
        case ["boolean"]: return .boolean
        case ["integer"]: return .integer
        case ["number"], ["number", "integer"]: return .number
        case ["integer", "string"]: return .intOrString
        case let names where names.isSubset(of: ["boolean", "integer", "number", "string"]):
            model.usesScalar = true
            return .scalar
        default: return .json
        }
    }

    private mutating func stringEnum(_ node: Node, key: String, owner: Int) -> ValuesType? {
        guard let values = node["enum"], values.kind == .sequence, !values.elements.isEmpty else { return nil }
        let texts = values.elements.compactMap(\.string)
        guard texts.count == values.elements.filter({ !$0.isNull }).count, !texts.isEmpty else { return nil }
        let name = nestedName(key, owner: owner)
        let blueprint = EnumBlueprint(name: name, documentation: "The values of `\(key)`.", rawValues: texts)
        model.structs[owner].nested.append(.stringEnum(blueprint))
        return .stringEnum(name: name, owner: owner)
    }

    private func isStructure(_ node: Node) -> Bool {
        node["properties"]?.entries.isEmpty == false
    }

    private mutating func nestedName(_ key: String, owner: Int) -> String {
        let name = SwiftIdentifier.type(key)
        return nestedNames[owner, default: UniqueNames()].takeFirst(of: [name, name + "Values"])
    }

    /// Names of elements come from the list's own: `allowCIDRs` holds values of type `AllowCIDR`.
    private func singular(_ key: String) -> String {
        IdentifierWords.singular(key)
    }

    private func defaultValue(of node: Node, type: ValuesType) -> String? {
        guard let value = node["default"] ?? lookup.resolved(node)?["default"] else { return nil }
        return ValuesDefault(model: model).literal(value, type: type)
    }
}
