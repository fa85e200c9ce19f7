import SluiceGoScalars
import OrderedCollections

/// A tree of JSON values with ordered keys: what is built for output, and what values files are merged as.
public enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case float(Double)
    case string(String)
    case array([Value])
    case object(OrderedDictionary<String, Value>)

    /// The value of a key of an object.
    public subscript(key: String) -> Value? {
        if case .object(let object) = self { return object[key] }
        return nil
    }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// Creates a null from a literal.
    public init(nilLiteral: ()) { self = .null }
    /// Creates a boolean from a literal.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// Creates an integer from a literal.
    public init(integerLiteral value: Int) { self = .int(value) }
    /// Creates a number from a literal.
    public init(floatLiteral value: Double) { self = .float(value) }
    /// Creates a string from a literal.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Creates a list from a literal.
    public init(arrayLiteral elements: Value...) { self = .array(elements) }
    /// Creates an object from a literal, in the order of the literal.
    public init(dictionaryLiteral elements: (String, Value)...) {
        self = .object(OrderedDictionary(elements, uniquingKeysWith: { $1 }))
    }
}

extension Node {
    /// A copy of the value, aliases and merge keys resolved.
    public func value() -> Value {
        switch kind {
        case .null: return .null
        case .bool: return .bool(bool ?? false)
        case .integer: return integer.map { .int($0) } ?? .null
        case .float: return double.map { .float($0) } ?? .null
        case .string: return .string(text)
        case .sequence: return .array(elements.map { $0.value() })
        case .mapping:
            var object: OrderedDictionary<String, Value> = [:]
            for (key, value) in entries { object[key.keyText] = value.value() }
            return .object(object)
        }
    }

    /// A key as Helm's reader makes it a JSON string: numbers and booleans in their plain form.
    public var keyText: String {
        guard record.shape == .scalar, record.style == .plain || tag != nil else { return text }
        let key = withTextBytes { bytes in
            tag == nil
                ? GoScalar(bytes).keyName : (try? TaggedScalar(bytes, tag: tag, isImplicit: false))?.scalar.keyName
        }
        if case .name(let name)? = key { return name }
        return text
    }
}
