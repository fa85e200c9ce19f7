/// A function that templates can call.
public final class Function: Sendable {
    /// Gets exactly as many arguments as declared, of the declared types.
    public typealias Body = @Sendable (_ arguments: [Value], _ evaluation: Evaluation) throws -> Value

    /// The types of the arguments that are needed.
    public let parameters: [Parameter]
    /// The type of any further arguments.
    public let variadic: Parameter?
    /// What a call evaluates.
    public let body: Body
    /// The value of the argument at which evaluation stops: false for `and`, true for `or`.
    let stopsAt: Bool?

    /// Creates a function.
    public init(_ parameters: [Parameter] = [], variadic: Parameter? = nil, _ body: @escaping Body) {
        self.parameters = parameters
        self.variadic = variadic
        self.body = body
        stopsAt = nil
    }

    /// A built-in that evaluates its arguments one by one.
    init(shortCircuitAt stopsAt: Bool) {
        parameters = [.any]
        variadic = .any
        body = { arguments, _ in
            arguments.first { $0.isTrue == stopsAt } ?? arguments.last ?? .nil
        }
        self.stopsAt = stopsAt
    }

    /// The type that a parameter has in Go: what may be passed, and how constants are read.
    public enum Parameter: String, Sendable {
        /// `interface {}`: everything, nil included.
        case any = "interface {}"
        case bool, string, int, int64, uint64, float64
        /// Nil is a list too, and stays `.nil`.
        case list = "[]interface {}"
        /// Nil is a map too, and stays `.nil`.
        case map = "map[string]interface {}"

        var acceptsNil: Bool { self == .any || self == .list || self == .map }

        /// Whether a value can be passed without conversion.
        func accepts(_ value: Value) -> Bool {
            switch (self, value) {
            case (.any, _), (.bool, .bool), (.string, .string), (.float64, .float), (.list, .list):
                true
            case (.map, .map(let map)): !map.holdsText
            case (.int, .integer(_, let type)): type == .int
            case (.int64, .integer(_, let type)): type == .int64
            case (.uint64, .unsigned(_, let type)): type == .uint64
            case (.map, .object(let object)): object.map != nil
            default: false
            }
        }
    }
}
