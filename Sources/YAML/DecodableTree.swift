import SluiceDiagnostics
import OrderedCollections

/// What both kinds of tree, parsed nodes and values, offer to the decoder.
protocol DecodableTree {
    var decodableKind: Node.Kind { get }
    var decodableBool: Bool? { get }
    var decodableInteger: Int? { get }
    var decodableDouble: Double? { get }
    var decodableString: String? { get }
    var decodableElements: [Self] { get }
    var decodableKeys: [String] { get }
    func decodableChild(_ key: String) -> Self?
    var decodableLocation: SourceLocation? { get }
}

extension Node: DecodableTree {
    var decodableKind: Kind { kind }
    var decodableBool: Bool? { bool }
    var decodableInteger: Int? { integer }
    var decodableDouble: Double? { double }
    var decodableString: String? { string }
    var decodableElements: [Node] { Array(elements) }
    var decodableKeys: [String] { entries.map { $0.key.keyText } }
    func decodableChild(_ key: String) -> Node? { self[key] }
    var decodableLocation: SourceLocation? { location }
}

extension Value: DecodableTree {
    var decodableKind: Node.Kind {
        switch self {
        case .null: .null
        case .bool: .bool
        case .int: .integer
        case .float: .float
        case .string: .string
        case .array: .sequence
        case .object: .mapping
        }
    }

    var decodableBool: Bool? {
        if case .bool(let value) = self { return value }
        return nil
    }

    var decodableInteger: Int? {
        switch self {
        case .int(let value): value
        case .float(let value): Int(exactly: value)
        default: nil
        }
    }

    var decodableDouble: Double? {
        switch self {
        case .int(let value): Double(value)
        case .float(let value): value
        default: nil
        }
    }

    var decodableString: String? {
        if case .string(let value) = self { return value }
        return nil
    }

    var decodableElements: [Value] {
        if case .array(let elements) = self { return elements }
        return []
    }

    var decodableKeys: [String] {
        if case .object(let object) = self { return Array(object.keys) }
        return []
    }

    func decodableChild(_ key: String) -> Value? { self[key] }
    var decodableLocation: SourceLocation? { nil }
}
