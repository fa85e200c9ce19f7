/// What functions of cryptography take from the steps of a rendering. A loop of them would run for hours otherwise.
enum CryptoCost {
    /// An RSA key of 4,096 bits: up to a second.
    static let largeKey = 500_000
    /// An RSA key of 2,048 bits.
    static let key = 200_000
    /// A hash that is slow on purpose.
    static let password = 100_000
    /// A password that takes memory on purpose, too.
    static let derivedPassword = 500_000
}
