/// A memory of fixed size from pairs of small numbers to a number: what falls on another's place takes it.
///
/// For results that can be worked out again. It stays in the processor's own memory, where a table that forgets nothing
/// would make most look-ups wait; that is worth more than the few results that are worked out twice.
struct PairCache {
    private struct Entry {
        var key: UInt64
        var value: Int32
    }

    private static let bits: UInt64 = 14
    private static let free = UInt64.max

    private var entries = Array(repeating: Entry(key: free, value: 0), count: 1 << bits)

    subscript(key: UInt64) -> Int32? {
        get {
            let entry = entries[Self.place(of: key)]
            return entry.key == key ? entry.value : nil
        }
        set { entries[Self.place(of: key)] = Entry(key: newValue == nil ? Self.free : key, value: newValue ?? 0) }
    }

    private static func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* PairTable.multiplier) >> (64 - bits))
    }
}
