/// First bytes of scalars: each ASCII one by itself, all others together.
struct ByteSet: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var hasWide = false

    mutating func insert(_ scalar: UInt32) {
        switch scalar {
        case ..<64: low |= 1 << UInt64(scalar)
        case ..<128: high |= 1 << UInt64(scalar - 64)
        default: hasWide = true
        }
    }

    mutating func insert(low: UInt64, high: UInt64) {
        self.low |= low
        self.high |= high
    }

    mutating func insertWide() { hasWide = true }

    @inline(__always)
    func contains(_ byte: UInt8) -> Bool {
        if byte < 64 { return low >> UInt64(byte) & 1 != 0 }
        if byte < 128 { return high >> UInt64(byte - 64) & 1 != 0 }
        return hasWide
    }
}
