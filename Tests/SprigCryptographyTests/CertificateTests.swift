import Crypto
import CryptoExtras
import SwiftASN1
import Testing
import X509

@testable import SluiceSprig
@testable import SluiceSprigCryptography

@Suite struct CertificateTests {
    private let state = RepeatableState(seed: 3, now: Instant(seconds: 1_700_000_000))

    private func request(_ name: String, addresses: [String] = [], hosts: [String] = []) throws -> CertificateRequest {
        try CertificateRequest(
            name, addresses: .list(addresses.map { .string($0) }), hostNames: .list(hosts.map { .string($0) }), days: 10
        )
    }

    private func parsed(_ value: CertificateValue) throws -> Certificate {
        try Certificate(derEncoded: try #require(PEMBlock(in: value.certificate)).bytes)
    }

    @Test func anAuthoritySignsWhatOthersCanCheck() throws {
        var authorityRequest = try request("my-ca é")
        authorityRequest.isAuthority = true
        let key = try SigningKey.ellipticCurve(state)
        let authority = try authorityRequest.certificate(for: key, issuer: nil, state)
        let issuer = CertificateRequest.Issuer(
            certificate: try parsed(authority), key: try SigningKey(pem: authority.key))
        let signed = try request("a", addresses: ["10.0.0.1", "::1", "::ffff:1.2.3.4"], hosts: ["a.example", "*.b"])
            .certificate(for: try SigningKey.edwards(state), issuer: issuer, state)
        let certificate = try parsed(signed)
        #expect(issuer.certificate.publicKey.isValidSignature(certificate.signature, for: certificate))
        #expect(issuer.certificate.publicKey.isValidSignature(issuer.certificate.signature, for: issuer.certificate))
        #expect(certificate.issuer == issuer.certificate.subject)
        #expect(
            try certificate.extensions.authorityKeyIdentifier?.keyIdentifier
                == issuer.certificate.extensions.subjectKeyIdentifier?.keyIdentifier)
        let names = try #require(try certificate.extensions.subjectAlternativeNames)
        #expect(names.count == 5)
        #expect(names.contains(.ipAddress(ASN1OctetString(contentBytes: [1, 2, 3, 4]))))
        #expect(certificate.notValidAfter.timeIntervalSince(certificate.notValidBefore) == 864_000)
    }

    @Test func theSameSeedGivesTheSameCertificate() throws {
        func make() throws -> String {
            let state = RepeatableState(seed: 5, now: Instant(seconds: 1_700_000_000))
            let key = try SigningKey.ellipticCurve(state)
            return try request("x").certificate(for: key, issuer: nil, state).certificate
        }
        #expect(try make() == make())
    }

    @Test(arguments: ["ecdsa", "ed25519"]) func keysAreRepeatable(kind: String) {
        let expression = "genPrivateKey \"\(kind)\""
        #expect(printed(expression, RepeatableState(seed: 1)) == printed(expression, RepeatableState(seed: 1)))
        #expect(printed(expression, RepeatableState(seed: 1)) != printed(expression, RepeatableState(seed: 2)))
        #expect(printed(expression) != printed(expression))
    }

    @Test func rsaKeysFromASeedAreGood() throws {
        let keys = try (0..<2).map { _ in try RepeatableRSA.key(bits: 2048, RepeatableState(seed: 9)) }
        #expect(keys[0].derRepresentation == keys[1].derRepresentation)
        let signature = try keys[0].signature(for: [1, 2, 3] as [UInt8], padding: .insecurePKCS1v1_5)
        #expect(keys[0].publicKey.isValidSignature(signature, for: [1, 2, 3] as [UInt8], padding: .insecurePKCS1v1_5))
    }

    @Test func keysAreReadAndWrittenInGoForms() throws {
        // A key that Helm made.
        let pem = """
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIJFL5CGBKkVAVeCxuHIbVETrAGjSplmSENEm4+9aBRnioAoGCCqGSM49
            AwEHoUQDQgAEg5BvKWtXekxPIe4mJOBPQTVVWP/uARlytP7lAB2FWPlzm62ztSxS
            Fsim00To47C1N4QC8TaVX6X7huBu4KIcwA==
            -----END EC PRIVATE KEY-----

            """
        #expect(try SigningKey(pem: pem).pem == pem)
        let other = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIKbK8dNh0Kc11Cu9AsmHwzbZIBt4rUJMFxl6ZWMHmSZ6
            -----END PRIVATE KEY-----

            """
        #expect(try SigningKey(pem: other).pem == other)
        let rsa = try SigningKey.rsa(bits: 2048, SystemState.shared)
        #expect(try SigningKey(pem: rsa.pem).pem == rsa.pem)
        guard case .rsa(let key) = rsa else { return }
        #expect(try SigningKey(pem: key.pkcs8PEMRepresentation).pem == rsa.pem)
        let curve = P384.Signing.PrivateKey()
        let read = try SigningKey(pem: curve.pemRepresentation)
        #expect(try SigningKey(pem: read.pem).pem == read.pem)
    }

    /// RFC 6979, appendix A.2.5.
    @Test func signaturesAreThoseOfTheRFC() throws {
        let key: [UInt8] = bytes("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721")
        let digest = Hashing.bytes(SHA256.self, Array("sample".utf8))
        let (first, second) = try RepeatableSignature.make(digest, key: key)
        #expect(first == bytes("EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"))
        #expect(second == bytes("F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8"))
    }

    private func bytes(_ digits: String) -> [UInt8] {
        stride(from: 0, to: digits.utf8.count, by: 2).compactMap { UInt8(digits.dropFirst($0).prefix(2), radix: 16) }
    }

    @Test func certificatesAreUsedAsFields() {
        let made = printed(#"(genSelfSignedCert "x" nil nil 1).Key"#)
        #expect(made.hasPrefix("-----BEGIN RSA PRIVATE KEY-----\n"))
        #expect(
            printed(#"(genSignedCert "x" nil nil 1 (genCA "y" 2)).Cert"#).hasPrefix("-----BEGIN CERTIFICATE-----\n"))
    }
}
