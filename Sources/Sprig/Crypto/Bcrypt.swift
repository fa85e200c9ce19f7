import SluiceGoScalars

/// Hashes of passwords as bcrypt makes them, in the form `$2a$10$` that Go writes.
enum Bcrypt {
    static let defaultCost = 10

    /// Longer passwords are refused, as in Go.
    static let maximumLength = 72

    /// - Parameters:
    ///   - salt: 16 bytes.
    ///   - cost: 4 to 31; each step takes twice the time.
    static func hash(_ password: [UInt8], salt: [UInt8], cost: Int = defaultCost) -> String {
        // The zero that ends a C string is part of the key.
        let cipher = Blowfish(key: password + [0], salt: salt, cost: cost)
        let text = Array("OrpheanBeholderScryDoubt".utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: text.count, by: 8) {
            func word(_ offset: Int) -> UInt32 {
                text[start + offset..<start + offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
            }
            var block = (word(0), word(4))
            for _ in 0..<64 { block = cipher.encrypt(block) }
            for half in [block.0, block.1] {
                for shift in [UInt32(24), 16, 8, 0] { result.append(UInt8(truncatingIfNeeded: half >> shift)) }
            }
        }
        let costText = cost < 10 ? "0\(cost)" : "\(cost)"
        return "$2a$\(costText)$\(BaseEncoding.bcrypt.encoded(salt))\(BaseEncoding.bcrypt.encoded(result.dropLast()))"
    }
}
