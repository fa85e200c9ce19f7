/// Go's classes of characters (package unicode), from Swift's own tables.
extension Unicode.Scalar {
    /// Letters, digits and the underscore: what an identifier is made of.
    var isTemplateAlphanumeric: Bool {
        if isASCII {
            switch value {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: return true
            default: return false
            }
        }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber:
            return true
        default:
            return false
        }
    }

    /// Letters, marks, numbers, punctuation, symbols and the ASCII space.
    var isGoPrintable: Bool {
        if isASCII { return value >= 0x20 && value < 0x7F }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator, .lineSeparator,
            .paragraphSeparator:
            return false
        default:
            return true
        }
    }

    static let replacement: Unicode.Scalar = "\u{FFFD}"
}

/// Decodes the scalar at an offset; an ill-formed byte is U+FFFD of width 1, as in Go.
func decodeScalar(_ bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let width: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (width, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (width, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (width, value) = (4, UInt32(first & 0x07))
    default: return (.replacement, 1)
    }
    guard offset + width <= bytes.count else { return (.replacement, 1) }
    for index in 1..<width {
        let next = bytes[offset + index]
        guard next & 0xC0 == 0x80 else { return (.replacement, 1) }
        value = value << 6 | UInt32(next & 0x3F)
    }
    let shortest: UInt32 = width == 2 ? 0x80 : width == 3 ? 0x800 : 0x10000
    guard value >= shortest, let scalar = Unicode.Scalar(value) else { return (.replacement, 1) }
    return (scalar, width)
}
