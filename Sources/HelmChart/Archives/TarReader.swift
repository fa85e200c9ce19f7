/// Reads the files of a tar archive: ustar, with the longer names of pax and GNU.
struct TarReader {
    struct Entry {
        let name: String
        let content: ArraySlice<UInt8>
    }

    private static let blockSize = 512

    private let bytes: [UInt8]
    private var position = 0
    /// What an extension header said about the next entry.
    private var nextName: String?
    private var nextSize: Int?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next regular file; nil at the end.
    ///
    /// - Throws: an archive that is cut off or broken.
    mutating func next() throws(ArchiveError) -> Entry? {
        while position + Self.blockSize <= bytes.count {
            let header = bytes[position..<(position + Self.blockSize)]
            if header.allSatisfy({ $0 == 0 }) { return nil }
            guard Self.hasChecksum(header) else { throw ArchiveError(message: "the tar archive is corrupt") }
            let type = header[header.startIndex + 156]
            guard let declared = nextSize ?? Self.number(Self.field(header, 124, 12)), declared >= 0 else {
                throw ArchiveError(message: "the tar archive is corrupt")
            }
            let start = position + Self.blockSize
            guard declared <= bytes.count - start else {
                throw ArchiveError(message: "the archive ends in the middle of a file")
            }
            let content = bytes[start..<(start + declared)]
            position = start + (declared + Self.blockSize - 1) / Self.blockSize * Self.blockSize
            switch type {
            case UInt8(ascii: "x"): readRecords(content)
            case UInt8(ascii: "g"): continue
            case UInt8(ascii: "L"): nextName = Self.text(content)
            case UInt8(ascii: "0"), 0, UInt8(ascii: "7"):
                let name = nextName ?? Self.name(header)
                (nextName, nextSize) = (nil, nil)
                if !name.hasSuffix("/") { return Entry(name: name, content: content) }
            default: (nextName, nextSize) = (nil, nil)
            }
        }
        guard position >= bytes.count else { throw ArchiveError(message: "the archive ends in the middle of a file") }
        return nil
    }

    /// Records of the form `length key=value`.
    private mutating func readRecords(_ content: ArraySlice<UInt8>) {
        var rest = content
        while let space = rest.firstIndex(of: UInt8(ascii: " ")),
            let length = Int(String(decoding: rest[..<space], as: UTF8.self)), length > space - rest.startIndex,
            length <= rest.count
        {
            let record = rest[(space + 1)..<(rest.startIndex + length)].dropLast()
            if let equals = record.firstIndex(of: UInt8(ascii: "=")) {
                let value = String(decoding: record[(equals + 1)...], as: UTF8.self)
                switch String(decoding: record[..<equals], as: UTF8.self) {
                case "path": nextName = value
                case "size": nextSize = Int(value)
                default: break
                }
            }
            rest = rest.dropFirst(length)
        }
    }

    private static func field(_ header: ArraySlice<UInt8>, _ offset: Int, _ count: Int) -> ArraySlice<UInt8> {
        header[(header.startIndex + offset)..<(header.startIndex + offset + count)]
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    private static func name(_ header: ArraySlice<UInt8>) -> String {
        let name = text(field(header, 0, 100))
        guard text(field(header, 257, 5)) == "ustar", header[header.startIndex + 262] == 0 else { return name }
        let prefix = text(field(header, 345, 155))
        return prefix.isEmpty ? name : "\(prefix)/\(name)"
    }

    /// An octal number, or a binary one if its first bit is set.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first & 0x80 != 0 {
            return bytes.dropFirst().suffix(7).reduce(0) { $0 << 8 | Int($1) }
        }
        let digits = bytes.filter { $0 != 0 && $0 != 0x20 }
        if digits.isEmpty { return 0 }
        return Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }

    /// The sum of all bytes, with blanks in place of the sum itself.
    private static func hasChecksum(_ header: ArraySlice<UInt8>) -> Bool {
        let sum = field(header, 148, 8)
        let total = header.reduce(0) { $0 + Int($1) } - sum.reduce(0) { $0 + Int($1) } + 8 * 0x20
        return number(sum) == total
    }
}
