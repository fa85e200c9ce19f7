import SluiceGoScalars
import SluiceGoTemplate

/// A scalar of a YAML text: the value that Helm gets, and the key it makes.
struct ScalarReading {
    private var scalar: GoScalar
    private var text: String

    init() {
        scalar = .null
        text = ""
    }

    /// - Throws: a tag that the text does not fit.
    init(_ bytes: UnsafeBufferPointer<UInt8>, tag: String?, isImplicit: Bool) throws(FunctionError) {
        do throws(TaggedScalar.Mismatch) {
            let tagged = try TaggedScalar(bytes, tag: tag, isImplicit: isImplicit)
            scalar = tagged.scalar
            // JSON comes between: it writes U+FFFD for what is no UTF-8.
            text = String(goBytes: tagged.bytes).repaired
        } catch {
            throw FunctionError("yaml: \(error.message)")
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
            && (isImplicit || tag == TaggedScalar.mergeTag)
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
        switch scalar.keyName {
        case .text: .name(text)
        case .name(let name): .name(name)
        case .unsupported(let description): .unsupported(description)
        }
    }
}
