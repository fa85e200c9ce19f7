import Crypto
import GoTemplate

extension FunctionTable {
    /// All of Sprig's cryptography.
    mutating func registerCryptography() {
        registerHashes()
        registerPasswords()
        registerEncryption()
        registerKeys()
        registerCertificates()
    }

    private mutating func registerHashes() {
        register("sha1sum", [.string]) { arguments, _ in .string(Hashing.text(Insecure.SHA1.self, arguments.text(0))) }
        register("sha256sum", [.string]) { arguments, _ in .string(Hashing.text(SHA256.self, arguments.text(0))) }
        register("sha512sum", [.string]) { arguments, _ in .string(Hashing.text(SHA512.self, arguments.text(0))) }
        register("adler32sum", [.string]) { arguments, _ in .string(String(Hashing.adler32(arguments.text(0)))) }
    }
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

    /// The checksum of RFC 1950.
    static func adler32(_ text: String) -> UInt32 {
        var (sum, sums): (UInt32, UInt32) = (1, 0)
        for byte in text.goBytes {
            sum = (sum + UInt32(byte)) % 65521
            sums = (sums + sum) % 65521
        }
        return sums << 16 | sum
    }
}
