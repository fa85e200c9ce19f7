/// Names that mean something in Swift, or that no identifier takes as they are.
enum HostileNames {
    static let keywords = """
        Any Protocol Self Type actor any as associatedtype async autoclosure available await borrow borrowing break case \
        catch class consume consuming continue convenience copy default defer deinit didSet discard distributed do \
        dynamic dynamicType each else enum escaping exclusive extension fallthrough false file fileprivate final for \
        func get guard if import in indirect infix init inout internal is isolated lazy left let line macro mutating \
        nil none nonisolated nonmutating of open operator optional override package postfix precedence \
        precedencegroup prefix preconcurrency private protocol public reasync repeat required rethrows retroactive \
        return right self sending set some static struct subscript super switch then throw throws true try type \
        typealias unavailable unchecked unowned unsafe var weak where while willSet yield
        """.split(separator: " ").map(String.init)

    static let libraryNames = """
        AllCases AnyHashable AnyObject Array Bool CaseIterable Character Codable CodingKey CodingKeys Collection \
        Comparable Data Date Decodable Decoder DecodingError Dictionary Double Element Encodable Encoder \
        EncodingError Equatable Error Float Hashable Hasher Identifiable Indirect Int Int64 IntOrString JSONValue Key \
        KeyedDecodingContainer KeyedEncodingContainer Never Optional Quantity Range RawRepresentable RawValue Regex \
        Result ScalarValue Sendable Sequence Set SingleValueDecodingContainer String Substring Swift Task UInt UInt64 \
        UInt8 URL Value Void Wrapped additionalFields additionalFields2 allCases appending boxed container decode \
        decoder description debugDescription encode encoder fatalError filter hash hashValue hasher id intValue key \
        map max min names nonEmpty precondition print rawValue stringValue text value values FieldKey
        """.split(separator: " ").map(String.init)

    static let oddNames = [
        "a-b", "a_b", "aB", "AB", "a.b", "1", "2fa", "1.2", "$ref", "$", "-", "_", "__", "=~", "!=", "==", "*", "x y",
        "größe", "GRÖSSE", "naïve", "Straße", "имя", "Щит", "όνομα", "名前", "名称", "é", "e\u{301}x", "Ünïcödé", "🙂",
        "★", "½", "x\"y", "x\\y", "\\(x)", "x\ny", "`x`", "//", "/*",
    ]

    static let all = keywords + libraryNames + oddNames
}
