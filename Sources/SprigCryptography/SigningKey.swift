import Crypto
import CryptoExtras
import SluiceGoTemplate
import SluiceSprig
import SwiftASN1
import X509

/// A private key of one of the kinds that certificates can be signed with here.
enum SigningKey {
    case rsa(_RSA.Signing.PrivateKey)
    case p256(P256.Signing.PrivateKey)
    case p384(P384.Signing.PrivateKey)
    case p521(P521.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)

    /// The key as Go writes it: PKCS #1 for RSA, SEC 1 for elliptic curves, PKCS #8 for Ed25519.
    var pem: String {
        switch self {
        case .rsa(let key): PEMBlock(label: "RSA PRIVATE KEY", bytes: Array(key.derRepresentation)).text
        case .p256(let key):
            Self.sec1(
                [0x2A, 0x86, 0x48, 0xCE, 0x3D, 3, 1, 7], Array(key.rawRepresentation),
                Array(key.publicKey.x963Representation))
        case .p384(let key):
            Self.sec1(
                [0x2B, 0x81, 4, 0, 0x22], Array(key.rawRepresentation),
                Array(key.publicKey.x963Representation))
        case .p521(let key):
            Self.sec1(
                [0x2B, 0x81, 4, 0, 0x23], Array(key.rawRepresentation),
                Array(key.publicKey.x963Representation))
        case .ed25519(let key): Self.pkcs8(Array(key.rawRepresentation))
        }
    }

    /// - Parameter curve: the content of its object identifier.
    private static func sec1(_ curve: [UInt8], _ secret: [UInt8], _ point: [UInt8]) -> String {
        let identifier = DERText.element(0x06, curve)
        let bytes = DERText.element(
            0x30,
            DERText.element(0x02, [1]) + DERText.element(0x04, secret) + DERText.element(0xA0, identifier)
                + DERText.element(0xA1, DERText.element(0x03, [0] + point)))
        return PEMBlock(label: "EC PRIVATE KEY", bytes: bytes).text
    }

    private static func pkcs8(_ secret: [UInt8]) -> String {
        let identifier = DERText.element(0x06, [0x2B, 0x65, 0x70])
        let bytes = DERText.element(
            0x30,
            DERText.element(0x02, [0]) + DERText.element(0x30, identifier)
                + DERText.element(0x04, DERText.element(0x04, secret)))
        return PEMBlock(label: "PRIVATE KEY", bytes: bytes).text
    }

    /// - Parameter state: where the numbers that signatures need are drawn from.
    func certificateKey(_ state: any SprigState) -> Certificate.PrivateKey {
        switch self {
        case .rsa(let key): Certificate.PrivateKey(key)
        case .p256(let key):
            state.isRepeatable ? Certificate.PrivateKey(RepeatableKey(key)) : Certificate.PrivateKey(key)
        case .p384(let key): Certificate.PrivateKey(key)
        case .p521(let key): Certificate.PrivateKey(key)
        case .ed25519(let key): Certificate.PrivateKey(key)
        }
    }
}

extension ASN1ObjectIdentifier {
    static let ed25519: ASN1ObjectIdentifier = [1, 3, 101, 112]
    static let rsa: ASN1ObjectIdentifier = [1, 2, 840, 113_549, 1, 1, 1]
    static let ellipticCurve: ASN1ObjectIdentifier = [1, 2, 840, 10045, 2, 1]
    static let p256: ASN1ObjectIdentifier = [1, 2, 840, 10045, 3, 1, 7]
    static let p384: ASN1ObjectIdentifier = [1, 3, 132, 0, 34]
    static let p521: ASN1ObjectIdentifier = [1, 3, 132, 0, 35]
}

/// Elements of DER whose parts are known.
enum DERText {
    static func element(_ tag: UInt8, _ content: some Collection<UInt8>) -> [UInt8] {
        var length: [UInt8] = []
        var rest = content.count
        repeat {
            length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
            rest >>= 8
        } while rest > 0
        if content.count > 127 { length.insert(0x80 | UInt8(length.count), at: 0) }
        return [tag] + length + content
    }

    /// A number that is not negative, its highest byte first.
    static func integer(_ bytes: [UInt8]) -> [UInt8] {
        let digits = bytes.drop { $0 == 0 }
        return element(0x02, (digits.first ?? 0) & 0x80 != 0 || digits.isEmpty ? [0] + digits : Array(digits))
    }
}
