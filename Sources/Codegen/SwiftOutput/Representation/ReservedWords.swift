/// Names that mean something else already.
enum ReservedWords {
    /// Words that a declaration needs backticks for.
    static let keywords: Set<String> = [
        "Any", "Self", "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard",
        "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator", "precedencegroup",
        "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript",
        "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
    ]

    /// Words that no stored property of a `Hashable` struct may have as its name, backticks or not.
    static let instanceMembers: Set<String> = ["hashValue", "init", "self"]

    /// Words that no case may have as its name, backticks or not; with `none` and `some`, a value meant for an
    /// optional would be taken for the optional's own case.
    static let staticMembers: Set<String> = ["allCases", "init", "none", "self", "some"]

    /// Types that generated code speaks of, and words that cannot follow the dot of a qualified type name.
    ///
    /// A type of a module hides one of the same name in the standard library.
    static let types: Set<String> = [
        "Any", "AnyObject", "Array", "Bool", "CaseIterable", "Character", "Codable", "CodingKey", "CodingKeys",
        "Collection", "Comparable", "CustomStringConvertible", "Decodable", "Decoder", "DecodingError", "Dictionary",
        "Double", "Encodable", "Encoder", "EncodingError", "Equatable", "Error", "ExpressibleByArrayLiteral",
        "ExpressibleByBooleanLiteral", "ExpressibleByDictionaryLiteral", "ExpressibleByFloatLiteral",
        "ExpressibleByIntegerLiteral", "ExpressibleByNilLiteral", "ExpressibleByStringLiteral", "Float", "Hashable",
        "Hasher", "Identifiable", "Int", "Int32", "Int64", "KeyedDecodingContainer", "KeyedEncodingContainer",
        "Never", "Optional", "Protocol", "RawRepresentable", "Result", "Self", "Sendable", "Sequence", "Set",
        "SingleValueDecodingContainer", "SingleValueEncodingContainer", "String", "Substring", "Swift", "Type",
        "UInt", "UInt64", "UInt8", "Void",
    ]
}
