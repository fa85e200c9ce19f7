import SluiceGoTemplate
import Synchronization

/// Sprig's functions of hashes, ciphers, keys and certificates.
///
/// They are declared here and implemented by a target that links a cryptographic library (SprigCryptography), which a
/// program installs once at its start. So nothing that renders charts has to wait until the library is built, and a
/// program that calls none of these functions need not link it. ``FunctionTable/sprig`` has them all in any case, so
/// that templates parse alike; without an implementation, a call fails.
public enum CryptographicFunctions {
    /// Names and parameters, as in Sprig.
    static let declarations: [String: [Function.Parameter]] = [
        "sha1sum": [.string],
        "sha256sum": [.string],
        "sha512sum": [.string],
        "derivePassword": [.uint64, .string, .string, .string, .string],
        "encryptAES": [.string, .string],
        "decryptAES": [.string, .string],
        "genPrivateKey": [.string],
        "genCA": [.string, .int],
        "genCAWithKey": [.string, .int, .string],
        "genSelfSignedCert": [.string, .list, .list, .int],
        "genSelfSignedCertWithKey": [.string, .list, .list, .int, .string],
        "genSignedCert": [.string, .list, .list, .int, .any],
        "genSignedCertWithKey": [.string, .list, .list, .int, .any, .string],
        "buildCustomCert": [.string, .string],
    ]

    private static let bodies = Mutex<[String: Function.Body]>([:])

    /// Supplies the implementations for the whole process; a later call replaces them.
    ///
    /// - Parameter implementations: by the function's name; each gets arguments of the declared types.
    public static func install(_ implementations: [String: Function.Body]) {
        bodies.withLock { $0 = implementations }
    }

    static func call(_ name: String, _ arguments: [Value], _ evaluation: Evaluation) throws -> Value {
        guard let body = bodies.withLock({ $0[name] }) else {
            throw FunctionError("\(name) needs a cryptographic library, and this program was built without one")
        }
        return try body(arguments, evaluation)
    }
}

extension FunctionTable {
    /// The functions that ``CryptographicFunctions`` declares, `adler32sum` and the hashes of passwords.
    mutating func registerCryptography() {
        for (name, parameters) in CryptographicFunctions.declarations {
            register(name, parameters) { arguments, evaluation in
                try CryptographicFunctions.call(name, arguments, evaluation)
            }
        }
        register("adler32sum", [.string]) { arguments, _ in .string(String(adler32(arguments.text(0)))) }
        registerPasswords()
    }
}

/// The checksum of RFC 1950.
private func adler32(_ text: String) -> UInt32 {
    var (sum, sums): (UInt32, UInt32) = (1, 0)
    for byte in text.goBytes {
        sum = (sum + UInt32(byte)) % 65521
        sums = (sums + sum) % 65521
    }
    return sums << 16 | sum
}
