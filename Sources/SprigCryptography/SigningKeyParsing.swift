import Crypto
import CryptoExtras
import SluiceGoTemplate
import SluiceSprig
import SwiftASN1

extension SigningKey {
    /// Reads a key from PEM. Throws what is wrong in the words of Sprig, without the details that Go adds.
    init(pem: String) throws(FunctionError) {
        guard let block = PEMBlock(in: pem) else { throw FunctionError("no PEM data in input") }
        switch block.label {
        case "PRIVATE KEY": self = try Self.pkcs8(block.bytes)
        case "RSA PRIVATE KEY":
            guard let key = try? _RSA.Signing.PrivateKey(unsafeDERRepresentation: block.bytes) else {
                throw FunctionError("parsing RSA private key from PEM: x509: failed to parse private key")
            }
            self = .rsa(key)
        case "EC PRIVATE KEY":
            guard let key = Self.sec1(block.bytes[...], curve: nil) else {
                throw FunctionError("parsing EC private key from PEM: x509: failed to parse EC private key")
            }
            self = key
        case "DSA PRIVATE KEY":
            throw FunctionError("x509: only RSA, ECDSA and Ed25519 keys supported")
        default:
            guard block.label.hasSuffix(" PRIVATE KEY") else {
                throw FunctionError("no private key data in PEM block of type \(block.label)")
            }
            throw FunctionError("invalid private key type \(block.label)")
        }
    }

    private static func pkcs8(_ bytes: [UInt8]) throws(FunctionError) -> SigningKey {
        let failure = FunctionError("decoding PEM as PKCS#8: x509: failed to parse private key")
        guard let (algorithm, curve, secret) = try? parts(pkcs8: bytes) else { throw failure }
        switch algorithm {
        case .rsa:
            if let key = try? _RSA.Signing.PrivateKey(unsafeDERRepresentation: Array(secret)) { return .rsa(key) }
        case .ellipticCurve:
            if let key = sec1(secret, curve: curve) { return key }
        case .ed25519:
            if let inner = try? ASN1OctetString(derEncoded: secret),
                let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(inner.bytes))
            {
                return .ed25519(key)
            }
        default:
            throw FunctionError(
                "decoding PEM as PKCS#8: x509: PKCS#8 wrapping contained private key with unknown algorithm: "
                    + "\(algorithm)")
        }
        throw failure
    }

    private typealias Parts = (
        algorithm: ASN1ObjectIdentifier, curve: ASN1ObjectIdentifier?, secret: ArraySlice<UInt8>
    )

    private static func parts(pkcs8 bytes: [UInt8]) throws -> Parts {
        try DER.sequence(try DER.parse(bytes), identifier: .sequence) { nodes in
            _ = try Int(derEncoded: &nodes)
            guard let algorithmNode = nodes.next() else { throw ASN1Error.invalidASN1Object(reason: "no algorithm") }
            let (algorithm, curve) = try DER.sequence(algorithmNode, identifier: .sequence) { nodes in
                let algorithm = try ASN1ObjectIdentifier(derEncoded: &nodes)
                let curve = nodes.next().flatMap { try? ASN1ObjectIdentifier(derEncoded: $0) }
                while nodes.next() != nil {}
                return (algorithm, curve)
            }
            let secret = try ASN1OctetString(derEncoded: &nodes).bytes
            // Attributes and a public key may follow.
            while nodes.next() != nil {}
            return (algorithm, curve, secret)
        }
    }

    /// - Parameter curve: known from elsewhere; else it must be within.
    private static func sec1(_ bytes: ArraySlice<UInt8>, curve: ASN1ObjectIdentifier?) -> SigningKey? {
        let parts: (secret: [UInt8], curve: ASN1ObjectIdentifier?)? = try? DER.sequence(
            try DER.parse(bytes), identifier: .sequence
        ) { nodes in
            _ = try Int(derEncoded: &nodes)
            let secret = try ASN1OctetString(derEncoded: &nodes).bytes
            let inner = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) { node in
                try ASN1ObjectIdentifier(derEncoded: node)
            }
            while nodes.next() != nil {}
            return (Array(secret), inner)
        }
        guard let parts else { return nil }
        func secret(_ length: Int) -> [UInt8] {
            let digits = parts.secret.drop { $0 == 0 }
            return [UInt8](repeating: 0, count: max(length - digits.count, 0)) + digits
        }
        switch curve ?? parts.curve {
        case .p256?: return (try? P256.Signing.PrivateKey(rawRepresentation: secret(32))).map { .p256($0) }
        case .p384?: return (try? P384.Signing.PrivateKey(rawRepresentation: secret(48))).map { .p384($0) }
        case .p521?: return (try? P521.Signing.PrivateKey(rawRepresentation: secret(66))).map { .p521($0) }
        default: return nil
        }
    }
}
