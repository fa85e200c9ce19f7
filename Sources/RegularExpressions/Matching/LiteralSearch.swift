/// Finds bytes in a text, in time linear in both (Knuth, Morris and Pratt).
struct LiteralSearch: Sendable {
    let bytes: [UInt8]
    /// How much of the literal still matches when the byte behind so much of it does not.
    private let fallbacks: [Int32]

    /// `bytes` must not be empty.
    init(_ bytes: [UInt8]) {
        var fallbacks = [Int32](repeating: 0, count: bytes.count)
        var matched = 0
        for index in bytes.indices.dropFirst() {
            while matched > 0, bytes[index] != bytes[matched] { matched = Int(fallbacks[matched - 1]) }
            if bytes[index] == bytes[matched] { matched += 1 }
            fallbacks[index] = Int32(truncatingIfNeeded: matched)
        }
        self.bytes = bytes
        self.fallbacks = fallbacks
    }

    /// Where the literal next begins.
    func find(in text: TextBytes, from start: Int) -> Int? {
        let count = bytes.count
        guard text.count - start >= count, count > 0 else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            let first = bytes[0]
            var matched = 0
            var position = start
            while position < text.count {
                if matched == 0 {
                    while position < text.count, text[position] != first { position += 1 }
                    if position == text.count { return nil }
                    matched = 1
                } else {
                    while matched > 0, text[position] != bytes[matched] { matched = Int(fallbacks[matched - 1]) }
                    if text[position] == bytes[matched] { matched += 1 }
                }
                position += 1
                if matched == count { return position - count }
            }
            return nil
        }
    }
}
