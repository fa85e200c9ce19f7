import SluiceDiagnostics
import SluiceKubernetesAPI

/// Placeholders as Swift expressions: the value, turned into the API's type, nil where it counts as absent.
struct PlaceholderExpression {
    var context: TreeContext

    func build(_ placeholder: Placeholder, in scope: TreeScope) throws(SluiceError) -> BuiltExpression {
        if let name = scope.bound[.value(placeholder)] {
            return BuiltExpression(expression: .text(name), isOptional: false)
        }
        let value = try reference(placeholder, in: scope)
        let names = context.structs.names
        let conversion = ValueConversion(names: names, model: context.navigator.model)
        guard let step = conversion.step(from: value.type, to: placeholder.type) else {
            throw context.error(
                "\(placeholder.notation) is \(context.navigator.model.text(value.type, names: names)) in Swift, "
                    + "and there is no way from it to \(names.text(placeholder.type))",
                hint: "give the value its API type with \"x-sluice\": { \"type\": … }")
        }
        var built = converted(value, step)
        for check in emptiness(placeholder, of: value.type) {
            built = BuiltExpression(expression: check.applied(to: built.expression), isOptional: true)
        }
        return built
    }

    /// The list of an `$each`.
    func list(_ placeholder: Placeholder, in scope: TreeScope) throws(SluiceError) -> ValueReference {
        let value = try reference(placeholder, in: scope)
        switch value.type {
        case .array, .api(.array): return value
        case .json, .api(.any):
            return ValueReference(
                text: value.text + (value.isOptional ? "?.elements" : ".elements"), type: .array(.json),
                isOptional: true)
        default:
            throw context.error(
                "\(placeholder.notation) is no list in Swift", hint: "give the value \"type\": \"array\"")
        }
    }

    private func reference(_ placeholder: Placeholder, in scope: TreeScope) throws(SluiceError) -> ValueReference {
        guard let root = scope.roots[placeholder.root],
            let value = context.navigator.value(placeholder.path, of: root)
        else {
            throw context.error(
                "\(placeholder.notation) leads to no declared value",
                hint: "declare it under \"properties\" of the values schema")
        }
        return value
    }

    private func converted(_ value: ValueReference, _ step: ValueConversion.Step) -> BuiltExpression {
        let text: String
        let method: String
        switch step {
        case .none: return BuiltExpression(expression: .text(value.text), isOptional: value.isOptional)
        case .map(let body): (text, method) = (body, "map")
        case .flatMap(let body): (text, method) = (body, "flatMap")
        }
        // An inner closure has a $0 of its own.
        if !value.isOptional, !text.contains("{") {
            let pieces = text.split(separator: "$0", omittingEmptySubsequences: false)
            return BuiltExpression(
                expression: .text(pieces.joined(separator: value.text)), isOptional: method == "flatMap")
        }
        let base = SwiftExpression.text(value.isOptional ? value.text : "Optional(\(value.text))")
        return BuiltExpression(
            expression: .closure(base, method: method, head: "", statements: [], result: .text(text)), isOptional: true)
    }

    /// The checks that make nil of what counts as absent.
    private func emptiness(_ placeholder: Placeholder, of value: ValuesType) -> [EmptinessCheck] {
        switch placeholder.absence {
        case .never, .whenNull: return []
        case .whenMembersEmpty(let members):
            guard case .object(let name) = placeholder.type, let blueprint = context.structs.blueprint(name) else {
                return []
            }
            let names = members.compactMap { member in
                blueprint.properties.first { $0.jsonName == member }.map { SwiftIdentifier.escaped($0.name) }
            }
            return [.members(names)]
        case .whenEmpty: return [emptiness(placeholder.type, of: value)].compactMap { $0 }
        case .whenZeroOrEmpty: return [emptiness(placeholder.type, of: value), .equal("0")].compactMap { $0 }
        }
    }

    private func emptiness(_ type: TypeExpression, of value: ValuesType) -> EmptinessCheck? {
        switch type {
        case .string(let constraints):
            return context.structs.names.closedSet(of: constraints.enumValues) == nil ? .collection : nil
        case .array, .map: return .collection
        case .any: return value.isNumberOrBoolean ? nil : .collection
        case .quantity, .intOrString: return value.isNumberOrBoolean ? nil : .equal("\"\"")
        case .object(let name): return context.structs.emptyInstance(name).map { .equal($0) }
        case .integer, .number, .boolean: return nil
        }
    }
}

extension ValuesType {
    /// Whether the type has no empty text, list or map.
    fileprivate var isNumberOrBoolean: Bool {
        switch self {
        case .boolean, .integer, .number, .api(.integer), .api(.number), .api(.boolean): true
        default: false
        }
    }
}
