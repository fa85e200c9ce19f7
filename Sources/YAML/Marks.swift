import Diagnostics

/// A place in an input: line and column for people (from 1, in scalars), byte for splices (from 0).
public struct YAMLMark: Hashable, Sendable {
    public var line: Int
    public var column: Int
    public var byte: Int
}

extension Node {
    public var source: SourceText { document.source }

    /// Where the value begins.
    public var start: YAMLMark { mark(record.start) }

    /// Just behind the value; for a block collection behind its last child.
    public var end: YAMLMark { mark(record.end) }

    public var location: SourceLocation {
        source.location(ofByte: source.byte(ofScalar: Int(record.start)))
    }

    private func mark(_ scalar: UInt32) -> YAMLMark {
        let byte = source.byte(ofScalar: Int(scalar))
        let (line, column) = source.position(ofByte: byte)
        return YAMLMark(line: line, column: column, byte: byte)
    }
}
