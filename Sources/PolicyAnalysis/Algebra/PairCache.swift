/// A memory of bounded size from pairs of small numbers to a number: what falls on another's place takes it.
///
/// For results that can be worked out again. It stays in the processor's own memory, where a table that forgets nothing
/// would make most look-ups wait; that is worth more than the few results that are worked out twice.
struct PairCache {
    private struct Entry {
        var key: UInt64
        var value: Int32
    }

    private static let smallest: UInt64 = 8
    private static let largest: UInt64 = 14
    private static let free = UInt64.max

    private var bits = smallest
    private var entries = Array(repeating: Entry(key: free, value: 0), count: 1 << smallest)
    /// How many results were noted since it has this size.
    private var count = 0

    subscript(key: UInt64) -> Int32? {
        get {
            let entry = entries[place(of: key)]
            return entry.key == key ? entry.value : nil
        }
        set {
            guard let newValue else { return }
            count += 1
            // Few policies need little; what was noted so far is soon noted again.
            if count > entries.count, bits < Self.largest {
                bits += 2
                count = 0
                entries = Array(repeating: Entry(key: Self.free, value: 0), count: 1 << bits)
            }
            entries[place(of: key)] = Entry(key: key, value: newValue)
        }
    }

    private func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* PairTable.multiplier) >> (64 - bits))
    }
}
