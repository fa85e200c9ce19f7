/// Steps of a rendering that cryptographic functions use up. A loop of them would run for hours otherwise.
package enum CryptoCost {
    /// An RSA key of 4,096 bits: up to a second.
    package static let largeKey = 500_000
    /// An RSA key of 2,048 bits.
    package static let key = 200_000
    /// A hash that is slow on purpose.
    package static let password = 100_000
    /// A password that takes memory on purpose, too.
    package static let derivedPassword = 500_000
}
