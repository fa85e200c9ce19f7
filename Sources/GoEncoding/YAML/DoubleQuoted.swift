/// Strings with escapes, as go-yaml's emitter writes them.
extension YAMLWriter {
    mutating func writeDoubleQuoted(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, indent: Int) {
        output.append(UInt8(ascii: "\""))
        // A text that begins with a byte-order mark has all its characters escaped.
        let escapesAll = bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        var column = width == .max ? 0 : output[lineStart...].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        let last = bytes.count - 1
        var wasSpace = false
        var index = 0
        while index <= last {
            let byte = bytes[index]
            let scalarWidth = ScalarTraits.width(byte)
            if escapesAll || needsEscape(bytes, index) {
                let start = output.count
                escape(scalar(bytes, index, scalarWidth))
                column += output.count - start
                wasSpace = false
                index += scalarWidth
                continue
            }
            if byte == 32, column > width, !wasSpace, index > 0, index < last {
                output.append(10)
                lineStart = output.count
                appendSpaces(indent)
                column = indent
                if bytes[index + 1] == 32 {
                    output.append(UInt8(ascii: "\\"))
                    column += 1
                }
            } else {
                output.append(contentsOf: bytes[index..<index + scalarWidth])
                column += 1
            }
            wasSpace = byte == 32
            index += scalarWidth
        }
        output.append(UInt8(ascii: "\""))
    }

    private func needsEscape(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch bytes[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 10: true
        case 0xE2: bytes[index + 1] == 0x80 && bytes[index + 2] | 1 == 0xA9
        default: !ScalarTraits.isPrintable(bytes, index)
        }
    }

    private func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ width: Int) -> UInt32 {
        var value = UInt32(bytes[index])
        if width > 1 { value &= 0x7F >> UInt32(width) }
        for offset in 1..<max(width, 1) { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
        return value
    }

    private mutating func escape(_ scalar: UInt32) {
        output.append(UInt8(ascii: "\\"))
        let letter: Unicode.Scalar? =
            switch scalar {
            case 0x00: "0"
            case 0x07: "a"
            case 0x08: "b"
            case 0x09: "t"
            case 0x0A: "n"
            case 0x0B: "v"
            case 0x0C: "f"
            case 0x0D: "r"
            case 0x1B: "e"
            case 0x22: "\""
            case 0x5C: "\\"
            case 0x85: "N"
            case 0xA0: "_"
            case 0x2028: "L"
            case 0x2029: "P"
            default: nil
            }
        if let letter {
            output.append(UInt8(ascii: letter))
            return
        }
        let (mark, digits): (Unicode.Scalar, UInt32) =
            scalar <= 0xFF ? ("x", 2) : scalar <= 0xFFFF ? ("u", 4) : ("U", 8)
        output.append(UInt8(ascii: mark))
        for position in (0..<digits).reversed() {
            let digit = UInt8(truncatingIfNeeded: scalar >> (position * 4) & 0xF)
            output.append(digit < 10 ? digit + 48 : digit + 55)
        }
    }
}
