import GoTemplate

/// An encoding of bytes in an alphabet of 32 or 64 characters.
public struct BaseEncoding: Sendable {
    public static let base64 = BaseEncoding(
        name: "base64", alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", bits: 6, group: 4)
    static let base32 = BaseEncoding(name: "base32", alphabet: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", bits: 5, group: 8)

    /// Why a text cannot be decoded, in Go's words.
    struct Corruption: Error {
        let name: String
        let offset: Int
        var message: String { "illegal \(name) data at input byte \(offset)" }
    }

    static let padding = UInt8(ascii: "=")
    private static let invalid: UInt8 = 255

    private let name: String
    private let alphabet: [UInt8]
    private let values: [UInt8]
    /// How many bits a character stands for.
    private let bits: Int
    /// How many characters make a whole number of bytes.
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
    public func encoded(_ bytes: [UInt8]) -> String {
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

    /// The bytes as text, or else the reason why there are none.
    public func decoded(_ text: String) -> String {
        do throws(Corruption) {
            return String(goBytes: try bytes(of: text.goBytes))
        } catch {
            return error.message
        }
    }

    private func bytes(of text: [UInt8]) throws(Corruption) -> [UInt8] {
        let length = group == 4 ? try Padding.startInBase64(text, self) : try Padding.startInBase32(text, self)
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
