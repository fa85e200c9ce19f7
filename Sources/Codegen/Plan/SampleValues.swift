import SluiceKubernetesAPI
import OrderedCollections
import SluiceYAML

/// Values that a block's schema takes, for trying out what its templates make of them.
public struct SampleValues {
    private var lookup: ShapeLookup

    /// Samples of the values of a chart.
    public init(_ interface: ChartInterface) {
        lookup = ShapeLookup(
            schema: SchemaLookup(root: interface.schema), resolver: APIPathResolver(model: interface.model))
    }

    /// The values with the gates of the block true.
    public func switchingOn(_ block: Block, in values: Value) -> Value {
        block.gates.reduce(values) { Self.setting($1.keys[...], to: true, in: $0) }
    }

    /// A value for every field of the block that has a sample; what stands in `values` already is kept unless it is
    /// empty or false.
    public func filling(_ values: Value, of block: Block) -> Value {
        var values = values
        for field in block.fields {
            let shape: ValueShape
            switch field.role {
            case .passThrough(_, let type), .plain(let type?): shape = .api(type)
            case .shortForm: shape = lookup.shape(of: field.schemaNode)
            case .plain(nil): continue
            }
            if block.plan.slots.contains(where: { $0.apiPath.first == "metadata" && $0.isFilled(by: field) }) {
                continue
            }
            guard let sample = sample(shape, depth: 0) else { continue }
            values = Self.setting(field.path.keys[...], to: sample, in: values)
        }
        return values
    }

    private static func setting(_ path: ArraySlice<String>, to sample: Value, in value: Value) -> Value {
        guard let key = path.first else { return value.isBlank ? sample : value }
        var members: OrderedDictionary<String, Value> = [:]
        if case .object(let known) = value { members = known } else if value != .null { return value }
        members[key] = setting(path.dropFirst(), to: sample, in: members[key] ?? .null)
        return .object(members)
    }

    // MARK: - One value

    private static let depthLimit = 6
    private static let texts = [
        "web", "10.0.0.0/8", "10.0.0.1", "example.com", "80", "2001:db8::/32", "2030-01-01T00:00:00Z", "1h", "/",
        "https://example.com", "example.com/web", "A",
    ]

    private func sample(_ shape: ValueShape, depth: Int) -> Value? {
        guard depth < Self.depthLimit else { return nil }
        switch shape {
        case .open: return nil
        case .api(let type): return sample(type, depth: depth)
        case .node(let node): return sample(node, depth: depth)
        }
    }

    private func sample(_ type: TypeExpression, depth: Int) -> Value? {
        switch type {
        case .string(let constraints):
            if let value = constraints.enumValues.first { return .string(value) }
            return Self.texts.first { ScalarFit.problem(ofText: $0, constraints) == nil }.map { .string($0) }
        case .integer(let constraints), .intOrString(let constraints, _):
            return .int(constraints.enumValues.first ?? max(constraints.minimum ?? 1, 1))
        case .number(let constraints): return .int(constraints.minimum ?? 1)
        case .boolean: return true
        case .quantity: return "1"
        case .any: return nil
        case .array(let element, _): return sample(element, depth: depth + 1).map { .array([$0]) }
        case .map(let value, _): return sample(value, depth: depth + 1).map { .object(["web": $0]) }
        case .object(let name):
            guard let object = lookup.resolver.model.object(name) else { return nil }
            var members: OrderedDictionary<String, Value> = [:]
            for field in object.fields where field.isRequired {
                guard let value = sample(field.type, depth: depth + 1) else { return nil }
                members[field.name] = value
            }
            let wanted = object.rules.compactMap { rule -> String? in
                switch rule.kind {
                case .anyOf(let fields), .exactlyOneOf(let fields): fields.first
                default: nil
                }
            }
            for name in wanted where members[name] == nil {
                guard let field = object.field(name), let value = sample(field.type, depth: depth + 1) else { continue }
                members[name] = value
            }
            if members.isEmpty, let field = object.fields.first, let value = sample(field.type, depth: depth + 1) {
                members[field.name] = value
            }
            return .object(members)
        }
    }

    private func sample(_ node: Node, depth: Int) -> Value? {
        guard let schema = lookup.schema.resolved(node) else { return nil }
        if let value = (schema["const"] ?? schema["enum"]?.elements.first)?.value() { return value }
        switch lookup.schema.types(of: node).first {
        case "boolean": return true
        case "integer", "number": return .int(max(schema["minimum"]?.integer ?? 1, 1))
        case "string":
            let constraints = StringConstraints(
                pattern: schema["pattern"]?.string, minLength: schema["minLength"]?.integer,
                maxLength: schema["maxLength"]?.integer)
            return sample(.string(constraints), depth: depth)
        case "array":
            guard let items = lookup.schema.items(of: node) else { return nil }
            return sample(lookup.shape(of: items), depth: depth + 1).map { .array([$0]) }
        case "object":
            var members: OrderedDictionary<String, Value> = [:]
            for key in lookup.schema.propertyNames(of: node) {
                guard let property = lookup.schema.property(key, of: node) else { continue }
                if let value = sample(lookup.shape(of: property), depth: depth + 1) { members[key] = value }
            }
            if members.isEmpty, let values = schema["additionalProperties"], values.kind == .mapping {
                return sample(lookup.shape(of: values), depth: depth + 1).map { .object(["web": $0]) }
            }
            return .object(members)
        default:
            return nil
        }
    }
}

extension ResourcePlan.Slot {
    fileprivate func isFilled(by field: BlockField) -> Bool {
        passThroughs.contains { $0.path == field.path }
    }

    /// Whether Helm's template language fills the slot, or a part of it.
    public var containsTemplate: Bool { constant?.containsTemplate ?? false }
}

extension Value {
    /// Whether charts write it for "nothing here".
    fileprivate var isBlank: Bool {
        switch self {
        case .null, .bool(false), .string(""), .array([]): true
        case .object(let members): members.isEmpty
        default: false
        }
    }
}
