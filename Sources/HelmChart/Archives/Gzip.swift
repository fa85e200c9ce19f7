/// Unpacks gzip data (RFC 1952), all members of it.
enum Gzip {
    static func unpack(_ bytes: [UInt8], limit: Int) throws(ArchiveError) -> [UInt8] {
        var output: [UInt8] = []
        var position = 0
        repeat {
            let start = try headerEnd(bytes, from: position)
            var inflate = Inflate(bytes[start...], limit: limit - output.count)
            let (member, end) = try inflate.run()
            guard end + 8 <= bytes.count else { throw Inflate.truncated }
            guard number(bytes, at: end) == CRC32.of(member),
                number(bytes, at: end + 4) == UInt32(truncatingIfNeeded: member.count)
            else { throw ArchiveError(message: "the checksum does not match: the data is corrupt") }
            output = output.isEmpty ? member : output + member
            position = end + 8
        } while position < bytes.count && bytes[position] == 0x1F
        return output
    }

    private static func headerEnd(_ bytes: [UInt8], from start: Int) throws(ArchiveError) -> Int {
        guard bytes.count - start >= 2, bytes[start] == 0x1F, bytes[start + 1] == 0x8B else {
            throw ArchiveError(message: "this is no gzip archive")
        }
        guard bytes.count - start >= 18 else { throw Inflate.truncated }
        guard bytes[start + 2] == 8 else { throw ArchiveError(message: "this kind of compression is not known") }
        let flags = bytes[start + 3]
        var position = start + 10
        if flags & 4 != 0 {
            guard position + 2 <= bytes.count else { throw Inflate.truncated }
            position += 2 + Int(bytes[position]) + Int(bytes[position + 1]) << 8
        }
        // The original name and a comment, each with a zero behind it.
        for flag in [8, 16] as [UInt8] where flags & flag != 0 {
            guard position < bytes.count, let zero = bytes[position...].firstIndex(of: 0) else {
                throw Inflate.truncated
            }
            position = zero + 1
        }
        if flags & 2 != 0 { position += 2 }
        guard position <= bytes.count else { throw Inflate.truncated }
        return position
    }

    private static func number(_ bytes: [UInt8], at index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[index + $1]) << UInt32(8 * $1) }
    }
}

/// The checksum of gzip.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        let table = table
        var value = UInt32.max
        for byte in bytes { value = table[Int(UInt8(truncatingIfNeeded: value) ^ byte)] ^ value >> 8 }
        return ~value
    }
}
