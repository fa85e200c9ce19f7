/// The choice of form by verb and type.
extension Formatter {
    mutating func write(_ value: Value, verb: Unicode.Scalar, depth: Int = 0) {
        guard !isFull else { return }
        if depth == 0, verb == "T" {
            if case .nil = value { return pad("<nil>".utf8) }
            return writeString(value.typeName, verb: "s", value, depth: 0)
        }
        switch value {
        case .nil: writeNil(verb, depth: depth)
        case .bool(let flag):
            verb == "t" || verb == "v"
                ? pad((flag ? "true" : "false").utf8) : badVerb(verb, value, depth: depth)
        case .integer(let number, _):
            writeInteger(
                number.magnitude, isNegative: number < 0, isSigned: true, verb, value, depth: depth)
        case .unsigned(let number, _):
            writeInteger(number, isNegative: false, isSigned: false, verb, value, depth: depth)
        case .float(let number): writeFloat(number, verb, value, depth: depth)
        case .string(let text): writeString(text, verb: verb, value, depth: depth)
        case .list(let values): writeList(values, value.typeName, verb, depth: depth)
        case .map(let map): writeMap(map, verb, depth: depth)
        case .object(let object):
            if let map = object.map {
                writeMap(map, verb, depth: depth)
            } else if let bytes = object.bytes {
                writeBytes(bytes, verb, value, depth: depth)
            } else if let elements = object.elements {
                writeList(elements, object.typeName, verb, depth: depth)
            } else if verb == "d", case .integer? = object.encoded, let number = object.encoded {
                // A number of a named type: time.Month, time.Duration.
                write(number, verb: verb, depth: depth)
            } else {
                pad(object.description.utf8)
            }
        case .function: verb == "v" ? pad("func()".utf8) : badVerb(verb, value, depth: depth)
        }
    }

    private mutating func writeNil(_ verb: Unicode.Scalar, depth: Int) {
        if depth > 0 {
            append(flags.sharpV ? "interface {}(nil)" : "<nil>")
        } else if verb == "v" {
            pad("<nil>".utf8)
        } else {
            badVerb(verb, .nil, depth: depth)
        }
    }

    private mutating func writeList(_ values: [Value], _ typeName: String, _ verb: Unicode.Scalar, depth: Int) {
        guard depth < Limits.printDepth else { return append("[...]") }
        append(flags.sharpV ? "\(typeName){" : "[")
        for (index, value) in values.enumerated() {
            guard !isFull else { break }
            if index > 0 { append(flags.sharpV ? ", " : " ") }
            write(value, verb: verb, depth: depth + 1)
        }
        append(flags.sharpV ? "}" : "]")
    }

    private mutating func writeBytes(_ bytes: [UInt8], _ verb: Unicode.Scalar, _ value: Value, depth: Int) {
        switch verb {
        case "s", "q", "x", "X": writeString(String(goBytes: bytes), verb: verb, value, depth: depth)
        default:
            writeList(
                bytes.map { .unsigned(UInt64($0), .uint8) }, value.typeName, verb == "v" ? "d" : verb, depth: depth)
        }
    }

    private mutating func writeMap(_ map: MapValue, _ verb: Unicode.Scalar, depth: Int) {
        guard depth < Limits.printDepth else { return append("map[...]") }
        append(flags.sharpV ? "\(map.typeName){" : "map[")
        for (index, entry) in map.sorted.enumerated() {
            guard !isFull else { break }
            if index > 0 { append(flags.sharpV ? ", " : " ") }
            write(.string(entry.key), verb: verb, depth: depth + 1)
            append(":")
            write(entry.value, verb: verb, depth: depth + 1)
        }
        append(flags.sharpV ? "}" : "]")
    }

    private mutating func writeString(
        _ text: String, verb: Unicode.Scalar, _ value: Value, depth: Int
    ) {
        switch verb {
        case "v" where flags.sharpV, "q": writeQuoted(text)
        case "v", "s":
            if flags.precision == nil { pad(text.utf8) } else { pad(truncated(text).utf8) }
        case "x": writeHexadecimal(text, Quoting.lowerDigits)
        case "X": writeHexadecimal(text, Quoting.upperDigits)
        default: badVerb(verb, value, depth: depth)
        }
    }

    private func truncated(_ text: String) -> String {
        guard let precision = flags.precision else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
    }

    private mutating func writeQuoted(_ text: String) {
        let scalars = truncated(text).unicodeScalars
        if flags.sharp, Quoting.canBackquote(scalars) {
            pad("`\(String(scalars))`".utf8)
        } else {
            pad(Quoting.quote(scalars, asciiOnly: flags.plus).utf8)
        }
    }

    private mutating func writeHexadecimal(_ text: String, _ digits: [UInt8]) {
        var result: [UInt8] = []
        let bytes = text.goBytes.prefix(flags.precision ?? .max)
        for (index, byte) in bytes.enumerated() {
            if index > 0, flags.space { result.append(UInt8(ascii: " ")) }
            if flags.sharp, flags.space || index == 0 { result += [UInt8(ascii: "0"), digits[16]] }
            result.append(digits[Int(byte >> 4)])
            result.append(digits[Int(byte & 15)])
        }
        pad(result)
    }
}
