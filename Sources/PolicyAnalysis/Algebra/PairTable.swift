/// A hash table from pairs of small numbers to a number, for memories that are asked millions of times.
///
/// The standard dictionary hashes so that nobody can choose colliding keys, which costs most of the time here. These
/// keys are numbers that this module gives out itself; a multiplication spreads them well enough.
struct PairTable {
    private static let free = UInt64.max

    private var keys: [UInt64] = []
    private var values: [Int32] = []
    private var count = 0
    /// 64 less the number of bits of a place.
    private var shift: UInt64 = 64

    static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }

    subscript(key: UInt64) -> Int32? {
        get {
            if keys.isEmpty { return nil }
            var place = place(of: key)
            while keys[place] != Self.free {
                if keys[place] == key { return values[place] }
                place = (place + 1) & (keys.count - 1)
            }
            return nil
        }
        set {
            guard let newValue else { return }
            if 4 * (count + 1) > 3 * keys.count { grow() }
            insert(key, newValue)
        }
    }

    private func place(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    private mutating func insert(_ key: UInt64, _ value: Int32) {
        var place = place(of: key)
        while keys[place] != Self.free, keys[place] != key { place = (place + 1) & (keys.count - 1) }
        if keys[place] == Self.free { count += 1 }
        keys[place] = key
        values[place] = value
    }

    private mutating func grow() {
        let (oldKeys, oldValues) = (keys, values)
        let size = max(64, keys.count * 2)
        keys = Array(repeating: Self.free, count: size)
        values = Array(repeating: 0, count: size)
        shift = UInt64(64 - size.trailingZeroBitCount)
        count = 0
        for (key, value) in zip(oldKeys, oldValues) where key != Self.free { insert(key, value) }
    }
}
