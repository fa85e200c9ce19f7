import SluiceAddresses
import Crypto
import SluiceGoTemplate
import SluiceSprig
import SwiftASN1
import X509

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The content that Sprig puts into a certificate.
struct CertificateRequest {
    let commonName: String
    let addresses: [[UInt8]]
    let hostNames: [String]
    let days: Int
    var isAuthority = false

    init(_ commonName: String, addresses: Value, hostNames: Value, days: Int) throws(FunctionError) {
        self.commonName = commonName
        self.days = days
        var bytes: [[UInt8]] = []
        for value in addresses.asList ?? [] {
            guard case .string(let text) = value else {
                throw FunctionError("error parsing ip: \(value) is not a string")
            }
            guard let address = Self.addressBytes(text) else { throw FunctionError("error parsing ip: \(text)") }
            bytes.append(address)
        }
        self.addresses = bytes
        var names: [String] = []
        for value in hostNames.asList ?? [] {
            guard case .string(let text) = value else {
                throw FunctionError("error processing alternate dns name: \(value) is not a string")
            }
            names.append(text)
        }
        self.hostNames = names
    }

    /// 4 bytes or 16, read as Go's net.ParseIP does; nil for other texts. IPv4-mapped addresses have 4.
    private static func addressBytes(_ text: String) -> [UInt8]? {
        guard let address = IPAddress(text) else { return nil }
        let isIPv4 = address.family == .v4 || address.bits >> 32 == 0xFFFF
        return (0..<(isIPv4 ? 4 : 16)).reversed().map { UInt8(truncatingIfNeeded: address.bits >> UInt128(8 * $0)) }
    }

    /// An authority that signs others.
    struct Issuer {
        let certificate: Certificate
        let key: SigningKey
    }

    /// - Parameter issuer: nil for a certificate that signs itself.
    func certificate(for key: SigningKey, issuer: Issuer?, _ state: any SprigState) throws -> CertificateValue {
        let now = state.now.seconds
        // A Go duration of so many days, which may wrap around.
        let lifetime = (Int64(days) &* 86_400_000_000_000) / 1_000_000_000
        let publicKey = key.certificateKey(state).publicKey
        let signer = (issuer?.key ?? key).certificateKey(state)
        if let issuer, signer.publicKey != issuer.certificate.publicKey {
            throw FunctionError(
                "error creating certificate: x509: provided PrivateKey doesn't match parent's PublicKey")
        }
        let subject = try subject()
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(bytes: state.randomBytes(16)), publicKey: publicKey,
            notValidBefore: Date(timeIntervalSince1970: Double(now)),
            notValidAfter: Date(timeIntervalSince1970: Double(now &+ lifetime)),
            issuer: issuer?.certificate.subject ?? subject, subject: subject,
            extensions: try extensions(publicKey, subject, issuer?.certificate), issuerPrivateKey: signer)
        var serializer = DER.Serializer()
        try serializer.serialize(certificate)
        return CertificateValue(
            certificate: PEMBlock(label: "CERTIFICATE", bytes: serializer.serializedBytes).text, key: key.pem)
    }

    private func subject() throws -> DistinguishedName {
        if commonName.isEmpty { return DistinguishedName() }
        let isPrintable = commonName.utf8.allSatisfy { byte in
            (48...57).contains(byte) || byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
                || " '()+,-./:=?".utf8.contains(byte)
        }
        typealias Attribute = RelativeDistinguishedName.Attribute
        let type = ASN1ObjectIdentifier.RDNAttributeType.commonName
        let attribute =
            isPrintable
            ? try Attribute(type: type, printableString: commonName) : Attribute(type: type, utf8String: commonName)
        return try DistinguishedName([attribute])
    }

    /// In the order of Go.
    private func extensions(
        _ publicKey: Certificate.PublicKey, _ subject: DistinguishedName, _ issuer: Certificate?
    ) throws -> Certificate.Extensions {
        var extensions: [Certificate.Extension] = [
            try Certificate.Extension(
                KeyUsage(digitalSignature: true, keyEncipherment: true, keyCertSign: isAuthority), critical: true),
            try Certificate.Extension(ExtendedKeyUsage([.serverAuth, .clientAuth]), critical: false),
            try Certificate.Extension(
                isAuthority ? BasicConstraints.isCertificateAuthority(maxPathLength: nil) : .notCertificateAuthority,
                critical: true),
        ]
        if isAuthority {
            // Go takes this many bytes of the hash.
            let hash = Hashing.bytes(SHA256.self, Array(publicKey.subjectPublicKeyInfoBytes)).prefix(20)
            extensions.append(
                try Certificate.Extension(SubjectKeyIdentifier(keyIdentifier: ArraySlice(hash)), critical: false))
        }
        if let issuer, issuer.subject != subject,
            let identifier = try issuer.extensions.subjectKeyIdentifier?.keyIdentifier
        {
            extensions.append(
                try Certificate.Extension(AuthorityKeyIdentifier(keyIdentifier: identifier), critical: false))
        }
        if !hostNames.isEmpty || !addresses.isEmpty {
            for name in hostNames where name.utf8.contains(where: { $0 > 127 }) {
                throw FunctionError(
                    "error creating certificate: x509: \(GoText.quoted(name)) cannot be encoded as an IA5String")
            }
            let names =
                hostNames.map { GeneralName.dnsName($0) }
                + addresses.map { GeneralName.ipAddress(ASN1OctetString(contentBytes: $0[...])) }
            extensions.append(
                try Certificate.Extension(SubjectAlternativeNames(names), critical: commonName.isEmpty))
        }
        return try Certificate.Extensions(extensions)
    }
}
