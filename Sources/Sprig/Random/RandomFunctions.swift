import SluiceGoScalars
import SluiceGoTemplate

extension FunctionTable {
    /// Sprig's functions that draw: texts, bytes, numbers, identifiers, another order of characters.
    mutating func registerRandom() {
        let digits = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))
        let letters = Array(UInt8(ascii: "A")...UInt8(ascii: "Z")) + Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
        let alphabets: [(name: String, characters: [UInt8])] = [
            ("randAlphaNum", digits + letters), ("randAlpha", letters), ("randNumeric", digits),
            ("randAscii", Array(32...126)),
        ]
        for (name, alphabet) in alphabets {
            register(name, [.int]) { arguments, evaluation in
                let count = try Self.bounded(arguments.number(0), name)
                var draws = RandomDraws(evaluation.sprigState)
                return .string(draws.text(count, of: alphabet))
            }
        }
        register("randBytes", [.int]) { arguments, evaluation in
            let count = try Self.bounded(arguments.number(0), "randBytes")
            guard count >= 0 else { throw FunctionError("runtime error: makeslice: len out of range") }
            return .string(BaseEncoding.base64.encoded(evaluation.sprigState.randomBytes(count)))
        }
        register("randInt", [.int, .int]) { arguments, evaluation in
            let (least, bound) = (arguments.number(0), arguments.number(1))
            guard least < bound, bound &- least > 0 else { throw FunctionError("invalid argument to Intn") }
            var draws = RandomDraws(evaluation.sprigState)
            return .int(least &+ Int(truncatingIfNeeded: draws.number(below: UInt64(bound &- least))))
        }
        register("uuidv4") { _, evaluation in .string(Self.identifier(evaluation.sprigState.randomBytes(16))) }
        register("shuffle", [.string]) { arguments, evaluation in
            try evaluation.spend(arguments.text(0).utf8.count)
            var scalars = Array(arguments.text(0).unicodeScalars)
            var draws = RandomDraws(evaluation.sprigState)
            for index in scalars.indices.dropFirst().reversed() {
                scalars.swapAt(index, Int(draws.number(below: UInt64(index + 1))))
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            return .string(String(text))
        }
    }

    private static func bounded(_ count: Int, _ name: String) throws -> Int {
        guard count <= RandomLimits.bytes else {
            throw FunctionError("\(name): cannot make more than \(RandomLimits.bytes) characters")
        }
        return count
    }

    /// A UUID of version 4 (RFC 9562) from 16 random bytes.
    private static func identifier(_ random: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in random.prefix(16).enumerated() {
            let byte = index == 6 ? byte & 0x0F | 0x40 : index == 8 ? byte & 0x3F | 0x80 : byte
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Go would make texts of any length.
enum RandomLimits {
    static let bytes = 8 << 20
}
