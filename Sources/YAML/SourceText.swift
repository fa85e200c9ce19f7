import SluiceDiagnostics
import SluiceBasics
import Synchronization

/// The bytes of one input, and the way from libyaml's scalar indexes back to bytes, lines and columns.
public final class SourceText: Sendable {
    /// The name for locations.
    public let file: String
    /// The whole text.
    public let bytes: [UInt8]
    /// Bytes of a byte-order mark, which libyaml does not count.
    let markLength: Int
    /// Lines are searched for once, when first asked for: most runs report nothing.
    private let lines = Mutex<LineTable?>(nil)

    /// Creates a source from a file's name and bytes.
    public init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
        markLength = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Line and column, from 1, of the byte at `offset`.
    public func position(ofByte offset: Int) -> (line: Int, column: Int) {
        table.position(ofByte: min(offset, bytes.count), in: self)
    }

    /// The location of the byte at an offset.
    public func location(ofByte offset: Int) -> SourceLocation {
        let (line, column) = position(ofByte: offset)
        return SourceLocation(file: file, line: line, column: column)
    }

    /// The text of a line without its break; "" beyond the last.
    public func line(_ number: Int) -> String {
        let starts = table.starts
        guard number >= 1, number <= starts.count else { return "" }
        var end = number < starts.count ? starts[number] : bytes.count
        while end > starts[number - 1], bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
        return String(decoding: bytes[starts[number - 1]..<end], as: UTF8.self)
    }

    /// The byte at which the scalar with libyaml's index begins.
    func byte(ofScalar index: Int) -> Int {
        table.byte(ofScalar: index, in: self)
    }

    private var table: LineTable {
        lines.withLock { cached in
            if let cached { return cached }
            let made = LineTable(self)
            cached = made
            return made
        }
    }
}

/// Where lines begin, and how many scalars stand before any byte.
struct LineTable: Sendable {
    /// Bytes between two entries of `scalarsBefore`: no question reads more of the text, however long its line.
    private static let stride = 1024

    var starts: [Int]
    /// For every `stride` bytes the number of scalars before; empty for pure ASCII, where scalars are bytes.
    private var scalarsBefore: [Int] = []

    init(_ source: SourceText) {
        let bytes = source.bytes
        starts = SourceLines.starts(in: bytes)
        guard bytes[min(source.markLength, bytes.count)...].contains(where: { $0 >= 0x80 }) else { return }
        var count = 0
        for index in bytes.indices {
            if index % Self.stride == 0 { scalarsBefore.append(count) }
            if index >= source.markLength, bytes[index] & 0xC0 != 0x80 { count += 1 }
        }
    }

    func position(ofByte offset: Int, in source: SourceText) -> (line: Int, column: Int) {
        let offset = max(offset, source.markLength)
        let line = Self.last(in: starts, notAbove: offset)
        return (line + 1, scalars(beforeByte: offset, in: source) - scalars(beforeByte: starts[line], in: source) + 1)
    }

    func byte(ofScalar index: Int, in source: SourceText) -> Int {
        guard !scalarsBefore.isEmpty else { return min(source.markLength + index, source.bytes.count) }
        let block = Self.last(in: scalarsBefore, notAbove: index)
        var left = index - scalarsBefore[block]
        var byte = max(block * Self.stride, source.markLength)
        // A block may begin inside a scalar.
        while byte < source.bytes.count, source.bytes[byte] & 0xC0 == 0x80 { byte += 1 }
        while left > 0, byte < source.bytes.count {
            byte += 1
            while byte < source.bytes.count, source.bytes[byte] & 0xC0 == 0x80 { byte += 1 }
            left -= 1
        }
        return byte
    }

    private func scalars(beforeByte offset: Int, in source: SourceText) -> Int {
        guard !scalarsBefore.isEmpty else { return offset - source.markLength }
        let block = min(offset / Self.stride, scalarsBefore.count - 1)
        var count = scalarsBefore[block]
        let first = max(block * Self.stride, source.markLength)
        for index in first..<max(first, offset) where source.bytes[index] & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// The last element that is not above `value`; the first if all are.
    private static func last(in sorted: [Int], notAbove value: Int) -> Int {
        max(sorted.partitioningIndex { $0 > value } - 1, 0)
    }
}
