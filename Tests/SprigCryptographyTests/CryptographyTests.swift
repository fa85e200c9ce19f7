import Testing

@testable import SluiceSprig
@testable import SluiceSprigCryptography

/// Each row is an expression and what Helm 4.3.1 prints for it.
@Suite struct CryptographyTests {
    @Test(arguments: rows) func printsAsHelm(row: Row) {
        #expect(printed(row.expression) == row.expected)
    }

    /// Sprig declares a function if and only if there is an implementation.
    @Test func whatIsDeclaredIsImplemented() {
        #expect(CryptographicFunctions.declarations.keys.sorted() == StandardCryptography.bodies.keys.sorted())
    }

    private static let rows: [Row] = [
        Row(#"sha1sum "hello""#, "aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d"),
        Row(#"sha256sum "hello""#, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
        Row(#"sha256sum """#, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        Row(
            #"sha512sum "é""#,
            "9e2ad28633f24451bd4f3c1cb20586a21a44c3aeedbdc01b9cc8fa72917ea7bd689c82b8bf1fef89b911cf8cc46fa2c1ccc10087b2094fd4d3350ecd88526a2c"
        ),
        Row(#"derivePassword 1 "long" "password" "user" "example.com""#, "ZedaFaxcZaso9*"),
        Row(#"derivePassword 2 "maximum" "password" "user" "example.com""#, "O8-6Bwz1*I5XVPPq)@H!"),
        Row(#"derivePassword 1 "medium" "password" "user" "example.com""#, "ZedJuz8$"),
        Row(#"derivePassword 1 "pin" "pass" "user" "site""#, "0182"),
        Row(#"derivePassword 5000000000 "basic" "password" "user" "example.com""#, "xrj14TQh"),
        Row(#"derivePassword 1 "nope" "password" "user" "example.com""#, "cannot find password template nope"),
        Row(#"encryptAES "key" """#, ""),
        Row(#"decryptAES "key" """#, ""),
        Row(#"decryptAES "key" (encryptAES "key" "plain text")"#, "plain text"),
        Row(
            #"decryptAES "a key that is longer than thirty-two bytes" (encryptAES "a key that is longer than thirty-two bytes" "0123456789abcdef")"#,
            "0123456789abcdef"),
        Row(#"decryptAES "secretkey" "30tEfhuJSVRhpG97XCuWgz2okj7L8vQ1s6V9zVUPeDQ=""#, "plaintext"),
        Row(
            #"decryptAES "x" "YWJj""#,
            "error calling decryptAES: runtime error: slice bounds out of range [:16] with capacity 3"),
        Row(#"decryptAES "x" "!""#, "error calling decryptAES: illegal base64 data at input byte 0"),
        Row(
            #"decryptAES "x" "MDEyMzQ1Njc4OWFiY2RlZg==""#,
            "error calling decryptAES: runtime error: index out of range [-1]"),
        Row(
            #"decryptAES "x" "MDEyMzQ1Njc4OWFiY2RlZjA=""#,
            "error calling decryptAES: crypto/cipher: input not full blocks"),
        Row(
            #"decryptAES "x" "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=""#,
            "error calling decryptAES: runtime error: slice bounds out of range [:-94]"),
        Row(#"genPrivateKey "foo""#, "Unknown type foo"),
        Row(#"genCAWithKey "foo" 3 "x""#, "error calling genCAWithKey: parsing private key: no PEM data in input"),
        Row(
            #"genCAWithKey "foo" 3 "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n""#,
            "error calling genCAWithKey: parsing private key: no private key data in PEM block of type CERTIFICATE"),
        Row(
            #"genCAWithKey "foo" 3 "-----BEGIN FOO PRIVATE KEY-----\nAAAA\n-----END FOO PRIVATE KEY-----\n""#,
            "error calling genCAWithKey: parsing private key: invalid private key type FOO PRIVATE KEY"),
        Row(#"genSelfSignedCert "foo" (list "x") nil 3"#, "error calling genSelfSignedCert: error parsing ip: x"),
        Row(
            #"genSelfSignedCert "foo" (list "1.2.3.256") nil 3"#,
            "error calling genSelfSignedCert: error parsing ip: 1.2.3.256"),
        Row(
            #"genSelfSignedCert "foo" (list "01.2.3.4") nil 3"#,
            "error calling genSelfSignedCert: error parsing ip: 01.2.3.4"),
        Row(
            #"genSelfSignedCert "foo" (list "1::2::3") nil 3"#,
            "error calling genSelfSignedCert: error parsing ip: 1::2::3"),
        Row(
            #"genSelfSignedCert "foo" (list ":1:2:3:4:5:6:7:8") nil 3"#,
            "error calling genSelfSignedCert: error parsing ip: :1:2:3:4:5:6:7:8"),
        Row(
            #"genSelfSignedCert "foo" (list 1) nil 3"#,
            "error calling genSelfSignedCert: error parsing ip: 1 is not a string"),
        Row(
            #"genSelfSignedCert "foo" nil (list 1) 3"#,
            "error calling genSelfSignedCert: error processing alternate dns name: 1 is not a string"),
        Row(
            #"genSelfSignedCert "foo" nil (list "é") 3"#,
            #"error calling genSelfSignedCert: error creating certificate: x509: "é" cannot be encoded as an IA5String"#
        ),
        Row(#"buildCustomCert "x" "y""#, "error calling buildCustomCert: unable to decode base64 certificate"),
        Row(#"buildCustomCert "eA==" "y""#, "error calling buildCustomCert: unable to decode base64 private key"),
        Row(#"buildCustomCert "eA==" "eA==""#, "error calling buildCustomCert: unable to decode certificate"),
        Row(#"typeOf (genCA "f" 3)"#, "sprig.certificate"),
    ]
}
