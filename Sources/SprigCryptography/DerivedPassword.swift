import Crypto
import CryptoExtras
import SluiceGoTemplate
import SluiceSprig

extension StandardCryptography {
    /// `derivePassword`.
    static let passwords: [String: Function.Body] = [
        "derivePassword": { arguments, evaluation in
            try evaluation.spend(CryptoCost.derivedPassword)
            guard case .unsigned(let counter, _) = arguments[0] else { return "" }
            return .string(
                DerivedPassword.make(
                    // Only 32 bits of it count.
                    counter: UInt32(truncatingIfNeeded: counter), kind: arguments.text(1), password: arguments.text(2),
                    user: arguments.text(3), site: arguments.text(4)))
        }
    ]
}

/// Passwords from a master password by the algorithm of masterpassword.app, as Sprig has it.
enum DerivedPassword {
    /// The password, or what is wrong as text: Sprig reports no error here.
    static func make(counter: UInt32, kind: String, password: String, user: String, site: String) -> String {
        guard let patterns = patterns[kind] else { return "cannot find password template \(kind)" }
        guard
            let key = try? KDF.Scrypt.deriveKey(
                from: password.goBytes, salt: seed(user), outputByteCount: 64, rounds: 32768, blockSize: 8,
                parallelism: 2, maxMemory: 64 << 20)
        else { return "failed to derive password: scrypt: parameters are too large" }
        var hash = HMAC<SHA256>(key: key)
        (seed(site) + bytes(counter)).withUnsafeBytes { hash.update(data: $0) }
        let draws = Array(hash.finalize())
        let pattern = Array(patterns[Int(draws[0]) % patterns.count].utf8)
        var result: [UInt8] = []
        for (place, draw) in zip(pattern, draws.dropFirst()) {
            let choices = Array((characters[place] ?? "").utf8)
            if !choices.isEmpty { result.append(choices[Int(draw) % choices.count]) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func seed(_ name: String) -> [UInt8] {
        Array("com.lyndir.masterpassword".utf8) + bytes(UInt32(truncatingIfNeeded: name.goCount)) + name.goBytes
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    /// Kinds of characters at each place, by the kind of password.
    private static let patterns: [String: [String]] = [
        "maximum": ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
        "long": [
            "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
            "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
            "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
            "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
        ],
        "medium": ["CvcnoCvc", "CvcCvcno"],
        "short": ["Cvcn"],
        "basic": ["aaanaaan", "aannaaan", "aaannaaa"],
        "pin": ["nnnn"],
    ]

    private static let characters: [UInt8: String] = [
        UInt8(ascii: "V"): "AEIOU",
        UInt8(ascii: "C"): "BCDFGHJKLMNPQRSTVWXYZ",
        UInt8(ascii: "v"): "aeiou",
        UInt8(ascii: "c"): "bcdfghjklmnpqrstvwxyz",
        UInt8(ascii: "A"): "AEIOUBCDFGHJKLMNPQRSTVWXYZ",
        UInt8(ascii: "a"): "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz",
        UInt8(ascii: "n"): "0123456789",
        UInt8(ascii: "o"): "@&%?,=[]_:-+*$#!'^~;()/.",
        UInt8(ascii: "x"): "AEIOUaeiouBCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz0123456789!@#$%^&*()",
    ]
}
