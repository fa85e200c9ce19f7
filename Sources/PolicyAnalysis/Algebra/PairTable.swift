/// A hash table from pairs of small numbers to a number, for memories that are asked millions of times.
///
/// The standard dictionary hashes so that nobody can choose colliding keys, which costs most of the time here. These
/// keys are numbers that this module gives out itself; a multiplication spreads them well enough.
struct PairTable {
    /// A key and its value side by side, so that a look-up waits for memory once.
    private struct Entry {
        var key: UInt64
        var value: Int32
    }

    /// Spreads keys over all bits.
    static let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static let free = UInt64.max

    private var entries: [Entry] = []
    private var count = 0
    /// 64 less the number of bits of a place.
    private var shift: UInt64 = 64

    static func key(_ left: Int32, _ right: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: left)) << 32 | UInt64(UInt32(bitPattern: right))
    }

    subscript(key: UInt64) -> Int32? {
        get {
            if entries.isEmpty { return nil }
            var place = place(of: key)
            while true {
                let entry = entries[place]
                if entry.key == key { return entry.value }
                if entry.key == Self.free { return nil }
                place = (place + 1) & (entries.count - 1)
            }
        }
        set {
            guard let newValue else { return }
            if 4 * (count + 1) > 3 * entries.count { grow() }
            insert(Entry(key: key, value: newValue))
        }
    }

    private func place(of key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* Self.multiplier) >> shift) }

    private mutating func insert(_ entry: Entry) {
        var place = place(of: entry.key)
        while entries[place].key != Self.free, entries[place].key != entry.key {
            place = (place + 1) & (entries.count - 1)
        }
        if entries[place].key == Self.free { count += 1 }
        entries[place] = entry
    }

    private mutating func grow() {
        let old = entries
        let size = max(64, entries.count * 2)
        entries = Array(repeating: Entry(key: Self.free, value: 0), count: size)
        shift = UInt64(64 - size.trailingZeroBitCount)
        count = 0
        for entry in old where entry.key != Self.free { insert(entry) }
    }
}
