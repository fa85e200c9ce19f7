/// Reads the files of a tar archive: ustar, with the longer names of pax and GNU.
struct TarReader {
    struct Entry {
        let name: String
        /// Empty for links and devices, whose names Helm takes for those of files.
        let content: ArraySlice<UInt8>
    }

    private static let blockSize = 512

    private let bytes: [UInt8]
    private var position = 0
    /// What extension headers said about the next entry.
    private var nextName: String?
    private var nextSize: Int?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next entry that is no folder; nil at the end.
    ///
    /// - Throws: an archive that is cut off or broken.
    mutating func next() throws(ArchiveError) -> Entry? {
        while position + Self.blockSize <= bytes.count {
            let header = TarHeader(bytes[position..<(position + Self.blockSize)])
            if header.isEmpty { return nil }
            guard header.hasRightChecksum else { throw ArchiveError.corruptTar }
            let content = try takeContent(of: header)
            switch header.type {
            case UInt8(ascii: "x"): try readRecords(content)
            case UInt8(ascii: "g"): continue
            case UInt8(ascii: "L"): nextName = TarHeader.text(content)
            case UInt8(ascii: "K"): continue
            case UInt8(ascii: "S"): throw ArchiveError(message: "the tar archive has a sparse file")
            default:
                let name = nextName ?? header.name
                (nextName, nextSize) = (nil, nil)
                // Before there was a type for folders, a slash at the end said so.
                if header.isFolder || (header.type == 0 && name.utf8.last == UInt8(ascii: "/")) { continue }
                return Entry(name: name, content: content)
            }
        }
        guard position >= bytes.count else { throw ArchiveError.truncated }
        return nil
    }

    private mutating func takeContent(of header: TarHeader) throws(ArchiveError) -> ArraySlice<UInt8> {
        let start = position + Self.blockSize
        position = start
        if header.hasNoContent { return [] }
        // The size of an extension header is its own.
        let size = header.isExtension ? header.size : nextSize ?? header.size
        guard let size, size >= 0 else { throw ArchiveError.corruptTar }
        guard size <= bytes.count - start else { throw ArchiveError.truncated }
        position = start + (size + Self.blockSize - 1) / Self.blockSize * Self.blockSize
        return bytes[start..<(start + size)]
    }

    /// Records of the form `length key=value`.
    private mutating func readRecords(_ content: ArraySlice<UInt8>) throws(ArchiveError) {
        var rest = content
        while !rest.isEmpty {
            guard let space = rest.firstIndex(of: UInt8(ascii: " ")),
                let length = Int(String(decoding: rest[..<space], as: UTF8.self)), length <= rest.count,
                length > space - rest.startIndex + 1,
                rest[rest.startIndex + length - 1] == UInt8(ascii: "\n")
            else { throw ArchiveError.corruptTar }
            let record = rest[(space + 1)..<(rest.startIndex + length - 1)]
            rest = rest.dropFirst(length)
            guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { throw ArchiveError.corruptTar }
            let value = String(decoding: record[(equals + 1)...], as: UTF8.self)
            switch String(decoding: record[..<equals], as: UTF8.self) {
            case "path": nextName = value.isEmpty ? nil : value
            case "size":
                guard let size = Int(value), size >= 0 else { throw ArchiveError.corruptTar }
                nextSize = size
            default: continue
            }
        }
    }
}
