/// How a text is read.
public struct ParseOptions: Sendable {
    public var delimiters: Delimiters
    /// Names that may be called besides the built-in ones. Nil accepts any name: for tools that
    /// only look at templates.
    public var functions: Set<String>?

    public init(delimiters: Delimiters = .standard, functions: Set<String>? = []) {
        self.delimiters = delimiters
        self.functions = functions
    }

    func knows(_ name: String) -> Bool {
        guard let functions else { return true }
        return functions.contains(name) || FunctionTable.builtins[name] != nil
    }
}
