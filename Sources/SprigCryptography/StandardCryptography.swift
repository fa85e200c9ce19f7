import SluiceGoTemplate
import SluiceSprig

/// Sprig's cryptographic functions, implemented with swift-crypto and swift-certificates.
public enum StandardCryptography {
    /// Makes the functions available to all templates that the process renders. Call it once, at the start.
    public static func install() { CryptographicFunctions.install(bodies) }

    static let bodies: [String: Function.Body] = {
        var bodies = hashes
        for family in [passwords, ciphers, keys, certificates] { bodies.merge(family) { _, new in new } }
        return bodies
    }()
}
