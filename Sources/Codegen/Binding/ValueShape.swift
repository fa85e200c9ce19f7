import SluiceKubernetesAPI
import SluiceYAML

/// What is known of a value before there is one: a node of the values schema, an API type, or nothing.
enum ValueShape {
    case node(Node)
    case api(TypeExpression)
    /// The schema leaves it open.
    case open
}

/// Walks shapes by keys, through schema nodes and API types alike.
struct ShapeLookup {
    var schema: SchemaLookup
    var resolver: APIPathResolver

    /// The shape of a schema node: its API type where `x-sluice` gives it one.
    func shape(of node: Node) -> ValueShape {
        let keyword = node[sluiceKeyword] ?? schema.resolved(node)?[sluiceKeyword]
        if let reference = keyword?["type"], let name = reference.string,
            let type = try? resolver.type(named: name, at: reference)
        {
            return .api(type)
        }
        return .node(node)
    }

    enum Step {
        case found(ValueShape)
        /// There is no such key; these are the declared ones.
        case undeclared([String])
        /// The value is no object.
        case noObject(String)
    }

    func property(_ key: String, of shape: ValueShape) -> Step {
        switch shape {
        case .open, .api(.any):
            return .found(.open)
        case .api(.object(let name)):
            guard let object = resolver.model.object(name) else { return .found(.open) }
            if let field = object.field(key) { return .found(.api(field.type)) }
            return object.isPreservingUnknownFields ? .found(.open) : .undeclared(object.fields.map(\.name))
        case .api(.map(let value, _)):
            return .found(.api(value))
        case .api(let type):
            return .noObject(type.phrase)
        case .node(let node):
            if let next = schema.property(key, of: node) { return .found(self.shape(of: next)) }
            let types = schema.types(of: node)
            if !types.isEmpty, !types.contains("object") { return .noObject(Self.phrase(types)) }
            let names = schema.propertyNames(of: node)
            if schema.isOpen(node), names.isEmpty { return .found(.open) }
            return .undeclared(names)
        }
    }

    /// The shape of a list's elements.
    func items(of shape: ValueShape) -> ValueShape {
        switch shape {
        case .api(.array(let element, _)): .api(element)
        case .node(let node): schema.items(of: node).map { self.shape(of: $0) } ?? .open
        case .api, .open: .open
        }
    }

    /// Whether an object of this shape always has the key, with a value that is not null.
    func guarantees(_ key: String, in shape: ValueShape) -> Bool {
        switch shape {
        case .node(let node): schema.requires(key, in: node)
        case .api(.object(let name)):
            resolver.model.object(name)?.field(key).map { $0.isRequired && !$0.isNullable } ?? false
        case .api, .open: false
        }
    }

    /// Whether a value of this shape is never empty, if there is one.
    func isNeverEmpty(_ shape: ValueShape) -> Bool {
        switch shape {
        case .open: return false
        case .api(.array(_, let constraints)): return (constraints.minItems ?? 0) > 0
        case .api(.map(_, let constraints)): return (constraints.minProperties ?? 0) > 0
        case .api(.object(let name)):
            return resolver.model.object(name)?.fields.contains(where: \.mustBePresent) ?? false
        case .api: return true
        case .node(let node):
            guard let resolved = schema.resolved(node), !isNullable(resolved) else { return false }
            switch schema.types(of: node) {
            case ["array"]: return (resolved["minItems"]?.integer ?? 0) > 0
            case ["object"]:
                return (resolved["minProperties"]?.integer ?? 0) > 0
                    || resolved["required"]?.elements.isEmpty == false
            case []: return false
            default: return true
            }
        }
    }

    func isNullable(_ node: Node) -> Bool {
        guard let type = node["type"] else { return false }
        return type.kind == .sequence ? type.elements.contains { $0.string == "null" } : type.string == "null"
    }

    /// Why a value of this shape can never fit the API type; nil where it may.
    func misfit(_ shape: ValueShape, _ type: TypeExpression) -> String? {
        switch shape {
        case .open: return nil
        case .api(let own): return misfit(own, type)
        case .node(let node):
            let declared = schema.types(of: node)
            let fitting = type.jsonTypes
            if declared.isEmpty || fitting.isEmpty { return nil }
            guard declared.contains(where: { fitting.contains($0) }) else {
                return "is \(Self.phrase(declared)) in the values schema"
            }
            // A definition of ours may be that of another version.
            if schema.resolved(node).map(SchemaEdits.isGenerated) ?? false { return nil }
            return partMisfit(node, type)
        }
    }

    /// The same for the parts of a list or object.
    private func partMisfit(_ node: Node, _ type: TypeExpression) -> String? {
        switch type {
        case .array(let element, _):
            guard let items = schema.items(of: node) else { return nil }
            return misfit(shape(of: items), element).map { _ in "holds elements of another type" }
        case .object(let name):
            guard let object = resolver.model.object(name), !object.isPreservingUnknownFields else { return nil }
            if schema.propertyNames(of: node).isEmpty, let values = schema.resolved(node)?["additionalProperties"],
                !schema.types(of: values).isEmpty
            {
                return "is a map"
            }
            for key in schema.propertyNames(of: node) {
                guard let field = object.field(key) else {
                    return "has a property \"\(key)\", which \(name.short) has not"
                }
                if let property = schema.property(key, of: node), misfit(shape(of: property), field.type) != nil {
                    return "has a property \"\(key)\" of another type"
                }
            }
            return nil
        default: return nil
        }
    }

    /// API type against API type.
    private func misfit(_ own: TypeExpression, _ place: TypeExpression) -> String? {
        let reason = "is \(own.phrase)"
        switch (own, place) {
        case (.any, _), (_, .any): return nil
        case (.array(let own, _), .array(let place, _)): return misfit(own, place).map { _ in reason }
        case (.map(let own, _), .map(let place, _)): return misfit(own, place).map { _ in reason }
        case (.object(let own), .object(let place)): return own == place ? nil : reason
        case (.map, .object), (.object, .map): return reason
        default:
            let fitting = place.jsonTypes
            return own.jsonTypes.contains { fitting.contains($0) } ? nil : reason
        }
    }

    static func phrase(_ types: [String]) -> String {
        types.map { ["array", "object", "integer"].contains($0) ? "an \($0)" : "a \($0)" }.joined(separator: " or ")
    }
}
