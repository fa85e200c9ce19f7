/// Names that mean something else already.
enum ReservedWords {
    /// Words that a declaration or an expression needs backticks for: keywords, and words such as `await` that are
    /// keywords where an expression begins.
    static let keywords: Set<String> = [
        "Any", "Self", "any", "as", "associatedtype", "await", "borrow", "break", "case", "catch", "class",
        "consume", "continue", "copy", "default", "defer", "deinit", "discard", "do", "each", "else", "enum",
        "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in", "init",
        "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public",
        "repeat", "rethrows", "return", "self", "some", "static", "struct", "subscript", "super", "switch", "then",
        "throw", "throws", "true", "try", "typealias", "unsafe", "var", "where", "while", "yield",
    ]

    /// Words that no stored property of a `Hashable` struct may have as its name, backticks or not.
    static let instanceMembers: Set<String> = ["dynamicType", "hashValue", "init", "self"]

    /// Words that no case may have as its name, backticks or not; with `none` and `some`, a value meant for an
    /// optional would be taken for the optional's own case.
    static let staticMembers: Set<String> = ["allCases", "dynamicType", "init", "none", "self", "some"]

    /// Types of the standard library and of Foundation that programs use beside the generated ones, so that short names
    /// are not taken from them.
    static let frequentTypes: Set<String> = [
        "Bundle", "Calendar", "Clock", "Data", "Date", "Decimal", "Duration", "Formatter", "Instant", "Locale",
        "Measurement", "Notification", "Operation", "Pipe", "Process", "Progress", "Range", "Regex", "Scanner",
        "Stream",
        "Task", "Thread", "TimeZone", "Timer", "URL", "URLRequest", "UUID", "Unit",
    ]

    /// Types that generated code speaks of, and words that cannot follow the dot of a qualified type name.
    ///
    /// A type of a module hides one of the same name in the standard library.
    static let types: Set<String> = [
        "AllCases", "Any", "AnyObject", "Array", "Bool", "CaseIterable", "Character", "Codable", "CodingKey",
        "CodingKeys", "Collection", "Comparable", "CustomStringConvertible", "Decodable", "Decoder",
        "DecodingError", "Dictionary", "Double", "Encodable", "Encoder", "EncodingError", "Equatable", "Error",
        "ExpressibleByArrayLiteral", "ExpressibleByBooleanLiteral", "ExpressibleByDictionaryLiteral",
        "ExpressibleByFloatLiteral", "ExpressibleByIntegerLiteral", "ExpressibleByNilLiteral",
        "ExpressibleByStringLiteral", "Float", "Hashable", "Hasher", "Identifiable", "Int", "Int32", "Int64",
        "KeyedDecodingContainer", "KeyedEncodingContainer", "Never", "Optional", "Protocol", "RawRepresentable",
        "RawValue", "Result", "Self", "Sendable", "Sequence", "Set", "SingleValueDecodingContainer",
        "SingleValueEncodingContainer", "String", "Substring", "Swift", "Type", "UInt", "UInt64", "UInt8", "Void",
    ]
}
