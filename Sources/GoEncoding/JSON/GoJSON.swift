import SluiceGoTemplate

/// JSON as Go's encoding/json writes and reads it.
public enum GoJSON {
    /// How a value is laid out.
    public struct Style: Sendable {
        /// Spaces a level; nil for everything on one line.
        public var indentation: Int?
        /// Whether `<`, `>` and `&` are written as escapes.
        public var escapesHTML: Bool

        /// Creates a writer; indentation is in spaces a level, nil for one line.
        public init(indentation: Int? = nil, escapesHTML: Bool = true) {
            self.indentation = indentation
            self.escapesHTML = escapesHTML
        }

        /// `json.Marshal`.
        public static let compact = Style()
        /// Sprig's `toPrettyJson`.
        public static let pretty = Style(indentation: 2)
        /// Sprig's `toRawJson`.
        public static let raw = Style(escapesHTML: false)
    }

    /// The JSON text of a value.
    ///
    /// - Throws: what encoding/json says of infinities, NaN, functions, and maps within themselves.
    public static func text(
        of value: Value, style: Style = .compact, rules: EncodingRules = .helm4
    ) throws(FunctionError) -> String {
        String(decoding: try bytes(of: value, style: style, rules: rules), as: UTF8.self)
    }

    /// The same as UTF-8.
    public static func bytes(
        of value: Value, style: Style = .compact, rules: EncodingRules = .helm4
    ) throws(FunctionError) -> [UInt8] {
        var writer = JSONWriter(style: style, rules: rules)
        try writer.write(value, depth: 0)
        return writer.output
    }

    /// The value of a JSON text; all numbers are floats.
    ///
    /// - Throws: encoding/json's message.
    public static func value(of bytes: [UInt8], rules: EncodingRules = .helm4) throws(FunctionError) -> Value {
        let (value, failure) = try read(bytes, rules)
        if let failure { throw failure }
        return value
    }

    /// The value with what is wrong with it, such as a number that no float can hold.
    static func read(
        _ bytes: [UInt8], _ rules: EncodingRules
    ) throws(FunctionError) -> (value: Value, failure: FunctionError?) {
        try bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(FunctionError) in
                var reader = JSONReader(buffer, rules)
                return try reader.document()
            }
        }.get()
    }
}
