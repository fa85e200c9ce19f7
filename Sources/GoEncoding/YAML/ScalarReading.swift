import GoTemplate

/// A scalar of a YAML text: the value that Helm gets, and the key it makes.
struct ScalarReading {
    private var scalar: GoScalar
    private var text: String

    init() {
        scalar = .null
        text = ""
    }

    private static let prefix = "tag:yaml.org,2002:"

    /// - Throws: a tag that the text does not fit.
    init(_ bytes: UnsafeBufferPointer<UInt8>, tag: String?, isImplicit: Bool) throws(FunctionError) {
        text = String(decoding: bytes, as: UTF8.self)
        guard let tag else {
            scalar = isImplicit ? GoScalar(bytes) : .string
            return
        }
        guard tag.hasPrefix(Self.prefix) else {
            scalar = .string
            return
        }
        let name = String(tag.dropFirst(Self.prefix.count))
        switch name {
        case "str": scalar = .string
        case "binary":
            guard let data = Base64.decode(bytes) else {
                throw FunctionError("yaml: !!binary value contains invalid base64 data")
            }
            text = String(decoding: data, as: UTF8.self)
            scalar = .string
        case "bool", "int", "float", "null", "timestamp":
            scalar = GoScalar(bytes)
            if name != "timestamp", scalar == .timestamp { scalar = .string }
            if name == "float", case .integer(let value) = scalar { scalar = .float(Double(value)) }
            guard scalar.tag == name else {
                throw FunctionError("yaml: cannot decode !!\(scalar.tag) `\(text)` as a !!\(name)")
            }
        default: scalar = .string
        }
    }

    /// A scalar that was read before, behind an alias.
    init(of value: Value) {
        text = ""
        switch value {
        case .bool(let value): scalar = .bool(value)
        case .float(let value):
            scalar = NumberText.smallInteger(value).map { .integer($0) } ?? .float(value)
        case .string(let value):
            text = value
            scalar = .string
        default: scalar = .null
        }
    }

    static func isMerge(_ bytes: UnsafeBufferPointer<UInt8>, tag: String?, isImplicit: Bool) -> Bool {
        bytes.count == 2 && bytes[0] == UInt8(ascii: "<") && bytes[1] == UInt8(ascii: "<")
            && (isImplicit || tag == prefix + "merge")
    }

    var value: Value {
        switch scalar {
        case .null: .nil
        case .bool(let value): .bool(value)
        case .integer(let value): .float(Double(value))
        case .unsigned(let value): .float(Double(value))
        case .float(let value): .float(value)
        case .timestamp, .merge, .string: .string(text)
        }
    }

    /// The value before JSON makes floats of all numbers.
    var literalValue: Value {
        switch scalar {
        case .integer(let value): .integer(value, .int)
        case .unsigned(let value): .unsigned(value, .uint64)
        default: value
        }
    }

    /// Why JSON cannot hold the value.
    var jsonFailure: FunctionError? {
        guard case .float(let value) = scalar, !value.isFinite else { return nil }
        return FunctionError("json: unsupported value: \(JSONWriter.name(ofNonFinite: value))")
    }

    var key: YAMLReader.Key {
        switch scalar {
        case .null: .unsupported("%!s(<nil>), key: <nil>")
        case .bool(let value): .name(value ? "true" : "false")
        case .integer(let value): .name(String(value))
        case .unsigned(let value): .unsupported("uint64, key: 0x\(String(value, radix: 16))")
        case .float(let value): .name(Self.name(of: value))
        case .timestamp, .merge, .string: .name(text)
        }
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
}
