import SluiceDiagnostics
import OrderedCollections

/// Encodes `Encodable` types to a tree of values; keys keep the order in which they are encoded, absent
/// optionals leave nothing behind.
public struct ValueEncoder: Sendable {
    /// Creates an encoder.
    public init() {}

    /// The value that a type encodes to.
    public func encode(_ value: some Encodable) throws(SluiceError) -> Value {
        do {
            let box = ValueBox()
            try TreeEncoder(box: box, codingPath: []).encode(value)
            return box.value
        } catch {
            throw SluiceError(findings: [Finding(rule: "encode", severity: .error, message: "\(error)")])
        }
    }
}

/// A place in the tree that is being built.
final class ValueBox {
    enum Content {
        case value(Value)
        case array([ValueBox])
        case object(OrderedDictionary<String, ValueBox>)
    }

    var content = Content.object([:])

    var value: Value {
        switch content {
        case .value(let value): value
        case .array(let boxes): .array(boxes.map(\.value))
        case .object(let boxes): .object(boxes.mapValues(\.value))
        }
    }
}

struct TreeEncoder: Encoder, SingleValueEncodingContainer {
    var box: ValueBox
    var codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = box.content {} else { box.content = .object([:]) }
        return KeyedEncodingContainer(KeyedBox<Key>(box: box, codingPath: codingPath))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        box.content = .array([])
        return UnkeyedBox(box: box, codingPath: codingPath)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { box.content = .value(.null) }

    func encode<T: Encodable>(_ value: T) throws {
        switch value {
        case let value as Bool: box.content = .value(.bool(value))
        case let value as String: box.content = .value(.string(value))
        case let value as Double: box.content = .value(.float(value))
        case let value as Float: box.content = .value(.float(Double(value)))
        case let value as any BinaryInteger:
            guard let exact = Int(exactly: value) else {
                throw EncodingError.invalidValue(
                    value, .init(codingPath: codingPath, debugDescription: "\(value) does not fit into 64 bits"))
            }
            box.content = .value(.int(exact))
        default: try value.encode(to: self)
        }
    }
}

struct KeyedBox<Key: CodingKey>: KeyedEncodingContainerProtocol {
    var box: ValueBox
    var codingPath: [any CodingKey]

    private func child(_ key: any CodingKey) -> TreeEncoder {
        let new = ValueBox()
        if case .object(var object) = box.content {
            // Emptied first, so that the dictionary is not copied.
            box.content = .value(.null)
            object[key.stringValue] = new
            box.content = .object(object)
        }
        return TreeEncoder(box: new, codingPath: codingPath + [key])
    }

    func encodeNil(forKey key: Key) { child(key).encodeNil() }
    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try child(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) -> KeyedEncodingContainer<
        Nested
    > {
        child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { child(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { TreeEncoder(box: box, codingPath: codingPath) }
    func superEncoder(forKey key: Key) -> any Encoder { child(key) }
}

struct UnkeyedBox: UnkeyedEncodingContainer {
    var box: ValueBox
    var codingPath: [any CodingKey]

    var count: Int {
        if case .array(let boxes) = box.content { return boxes.count }
        return 0
    }

    private func child() -> TreeEncoder {
        let new = ValueBox()
        if case .array(var boxes) = box.content {
            box.content = .value(.null)
            boxes.append(new)
            box.content = .array(boxes)
        }
        return TreeEncoder(box: new, codingPath: codingPath + [IndexKey(count)])
    }

    func encodeNil() { child().encodeNil() }
    func encode<T: Encodable>(_ value: T) throws { try child().encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        child().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { child().unkeyedContainer() }
    func superEncoder() -> any Encoder { child() }
}
