import Crypto
import SluiceGoTemplate
import SluiceSprig

extension StandardCryptography {
    /// Digests in hexadecimal digits.
    static let hashes: [String: Function.Body] = [
        "sha1sum": { arguments, _ in .string(Hashing.text(Insecure.SHA1.self, arguments.text(0))) },
        "sha256sum": { arguments, _ in .string(Hashing.text(SHA256.self, arguments.text(0))) },
        "sha512sum": { arguments, _ in .string(Hashing.text(SHA512.self, arguments.text(0))) },
    ]
}

enum Hashing {
    static func bytes<Hash: HashFunction>(_ type: Hash.Type, _ bytes: [UInt8]) -> [UInt8] {
        var hash = Hash()
        bytes.withUnsafeBytes { hash.update(bufferPointer: $0) }
        return Array(hash.finalize())
    }

    static func text<Hash: HashFunction>(_ type: Hash.Type, _ text: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var result: [UInt8] = []
        for byte in bytes(type, text.goBytes) { result += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: result, as: UTF8.self)
    }
}
