/// Functions by name, bound when a template is executed. It starts with Go's built-in ones.
public struct FunctionTable: Sendable {
    private var functions: [String: Function] { didSet { identity = Identity() } }
    /// Changes with every change of the table, so that nodes know whether they were bound to this one.
    private(set) var identity = Identity()

    final class Identity: Sendable {}

    /// Go's built-in functions.
    public static let builtins = FunctionTable(functions: builtinFunctions)

    /// Creates a table of Go's built-in functions.
    public init() { self = .builtins }

    private init(functions: [String: Function]) { self.functions = functions }

    /// The function of a name; nil for names that are not in the table.
    public subscript(name: String) -> Function? {
        get { functions[name] }
        set { functions[name] = newValue }
    }

    /// All names: what ``ParseOptions/functions`` wants.
    public var names: Set<String> { Set(functions.keys) }

    /// Adds or replaces a function.
    public mutating func register(
        _ name: String, _ parameters: [Function.Parameter] = [], variadic: Function.Parameter? = nil,
        _ body: @escaping Function.Body
    ) {
        functions[name] = Function(parameters, variadic: variadic, body)
    }

    /// Adds or replaces all functions of another table.
    public mutating func merge(_ other: FunctionTable) {
        functions.merge(other.functions) { _, new in new }
    }
}
