import SluiceGoTemplate

/// `required` and `fail`: how a chart's author stops a rendering.
extension FunctionTable {
    mutating func registerFailureFunctions() {
        register("required", [.string, .any]) { arguments, _ in
            guard case .string(let message) = arguments[0] else { return .nil }
            switch arguments[1] {
            case .nil: throw ChartFailure(message: message)
            case .string(let text) where text.isEmpty: throw ChartFailure(message: message)
            default: return arguments[1]
            }
        }
        register("fail", [.string]) { arguments, _ in
            guard case .string(let message) = arguments[0] else { return .nil }
            throw ChartFailure(message: message)
        }
    }
}

/// A message that the chart's author wrote for its users.
struct ChartFailure: Error, CustomStringConvertible {
    let message: String
    var description: String { message }
}
