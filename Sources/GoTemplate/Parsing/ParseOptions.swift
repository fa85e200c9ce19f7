/// How a text is read.
public struct ParseOptions: Sendable {
    /// The marks around actions.
    public var delimiters: Delimiters
    /// Names that may be called besides the built-in ones. Nil accepts any name: for tools that
    /// only look at templates.
    public var functions: Set<String>?

    /// Functions that calls are bound to in advance. Executed with the same table, templates need not look them up.
    var table: FunctionTable?

    /// - Parameters:
    ///   - delimiters: what actions stand between.
    ///   - table: the functions that the templates will be executed with.
    public init(delimiters: Delimiters = .standard, table: FunctionTable) {
        self.delimiters = delimiters
        self.table = table
        functions = table.names
    }

    /// Creates options.
    public init(delimiters: Delimiters = .standard, functions: Set<String>? = []) {
        self.delimiters = delimiters
        self.functions = functions
    }

    func knows(_ name: String) -> Bool {
        guard let functions else { return true }
        return functions.contains(name) || FunctionTable.builtins[name] != nil
    }
}
