import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Finds API fields by path, and says what a misspelt path may have meant.
struct APIPathResolver: Sendable {
    var model: TypeModel

    /// The field at `path` below the object type `type`; `node` is where the path is written.
    func field(_ path: [String], below type: TypeName, at node: Node) throws(SluiceError) -> Field {
        var current = TypeExpression.object(type)
        var found: Field?
        /// The map whose key the path has named last.
        var map: String?
        for (depth, key) in path.enumerated() {
            guard let object = objectType(current) else {
                if case .map(let value, _) = current {
                    found = Field(name: key, type: value)
                    current = value
                    map = path[..<depth].joined(separator: ".")
                    continue
                }
                throw node.error(
                    "x-sluice-path", "\(path[..<depth].joined(separator: ".")) has no fields: it is \(current.phrase)",
                    hint: map.map { "for a key with dots, write the map as an object: \"\($0)\": { \"…\": … }" }
                        ?? "end the path at \(path[..<depth].joined(separator: "."))")
            }
            guard let field = object.fields.first(where: { $0.name == key }) else {
                throw node.error(
                    "x-sluice-path",
                    "\(path.joined(separator: ".")) is no field of \(type.short): \(object.name.short) has no \"\(key)\"",
                    hint: Suggestion.hint(for: key, among: object.fields.map(\.name)))
            }
            found = field
            current = field.type
        }
        if path == ["metadata", "name"],
            let names = model.object(type)?.groupVersionKinds.lazy.compactMap(ResourceNames.constraints).first
        {
            found?.type = .string(names)
        }
        guard let found else {
            throw node.error("x-sluice-path", "an API path is needed", hint: "write a path such as spec.egress")
        }
        return found
    }

    /// Whether what stands at a path is part of a policy.
    func isPolicyPart(_ path: [String], of type: TypeName) -> Bool {
        var current = TypeExpression.object(type)
        for key in path {
            guard let object = objectType(current) else { return false }
            if object.isPolicyPart { return true }
            guard let field = object.field(key) else { return false }
            current = field.type
        }
        if case .array(let element, _) = current { current = element }
        return objectType(current)?.isPolicyPart ?? false
    }

    /// The members of an object type of which all are lists and maps that may be left out, as in a label selector.
    func membersThatMayBeEmpty(_ type: TypeExpression) -> [String]? {
        guard let object = objectType(type), !object.fields.isEmpty, !object.isPreservingUnknownFields else {
            return nil
        }
        for field in object.fields {
            switch field.type {
            case .array where !field.isRequired: continue
            case .map where !field.isRequired: continue
            default: return nil
            }
        }
        return object.fields.map(\.name)
    }

    /// Whether a list is one of rules that all may be left out, rather than of parts that select.
    func takesEmptyRule(_ field: Field) -> Bool {
        guard field.elements == .alternatives, case .array(let element, _) = field.type,
            let object = objectType(element)
        else { return false }
        return object.isPolicyPart && !object.fields.contains(where: \.isRequired)
    }

    /// The field at a path; nil where there is none.
    func fieldIfAny(_ path: [String], below type: TypeName) -> Field? {
        var current = TypeExpression.object(type)
        var found: Field?
        for key in path {
            guard let field = objectType(current)?.field(key) else { return nil }
            found = field
            current = field.type
        }
        return found
    }

    /// The type that `x-sluice`'s `type` names: `IPBlock.cidr`, `NetworkPolicyEgressRule.ports`, `LabelSelector`.
    func type(named reference: String, at node: Node) throws(SluiceError) -> TypeExpression {
        let parts = reference.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        // A full name holds dots itself, so the longest prefix that names a type wins.
        for length in stride(from: parts.count, to: 0, by: -1) {
            let name = parts[..<length].joined(separator: ".")
            guard let object = model.objects.values.first(where: { $0.name.short == name || $0.name.full == name })
            else { continue }
            if length == parts.count { return .object(object.name) }
            return try field(Array(parts[length...]), below: object.name, at: node).type
        }
        throw node.error(
            "x-sluice-type", "\"\(reference)\" names no API type",
            hint: Suggestion.hint(for: parts[0], among: model.objects.values.map(\.name.short)))
    }

    func objectType(_ type: TypeExpression) -> ObjectType? {
        guard case .object(let name) = type else { return nil }
        return model.object(name)
    }
}

extension TypeExpression {
    /// The type with its article, for messages.
    public var phrase: String {
        switch self {
        case .string: "a string"
        case .integer: "an integer"
        case .number: "a number"
        case .boolean: "a boolean"
        case .intOrString: "an integer or a string"
        case .quantity: "a quantity"
        case .array(let element, _): "a list of \(element.plural)"
        case .map(let value, _): "a map of \(value.plural)"
        case .object(let name): "an object (\(name.short))"
        case .any: "any value"
        }
    }

    private var plural: String {
        switch self {
        case .string: "strings"
        case .integer: "integers"
        case .number: "numbers"
        case .boolean: "booleans"
        case .intOrString: "integers or strings"
        case .quantity: "quantities"
        case .array: "lists"
        case .map: "maps"
        case .object(let name): name.short
        case .any: "values"
        }
    }
}
