import SluiceDiagnostics
import OrderedCollections

/// A tree of values in which every value and every key knows where it was written.
///
/// It may come from one file, from several values files merged, or from values expanded into an API object; so
/// neighbours may lie in different files.
public struct LocatedValue: Sendable {
    /// A scalar, or a collection whose members are located too.
    public indirect enum Content: Sendable {
        /// Null, a boolean, a number or text.
        case scalar(Value)
        case array([LocatedValue])
        case object(OrderedDictionary<String, Member>)
    }

    /// A value under a key.
    public struct Member: Sendable {
        /// Where the key stands.
        public var keyLocation: SourceLocation
        /// The value of the key.
        public var value: LocatedValue

        /// Creates a member of an object.
        public init(keyLocation: SourceLocation, value: LocatedValue) {
            self.keyLocation = keyLocation
            self.value = value
        }
    }

    /// The value.
    public var content: Content
    /// Where the value begins.
    public var location: SourceLocation
    /// Whether a scalar is written with quotes or as a block, so that it is text whatever it looks like.
    public var isQuoted: Bool

    /// Creates a value at a place.
    public init(_ content: Content, at location: SourceLocation, isQuoted: Bool = false) {
        self.content = content
        self.location = location
        self.isQuoted = isQuoted
    }

    /// What was parsed, aliases and merge keys resolved: they are located where their text stands.
    public init(_ node: Node) {
        self.init(node.locatedContent, at: node.location, isQuoted: node.isQuoted)
    }

    /// The value without its places.
    public var value: Value {
        switch content {
        case .scalar(let value): value
        case .array(let elements): .array(elements.map(\.value))
        case .object(let members): .object(members.mapValues(\.value.value))
        }
    }

    /// The text, where it is text.
    public var text: String? {
        if case .scalar(.string(let text)) = content { return text }
        return nil
    }

    /// The value of a key; nil where this is not an object or has no such key.
    public subscript(key: String) -> LocatedValue? {
        if case .object(let members) = content { return members[key]?.value }
        return nil
    }

    /// The element at an index; nil where this is not a list or is shorter.
    public subscript(index: Int) -> LocatedValue? {
        if case .array(let elements) = content, elements.indices.contains(index) { return elements[index] }
        return nil
    }

    /// Where the value at a path stands, or its key; of a path that leads out of the tree, the last value on it.
    public func location(of path: FieldPath, ofKey: Bool = false) -> SourceLocation {
        var value = self
        var result = location
        for step in path.steps {
            switch (step, value.content) {
            case (.key(let key), .object(let members)):
                guard let member = members[key] else { return result }
                value = member.value
                result = ofKey ? member.keyLocation : value.location
            case (.index(let index), .array(let elements)) where elements.indices.contains(index):
                value = elements[index]
                result = value.location
            default:
                return result
            }
        }
        return result
    }
}

extension Node {
    fileprivate var locatedContent: LocatedValue.Content {
        switch kind {
        case .sequence:
            return .array(elements.map { LocatedValue($0) })
        case .mapping:
            var members: OrderedDictionary<String, LocatedValue.Member> = [:]
            for (key, value) in entries {
                members[key.keyText] = .init(keyLocation: key.location, value: LocatedValue(value))
            }
            return .object(members)
        default:
            return .scalar(value())
        }
    }
}
