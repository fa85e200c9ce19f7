/// An encoding of bytes in an alphabet of 32 or 64 characters (RFC 4648), read as Go's encoding/base64 and
/// encoding/base32 do: line breaks are skipped.
package struct BaseEncoding: Sendable {
    package static let base64 = BaseEncoding(
        name: "base64", alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", bits: 6, group: 4)
    package static let base32 = BaseEncoding(
        name: "base32", alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", bits: 5, group: 8)
    /// The alphabet of bcrypt, without padding.
    package static let bcrypt = BaseEncoding(
        name: "bcrypt", alphabet: "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", bits: 6, group: 1)

    /// Why a text cannot be decoded, in Go's words.
    package struct Corruption: Error {
        let name: String
        let offset: Int
        package var message: String { "illegal \(name) data at input byte \(offset)" }
    }

    static let padding = UInt8(ascii: "=")
    private static let invalid: UInt8 = 255

    private let name: String
    private let alphabet: [UInt8]
    private let values: [UInt8]
    /// How many bits a character encodes.
    private let bits: Int
    /// How many characters encode a whole number of bytes; output is padded to a multiple of it.
    private let group: Int

    private init(name: String, alphabet: String, bits: Int, group: Int) {
        self.name = name
        self.alphabet = Array(alphabet.utf8)
        self.bits = bits
        self.group = group
        var values = [UInt8](repeating: Self.invalid, count: 256)
        for (index, character) in self.alphabet.enumerated() { values[Int(character)] = UInt8(index) }
        self.values = values
    }

    /// The text, padded.
    package func encoded(_ bytes: some Collection<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 8 / bits + group)
        var (buffer, count) = (0, 0)
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            count += 8
            while count >= bits {
                count -= bits
                output.append(alphabet[buffer >> count & (alphabet.count - 1)])
            }
        }
        if count > 0 { output.append(alphabet[buffer << (bits - count) & (alphabet.count - 1)]) }
        while output.count % group != 0 { output.append(Self.padding) }
        return String(decoding: output, as: UTF8.self)
    }

    /// The bytes of an encoded text.
    ///
    /// - Throws: ``Corruption`` at the offset that Go names.
    package func decoded(_ text: some Sequence<UInt8>) throws(Corruption) -> [UInt8] {
        let text = Array(text)
        let length = group == 4 ? try BasePadding.startInBase64(text, self) : try BasePadding.startInBase32(text, self)
        var output: [UInt8] = []
        output.reserveCapacity(length * bits / 8)
        var (buffer, count) = (0, 0)
        for byte in text[..<length] {
            let value = values[Int(byte)]
            if value == Self.invalid { continue }
            buffer = (buffer << bits | Int(value)) & 0xFFFF
            count += bits
            if count >= 8 {
                count -= 8
                output.append(UInt8(truncatingIfNeeded: buffer >> count))
            }
        }
        return output
    }

    func isValid(_ byte: UInt8) -> Bool { values[Int(byte)] != Self.invalid }

    func corruption(at offset: Int) -> Corruption { Corruption(name: name, offset: offset) }
}
