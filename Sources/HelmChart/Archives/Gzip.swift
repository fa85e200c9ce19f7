/// Unpacks gzip data (RFC 1952), all members of it.
enum Gzip {
    /// - Parameter limit: bytes of output beyond which it stops with an error.
    static func unpack(_ bytes: [UInt8], limit: Int) throws(ArchiveError) -> [UInt8] {
        var output: [UInt8] = []
        var position = 0
        repeat {
            let start = try headerEnd(bytes, from: position)
            let (member, end) = try Inflate.unpack(bytes[start...], limit: limit - output.count)
            guard end + 8 <= bytes.count else { throw ArchiveError.truncated }
            guard number(bytes, at: end) == CRC32.of(member),
                number(bytes, at: end + 4) == UInt32(truncatingIfNeeded: member.count)
            else { throw ArchiveError(message: "the checksum does not match: the data is corrupt") }
            if output.isEmpty { output = member } else { output += member }
            position = end + 8
            // What follows otherwise is padding.
        } while bytes.count - position > 2 && bytes[position] == 0x1F && bytes[position + 1] == 0x8B
        return output
    }

    private static func headerEnd(_ bytes: [UInt8], from start: Int) throws(ArchiveError) -> Int {
        guard bytes.count - start >= 2, bytes[start] == 0x1F, bytes[start + 1] == 0x8B else {
            throw ArchiveError(message: "this is no gzip archive")
        }
        guard bytes.count - start >= 18 else { throw ArchiveError.truncated }
        guard bytes[start + 2] == 8 else { throw ArchiveError(message: "this kind of compression is not known") }
        let flags = bytes[start + 3]
        var position = start + 10
        if flags & 4 != 0 {
            guard position + 2 <= bytes.count else { throw ArchiveError.truncated }
            position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
        }
        // The original name and a comment, each with a zero behind it.
        for flag in [8, 16] as [UInt8] where flags & flag != 0 {
            guard position < bytes.count, let zero = bytes[position...].firstIndex(of: 0) else {
                throw ArchiveError.truncated
            }
            position = zero + 1
        }
        if flags & 2 != 0 { position += 2 }
        guard position <= bytes.count else { throw ArchiveError.truncated }
        return position
    }

    private static func number(_ bytes: [UInt8], at index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
    }
}
