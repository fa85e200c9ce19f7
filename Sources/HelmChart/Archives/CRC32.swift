/// The checksum of gzip.
enum CRC32 {
    /// Eight tables, so that eight bytes are taken at once.
    private static let tables: [UInt32] = {
        var tables: [UInt32] = []
        for byte in 0..<UInt32(256) {
            var value = byte
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
            tables.append(value)
        }
        for index in 256..<(8 * 256) {
            let previous = tables[index - 256]
            tables.append(previous >> 8 ^ tables[Int(previous & 0xFF)])
        }
        return tables
    }()

    static func of(_ bytes: [UInt8]) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            bytes.withUnsafeBufferPointer { bytes in
                var value = UInt32.max
                var position = 0
                while position + 8 <= bytes.count {
                    var next: UInt32 = 0
                    for index in 0..<8 {
                        // The checksum so far meets the first four bytes.
                        let folded = index < 4 ? UInt8(truncatingIfNeeded: value >> UInt32(8 * index)) : 0
                        next ^= tables[(7 - index) * 256 + Int(bytes[position + index] ^ folded)]
                    }
                    value = next
                    position += 8
                }
                while position < bytes.count {
                    value = tables[Int(UInt8(truncatingIfNeeded: value) ^ bytes[position])] ^ value >> 8
                    position += 1
                }
                return ~value
            }
        }
    }
}
