/// A scalar of a YAML text as go-yaml resolves it, with its tag.
package struct TaggedScalar: Sendable {
    package private(set) var scalar: GoScalar
    /// The text of a string; what `!!binary` stands for is decoded, and need not be UTF-8.
    package private(set) var bytes: [UInt8]

    /// A tag that the text does not fit.
    package struct Mismatch: Error {
        /// As go-yaml words it, without `yaml: `.
        package let message: String
    }

    private static let prefix = "tag:yaml.org,2002:"
    package static let mergeTag = prefix + "merge"

    /// - Parameter isImplicit: whether the scalar is plain, so that its text decides.
    package init(
        _ text: UnsafeBufferPointer<UInt8>, tag: String?, isImplicit: Bool
    ) throws(Mismatch) {
        bytes = Array(text)
        guard let tag else {
            scalar = isImplicit ? GoScalar(text) : .string
            return
        }
        guard tag.hasPrefix(Self.prefix) else {
            scalar = .string
            return
        }
        let name = String(tag.dropFirst(Self.prefix.count))
        switch name {
        case "binary":
            guard let data = try? BaseEncoding.base64.decoded(text) else {
                throw Mismatch(message: "!!binary value contains invalid base64 data")
            }
            bytes = data
            scalar = .string
        case "bool", "int", "float", "null", "timestamp":
            scalar = GoScalar(text)
            if name != "timestamp", scalar == .timestamp { scalar = .string }
            if name == "float", case .integer(let value) = scalar { scalar = .float(Double(value)) }
            guard scalar.tag == name else {
                let text = String(decoding: text, as: UTF8.self)
                throw Mismatch(message: "cannot decode !!\(scalar.tag) `\(text)` as a !!\(name)")
            }
        default: scalar = .string
        }
    }
}

extension GoScalar {
    /// The short name of the tag that go-yaml gives to the scalar.
    fileprivate var tag: String {
        switch self {
        case .null: "null"
        case .bool: "bool"
        case .integer, .unsigned: "int"
        case .float: "float"
        case .timestamp: "timestamp"
        case .merge: "merge"
        case .string: "str"
        }
    }

    /// The name that sigs.k8s.io/yaml makes of the scalar as a key; nil where it is text, which is its own name.
    package var keyName: Key {
        switch self {
        case .null: .unsupported("%!s(<nil>), key: <nil>")
        case .bool(let value): .name(value ? "true" : "false")
        case .integer(let value): .name(String(value))
        case .unsigned(let value): .unsupported("uint64, key: 0x\(String(value, radix: 16))")
        case .float(let value): .name(Self.name(of: value))
        case .timestamp, .merge, .string: .text
        }
    }

    package enum Key: Sendable {
        case text
        case name(String)
        /// One that JSON has no name for, as Go describes it.
        case unsupported(String)
    }

    /// A float as a key: rounded to 32 bits first.
    private static func name(of value: Double) -> String {
        let value = Float(value)
        if value.isNaN { return ".nan" }
        if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
        var text: [UInt8] = []
        NumberText.appendGeneral(ShortestDecimal(value), to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
