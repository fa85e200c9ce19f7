/// The standard library's `Decoder` over a tree. Null counts as absent.
struct TreeDecoder<Tree: DecodableTree>: Decoder {
    var tree: Tree
    var codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard tree.decodableKind == .mapping else { throw mismatch("an object") }
        return KeyedDecodingContainer(KeyedTree<Key, Tree>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard tree.decodableKind == .sequence else { throw mismatch("a list") }
        return UnkeyedTree(decoder: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { SingleTree(decoder: self) }

    func mismatch(_ wanted: String) -> DecodingError {
        DecodingError.typeMismatch(
            Tree.self,
            .init(codingPath: codingPath, debugDescription: "\(wanted) belongs here, not \(tree.decodableKind.words)"))
    }

    func child(_ tree: Tree, _ key: any CodingKey) -> TreeDecoder {
        TreeDecoder(tree: tree, codingPath: codingPath + [key])
    }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        switch type {
        case is Bool.Type: return try cast(tree.decodableBool, "a boolean")
        case is String.Type: return try cast(tree.decodableString, "text")
        case is Int.Type: return try cast(tree.decodableInteger, "an integer")
        case is Double.Type: return try cast(tree.decodableDouble, "a number")
        default: return try T(from: self)
        }
    }

    private func cast<Found, T>(_ value: Found?, _ wanted: String) throws -> T {
        guard let value = value as? T else { throw mismatch(wanted) }
        return value
    }

    func integer<T: FixedWidthInteger>(_ type: T.Type) throws -> T {
        guard let value = tree.decodableInteger else { throw mismatch("an integer") }
        guard let exact = T(exactly: value) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: codingPath, debugDescription: "\(value) does not fit into \(T.bitWidth) bits"))
        }
        return exact
    }
}

extension Node.Kind {
    var words: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .integer: "an integer"
        case .float: "a number"
        case .string: "text"
        case .sequence: "a list"
        case .mapping: "an object"
        }
    }
}

struct IndexKey: CodingKey {
    var intValue: Int?
    var stringValue: String { intValue.map { "Index \($0)" } ?? "" }
    init(_ index: Int) { intValue = index }
    init?(intValue: Int) { self.intValue = intValue }
    init?(stringValue: String) { nil }
}
