/// Bits of DEFLATE data, the lowest bit of each byte first.
struct BitReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position: Int
    /// What is read ahead.
    private(set) var bits: UInt64 = 0
    private(set) var count = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int) {
        self.bytes = bytes
        self.position = position
    }

    /// Reads ahead as far as there is room: at least 48 bits, unless the data ends.
    @inline(__always)
    mutating func fill() {
        if count <= 32, position &+ 4 <= bytes.count, let base = bytes.baseAddress {
            let word = UnsafeRawPointer(base + position).loadUnaligned(as: UInt32.self)
            bits |= UInt64(UInt32(littleEndian: word)) << UInt64(truncatingIfNeeded: count)
            position &+= 4
            count &+= 32
        }
        while count <= 48, position < bytes.count {
            bits |= UInt64(bytes[position]) << UInt64(truncatingIfNeeded: count)
            position &+= 1
            count &+= 8
        }
    }

    /// - Precondition: there are as many bits, which `count` tells.
    @inline(__always)
    mutating func drop(_ length: Int) {
        bits >>= UInt64(truncatingIfNeeded: length)
        count &-= length
    }

    /// - Parameter length: up to 16.
    @inline(__always)
    mutating func take(_ length: Int) throws(ArchiveError) -> Int {
        if count < length {
            fill()
            guard count >= length else { throw ArchiveError.truncated }
        }
        let value = Int(truncatingIfNeeded: bits & ((1 << UInt64(truncatingIfNeeded: length)) &- 1))
        drop(length)
        return value
    }

    /// Leaves out the rest of a byte, and says where the next begins.
    mutating func alignedPosition() -> Int {
        drop(count % 8)
        return position - count / 8
    }

    /// Goes on at a byte.
    mutating func move(to position: Int) {
        self.position = position
        bits = 0
        count = 0
    }
}
