import Crypto
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A P-256 key whose signatures are always the same for the same text (RFC 6979), which those of the library are not.
struct RepeatableKey: CustomPrivateKey {
    private let key: P256.Signing.PrivateKey

    init(_ key: P256.Signing.PrivateKey) { self.key = key }

    static func == (left: RepeatableKey, right: RepeatableKey) -> Bool {
        left.key.rawRepresentation == right.key.rawRepresentation
    }

    func hash(into hasher: inout Hasher) { hasher.combine(key.publicKey.rawRepresentation) }

    var publicKey: Certificate.PublicKey { Certificate.PublicKey(key.publicKey) }
    var defaultSignatureAlgorithm: Certificate.SignatureAlgorithm { .ecdsaWithSHA256 }
    var supportedSignatureAlgorithms: [Certificate.SignatureAlgorithm] { [.ecdsaWithSHA256] }

    func signSynchronously(
        bytes: some DataProtocol, signatureAlgorithm: Certificate.SignatureAlgorithm
    ) throws -> Certificate.Signature {
        let digest = Hashing.bytes(SHA256.self, Array(bytes))
        let (first, second) = try RepeatableSignature.make(digest, key: Array(key.rawRepresentation))
        let signature = DERText.element(0x30, DERText.integer(first) + DERText.integer(second))
        return try Certificate.Signature(
            signatureAlgorithm: signatureAlgorithm, signatureBytes: ASN1BitString(bytes: signature[...]))
    }

    static var defaultPEMDiscriminator: String { "PRIVATE KEY" }

    func serialize(into coder: inout DER.Serializer) throws {
        try coder.serialize(try ASN1Any(derEncoded: Array(key.derRepresentation)))
    }
}

/// ECDSA over P-256 with SHA-256 and the number for each signature from RFC 6979.
enum RepeatableSignature {
    /// The order of the curve's base point.
    private static let order: [UInt64] = [
        0xF3B9_CAC2_FC63_2551, 0xBCE6_FAAD_A717_9E84, 0xFFFF_FFFF_FFFF_FFFF, 0xFFFF_FFFF_0000_0000,
    ]

    static func make(_ digest: [UInt8], key: [UInt8]) throws -> ([UInt8], [UInt8]) {
        let arithmetic = ModularArithmetic(modulus: order)
        let reduced = Self.reduced(WordNumber.words(digest))
        var drawer = NumberDrawer(key: key, digest: WordNumber.bytes(reduced))
        while true {
            let number = drawer.next()
            // The public key that belongs to the number is the point that is wanted.
            guard let point = try? P256.Signing.PrivateKey(rawRepresentation: number).publicKey else { continue }
            let first = Self.reduced(WordNumber.words(Array(point.rawRepresentation.prefix(32))))
            if first.allSatisfy({ $0 == 0 }) { continue }
            let product = arithmetic.multiply(
                arithmetic.montgomery(first), arithmetic.montgomery(WordNumber.words(key)))
            let sum = arithmetic.add(product, arithmetic.montgomery(reduced))
            var exponent = order
            ModularArithmetic.subtract(&exponent, [2, 0, 0, 0])
            let inverse = arithmetic.power(arithmetic.montgomery(WordNumber.words(number)), exponent)
            let second = arithmetic.plain(arithmetic.multiply(inverse, sum))
            if second.allSatisfy({ $0 == 0 }) { continue }
            return (WordNumber.bytes(first), WordNumber.bytes(second))
        }
    }

    private static func reduced(_ number: [UInt64]) -> [UInt64] {
        var number = number
        if !ModularArithmetic.isLess(number, order) { ModularArithmetic.subtract(&number, order) }
        return number
    }

    /// Section 3.2 of RFC 6979, for sizes where the hash is as long as the order.
    private struct NumberDrawer {
        private var key: [UInt8]
        private var value = [UInt8](repeating: 1, count: 32)
        private var isFirst = true

        init(key secret: [UInt8], digest: [UInt8]) {
            key = [UInt8](repeating: 0, count: 32)
            for mark in [UInt8(0), 1] {
                key = Self.authenticate(value + [mark] + secret + digest, key)
                value = Self.authenticate(value, key)
            }
        }

        mutating func next() -> [UInt8] {
            if !isFirst {
                key = Self.authenticate(value + [0], key)
                value = Self.authenticate(value, key)
            }
            isFirst = false
            value = Self.authenticate(value, key)
            return value
        }

        private static func authenticate(_ bytes: [UInt8], _ key: [UInt8]) -> [UInt8] {
            Array(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: key)))
        }
    }
}
