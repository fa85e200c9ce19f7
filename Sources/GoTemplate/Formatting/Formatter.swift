/// Writes values as Go's package fmt does. Holds the state of one verb at a time.
struct Formatter {
    var output: [UInt8] = []
    var flags = Flags()
    /// Writing stops soon after this many bytes; the evaluator then reports its own limit.
    let limit: Int

    struct Flags {
        var width: Int?
        var precision: Int?
        var plus = false
        var minus = false
        var sharp = false
        var space = false
        var zero = false
        /// `%+v` and `%#v` change the meaning of these flags.
        var plusV = false
        var sharpV = false
    }

    init(output: [UInt8] = [], limit: Int = Limits.textBytes) {
        self.output = output
        self.limit = limit
    }

    var isFull: Bool { output.count >= limit }

    mutating func append(_ text: String) {
        output.append(contentsOf: text.utf8)
    }

    mutating func append(_ byte: UInt8) {
        output.append(byte)
    }

    mutating func writePadding(_ count: Int) {
        let padding = flags.zero && !flags.minus ? UInt8(ascii: "0") : UInt8(ascii: " ")
        output.append(
            contentsOf: repeatElement(padding, count: max(0, min(count, limit - output.count))))
    }

    /// Writes bytes, padded to the width, which counts characters.
    mutating func pad(_ bytes: some Collection<UInt8>) {
        guard let width = flags.width, width > 0 else {
            output.append(contentsOf: bytes)
            return
        }
        let missing = width - bytes.count { $0 & 0xC0 != 0x80 }
        if !flags.minus { writePadding(missing) }
        output.append(contentsOf: bytes)
        if flags.minus { writePadding(missing) }
    }

    /// As ``pad(_:)``, but never with zeros.
    mutating func padWithSpaces(_ bytes: some Collection<UInt8>) {
        let zero = flags.zero
        flags.zero = false
        pad(bytes)
        flags.zero = zero
    }

    /// `%!d(string=text)`: the verb does not fit the value.
    mutating func badVerb(_ verb: Unicode.Scalar, _ value: Value, depth: Int) {
        append("%!\(verb)(")
        if case .nil = value {
            append("<nil>")
        } else {
            append("\(value.typeName)=")
            write(value, verb: "v", depth: depth)
        }
        append(")")
    }
}
