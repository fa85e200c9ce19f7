/// Draws from the random bytes of a state, a buffer at a time, without any number being likelier than another.
struct RandomDraws {
    private let state: any SprigState
    private var buffer: [UInt8] = []
    private var position = 0

    init(_ state: any SprigState) { self.state = state }

    /// - Parameter expected: how many bytes will be asked for about, this one included.
    mutating func byte(expected: Int = 1) -> UInt8 {
        if position == buffer.count {
            buffer = state.randomBytes(min(max(expected, 1), 4096))
            position = 0
        }
        defer { position += 1 }
        return position < buffer.count ? buffer[position] : 0
    }

    /// A number below `bound`, which must not be zero.
    mutating func number(below bound: UInt64) -> UInt64 {
        // Beyond the last multiple of the bound, numbers would not be equally likely.
        let excess = (UInt64.max % bound + 1) % bound
        while true {
            var word: UInt64 = 0
            for _ in 0..<8 { word = word << 8 | UInt64(byte(expected: 8)) }
            if word <= UInt64.max - excess { return word % bound }
        }
    }

    /// A text of characters drawn from an ASCII alphabet of at most 256.
    mutating func text(_ count: Int, of alphabet: [UInt8]) -> String {
        guard count > 0, !alphabet.isEmpty else { return "" }
        let fair = 256 / alphabet.count * alphabet.count
        var result: [UInt8] = []
        result.reserveCapacity(count)
        while result.count < count {
            let drawn = Int(byte(expected: count - result.count))
            if drawn < fair { result.append(alphabet[drawn % alphabet.count]) }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
