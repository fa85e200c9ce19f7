import SluiceDiagnostics
import SluiceGoScalars
import OrderedCollections

/// One value of a parsed document: a small handle that keeps its document alive. Aliases are followed, merge
/// keys applied; the marks are those of the value itself, where the anchor stands.
public struct Node: Sendable, Hashable {
    let document: Document
    let index: UInt32

    init(document: Document, index: UInt32) {
        self.document = document
        let record = document.records[Int(index)]
        self.index = record.shape == .alias ? record.first : index
    }

    /// Whether the two are the same node of the same document.
    public static func == (left: Node, right: Node) -> Bool {
        left.document === right.document && left.index == right.index
    }

    /// Hashes the node's identity.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(document))
        hasher.combine(index)
    }

    var record: Document.Record { document.records[Int(index)] }

    /// What a value is once Helm's reader has resolved it.
    public enum Kind: Sendable {
        case null, bool, integer, float, string, sequence, mapping
    }

    /// The kind of value, as the core schema resolves it.
    public var kind: Kind {
        switch record.shape {
        case .sequence: return .sequence
        case .mapping: return .mapping
        case .scalar, .alias: break
        }
        switch resolved {
        case .null: return .null
        case .bool: return .bool
        case .integer: return .integer
        case .float: return .float
        case .string: return .string
        }
    }

    /// Whether the node is a null.
    public var isNull: Bool { kind == .null }

    /// How a scalar is written.
    public var style: ScalarStyle { record.style }

    /// Whether a scalar is written with quotes or as a block.
    public var isQuoted: Bool { record.shape == .scalar && record.style != .plain }

    /// The explicit tag; nil for most nodes.
    public var tag: String? { document.tags[index] }

    /// The name of the anchor; nil without one.
    public var anchor: String? { document.anchors[index] }

    /// A scalar's text without quotes and escapes, whatever it resolves to; "" for collections.
    public var text: String {
        withTextBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The text of a string; `nil` for every other kind.
    public var string: String? { kind == .string ? text : nil }

    /// The boolean; nil for other kinds.
    public var bool: Bool? {
        if case .bool(let value) = resolvedScalar { return value }
        return nil
    }

    /// The integer; nil for other kinds and numbers beyond 64 bits.
    public var integer: Int? {
        if case .integer(let value) = resolvedScalar { return value }
        return nil
    }

    /// The value of any number.
    public var double: Double? {
        switch resolvedScalar {
        case .integer(let value): return Double(value)
        case .float(let value): return value
        default: return nil
        }
    }

    private var resolvedScalar: PlainScalar {
        record.shape == .scalar ? resolved : .string
    }

    private var resolved: PlainScalar {
        if !document.tags.isEmpty, let tag {
            return withTextBytes { text in
                // What does not fit its tag was refused when the document was read.
                let tagged = try? TaggedScalar(text, tag: tag == Self.binaryTag ? nil : tag, isImplicit: false)
                return tagged.map { PlainScalar($0.scalar, text, isTagged: true) } ?? .string
            }
        }
        return record.style == .plain ? withTextBytes { PlainScalar($0) } : .string
    }

    /// The text of such a scalar is decoded when the document is read.
    static let binaryTag = "tag:yaml.org,2002:binary"

    func withTextBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let record = self.record
        guard record.shape == .scalar else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        return document.text.withUnsafeBufferPointer { buffer in
            body(UnsafeBufferPointer(rebasing: buffer[Int(record.first)..<Int(record.first) + Int(record.count)]))
        }
    }

    /// Whether a scalar's text is these bytes; cheaper than comparing strings.
    func hasText(_ other: String) -> Bool {
        withTextBytes { $0.elementsEqual(other.utf8) }
    }
}
