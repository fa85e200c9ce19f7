import SluiceDiagnostics
import SluiceKubernetesAPI
import OrderedCollections
import SluiceYAML

/// Holds an API object to its types, as the server's decoder does: fields that do not exist, values of a wrong
/// JSON type, enumerations.
///
/// What is refused is left out of the result, so that the other rules can go on with the rest; ``Result/refused``
/// says where, for a field that is missing because it was refused is no second mistake.
public struct StructureCheck: Sendable {
    static let unknownField = Rule("unknown-field", .error, .structure, "a field that the API does not have")
    static let wrongType = Rule("wrong-type", .error, .structure, "a value of a wrong type")
    static let unsupported = Rule("unsupported-value", .error, .structure, "a value that is none of those allowed")
    static let missing = Rule("missing-field", .error, .structure, "a field that must be there is not")

    /// The rules of structure.
    public static let catalogue = [unknownField, wrongType, unsupported, missing]

    /// What came of a check.
    public struct Result: Sendable {
        /// The findings, in the order of the document.
        public var findings: [RuleFinding]
        /// The object without what was refused; null counts as absent.
        public var pruned: Value
        /// The objects and lists that something was left out of.
        public var refused: Set<FieldPath>
    }

    /// How deep an object may nest; the API's own types are far below.
    static let maximumDepth = 200

    let model: TypeModel
    var findings: [RuleFinding] = []
    var refused: Set<FieldPath> = []

    private init(model: TypeModel) {
        self.model = model
    }

    /// Checks an object against a resource of the model, such as `networking.k8s.io/v1/NetworkPolicy`.
    public static func check(_ value: LocatedValue, resource: String, model: TypeModel) -> Result {
        var check = StructureCheck(model: model)
        guard let name = model.resources[resource] else {
            return Result(findings: [], pruned: value.value, refused: [])
        }
        let pruned = check.prune(value, .object(name), FieldPath(), depth: 0) ?? .object([:])
        return Result(findings: check.findings, pruned: pruned, refused: check.refused)
    }

    // MARK: Values

    /// The value as the type takes it; nil where nothing is left of it.
    mutating func prune(_ value: LocatedValue, _ type: TypeExpression, _ path: FieldPath, depth: Int) -> Value? {
        guard depth < Self.maximumDepth else {
            refuse(Self.wrongType, path, "this is nested too deep", hint: nil)
            return nil
        }
        switch (type, value.content) {
        case (.any, _):
            return value.value
        case (.object(let name), .object(let members)):
            return prune(members, name, path, depth: depth)
        case (.map(let element, _), .object(let members)):
            return prune(members, of: element, path, depth: depth)
        case (.array(let element, _), .array(let elements)):
            return prune(elements, of: element, path, depth: depth)
        case (.object, .scalar(.null)):
            return .object([:])
        case (.map, .scalar(.null)), (.array, .scalar(.null)):
            return nil
        case (_, .scalar(let scalar)):
            return prune(scalar, type, path, isQuoted: value.isQuoted)
        default:
            return refuseType(value, type, path)
        }
    }

    private mutating func prune(
        _ members: OrderedDictionary<String, LocatedValue.Member>, of element: TypeExpression, _ path: FieldPath,
        depth: Int
    ) -> Value {
        var result: OrderedDictionary<String, Value> = [:]
        for (key, member) in members {
            if member.value.isNull {
                result[key] = element.zero
            } else if let value = prune(member.value, element, path[key], depth: depth + 1) {
                result[key] = value
            }
        }
        return .object(result)
    }

    private mutating func prune(
        _ elements: [LocatedValue], of element: TypeExpression, _ path: FieldPath, depth: Int
    ) -> Value {
        var result: [Value] = []
        result.reserveCapacity(elements.count)
        for (index, value) in elements.enumerated() {
            // Go makes the zero value of a null in a list, which then has to be valid.
            if value.isNull, let zero = element.zero {
                result.append(scalarZero(zero, element, path[index]))
            } else if let value = prune(value, element, path[index], depth: depth + 1) {
                result.append(value)
            } else {
                // The indexes of what follows must stay.
                result.append(element.zero ?? .null)
                refused.insert(path[index])
            }
        }
        return .array(result)
    }

    private mutating func scalarZero(_ zero: Value, _ type: TypeExpression, _ path: FieldPath) -> Value {
        if case .string(let text) = zero { return prune(.string(text), type, path, isQuoted: false) ?? zero }
        return zero
    }

    // MARK: Findings

    mutating func refuse(
        _ rule: Rule, _ path: FieldPath, _ message: String, pointsAtKey: Bool = false, hint: String?
    ) {
        findings.append(
            RuleFinding(
                rule: rule.id, severity: rule.severity, path: path, pointsAtKey: pointsAtKey, message: message,
                hint: hint))
        refused.insert(FieldPath(Array(path.steps.dropLast())))
    }

    mutating func refuseType(_ value: LocatedValue, _ type: TypeExpression, _ path: FieldPath) -> Value? {
        refuse(
            Self.wrongType, path, "\(type.phrase) belongs here, not \(value.phrase)", hint: type.hint(for: value))
        return nil
    }
}
