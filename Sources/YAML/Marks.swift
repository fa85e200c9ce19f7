import SluiceDiagnostics

/// A place in an input: line and column for people (from 1, in scalars), byte for splices (from 0).
public struct YAMLMark: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column in Unicode scalars, from 1.
    public var column: Int
    /// The offset of the byte, from 0.
    public var byte: Int
}

extension Node {
    /// The text that the node was read from.
    public var source: SourceText { document.source }

    /// Where the value begins.
    public var start: YAMLMark { mark(record.start) }

    /// Just behind the value; for a block collection behind its last child.
    public var end: YAMLMark { mark(record.end) }

    /// Where the node begins, for findings.
    public var location: SourceLocation {
        source.location(ofByte: source.byte(ofScalar: Int(record.start)))
    }

    private func mark(_ scalar: UInt32) -> YAMLMark {
        let byte = source.byte(ofScalar: Int(scalar))
        let (line, column) = source.position(ofByte: byte)
        return YAMLMark(line: line, column: column, byte: byte)
    }
}
