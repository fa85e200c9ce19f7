/// A file's bytes and where its lines begin, so that many places in it are found without reading it again.
package struct SourceLines {
    let bytes: [UInt8]
    private let starts: [Int]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = Self.starts(in: bytes)
    }

    /// The offset of each line's first byte. Lines break as in YAML: at LF, CR LF, and CR alone. A byte order mark belongs
    /// to no line.
    package static func starts(in bytes: [UInt8]) -> [Int] {
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for (index, byte) in bytes.enumerated() {
            let isLast = index + 1 == bytes.count
            if byte == 10 || byte == 13 && (isLast || bytes[index + 1] != 10) { starts.append(index + 1) }
        }
        return starts
    }

    var count: Int { starts.count }

    /// A line without its break, counted from 1; `nil` behind the last.
    subscript(number: Int) -> ArraySlice<UInt8>? {
        guard number > 0, number <= starts.count else { return nil }
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : bytes.count
        while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
        return bytes[start..<end]
    }
}
