import SluiceGoTemplate

/// TOML as BurntSushi/toml 1.6.0 writes and reads it.
public enum GoTOML {
    /// The TOML text of a value: plain keys first, then tables and lists of tables, each group sorted.
    ///
    /// - Throws: what the encoder says of nil in lists, functions, and lists of tables without a name.
    public static func text(of value: Value, rules: EncodingRules = .helm4) throws(FunctionError) -> String {
        var writer = TOMLWriter(rules: rules)
        try writer.writeDocument(value)
        return String(decoding: writer.output, as: UTF8.self)
    }

    /// The table of a TOML text; integers are `int64`, dates and times ``TOMLTime``.
    ///
    /// - Throws: the parser's message.
    public static func value(of bytes: [UInt8]) throws(FunctionError) -> MapValue {
        var parser = TOMLParser(TOMLLexer(bytes))
        return try parser.document()
    }
}
