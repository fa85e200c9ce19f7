import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// Constants of API trees as Swift literals.
struct APILiteral {
    var context: TreeContext

    func text(_ value: Value, type: TypeExpression) throws(SluiceError) -> String {
        switch (value, type) {
        case (.string(let text), .string(let constraints)):
            guard let set = context.structs.names.closedSet(of: constraints.enumValues) else {
                return SwiftLiteral.string(text)
            }
            guard let found = set.blueprint.cases.first(where: { $0.rawValue == text }) else {
                throw context.error("\"\(text)\" is none of the values of this field")
            }
            return "." + found.name
        case (.int(let number), .quantity): return "Quantity(\(number))"
        case (.float(let number), .quantity): return "Quantity(\(number))"
        case (.string(let text), _): return SwiftLiteral.string(text)
        case (.bool(let value), _): return String(value)
        case (.int(let number), _): return String(number)
        case (.float(let number), _): return "\(number)"
        case (.null, _): return "nil"
        case (.array, _), (.object, _): throw context.error("a list or an object stands where a scalar belongs")
        }
    }
}
