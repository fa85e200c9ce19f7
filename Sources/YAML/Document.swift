/// The nodes of one document, in an arena: records, child lists and decoded text in three flat arrays, so that
/// a large file costs few allocations.
final class Document: Sendable {
    let source: SourceText
    let records: ContiguousArray<Record>
    /// Indexes of children: elements of a sequence; key, value, key, value … of a mapping.
    let children: ContiguousArray<UInt32>
    /// The decoded text of all scalars, one behind the other.
    let text: ContiguousArray<UInt8>
    /// Tags and anchors are rare, so they stand aside.
    let tags: [UInt32: String]
    let anchors: [UInt32: String]

    init(
        source: SourceText, records: ContiguousArray<Record>, children: ContiguousArray<UInt32>,
        text: ContiguousArray<UInt8>, tags: [UInt32: String], anchors: [UInt32: String]
    ) {
        self.source = source
        self.records = records
        self.children = children
        self.text = text
        self.tags = tags
        self.anchors = anchors
    }

    /// One node: 24 bytes.
    struct Record {
        enum Shape: UInt8 { case scalar, sequence, mapping, alias }

        var shape: Shape
        var style: ScalarStyle
        /// Set on mappings that hold a merge key.
        var hasMerge = false
        /// libyaml's scalar indexes.
        var start: UInt32
        var end: UInt32
        /// Scalars: a range of `text`. Collections: a range of `children`. Aliases: the target's index.
        var first: UInt32
        var count: UInt32
    }
}

/// How a scalar is written.
public enum ScalarStyle: UInt8, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
}
