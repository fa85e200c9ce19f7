import SluiceRegularExpressions

/// A label of a host name in letters beyond ASCII: RFC 5891, section 4.2, with the characters of RFC 5892.
///
/// Not checked, for want of the Unicode tables: the Bidi rule of RFC 5893, and that the text is in normal form C.
enum InternationalLabel {
    static func accepts(_ label: [Unicode.Scalar]) -> Bool {
        guard let first = label.first, first != "-", label.last != "-",
            !(label.count >= 4 && label[2] == "-" && label[3] == "-"), !isMark(first)
        else { return false }
        for (index, scalar) in label.enumerated() {
            switch kind(scalar) {
            case .valid: continue
            case .disallowed: return false
            case .contextual: if !fitsContext(scalar, index, label) { return false }
            }
        }
        return true
    }

    private enum Kind { case valid, contextual, disallowed }

    /// Derived as section 3 of RFC 5892 says, in its order.
    private static func kind(_ scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return .valid
        case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9, 0x200C, 0x200D: return .contextual
        case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return .disallowed
        case 0x2D, 0x30...0x39, 0x61...0x7A: return .valid
        case 0x20D0...0x20FF, 0x1D100...0x1D24F: return .disallowed
        // Hangul letters that only make up old syllables.
        case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return .disallowed
        default: break
        }
        let properties = scalar.properties
        if properties.changesWhenNFKCCaseFolded || properties.isDefaultIgnorableCodePoint || properties.isWhitespace {
            return .disallowed
        }
        switch properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
            .spacingMark:
            return .valid
        default: return .disallowed
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: false
        }
    }

    // MARK: Context, appendix A

    private static func fitsContext(_ scalar: Unicode.Scalar, _ index: Int, _ label: [Unicode.Scalar]) -> Bool {
        let before = index > 0 ? label[index - 1] : nil
        let after = index + 1 < label.count ? label[index + 1] : nil
        switch scalar.value {
        case 0xB7: return before == "l" && after == "l"
        case 0x375: return Script.greek.contains(after)
        case 0x5F3, 0x5F4: return Script.hebrew.contains(before)
        case 0x30FB: return label.contains { $0 != scalar && Script.japanese.contains($0) }
        case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
        case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
        case 0x200C: return isVirama(before) || partsJoiningLetters(index, label)
        default: return isVirama(before)
        }
    }

    private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
        scalar?.properties.canonicalCombiningClass == .virama
    }

    /// By script, since which letters join is in no table at hand.
    private static func partsJoiningLetters(_ index: Int, _ label: [Unicode.Scalar]) -> Bool {
        let before = label[..<index].last { !isMark($0) }
        let after = label[(index + 1)...].first { !isMark($0) }
        return Script.joining.contains(before) && Script.joining.contains(after)
    }
}

/// Letters of some scripts.
private struct Script: Sendable {
    static let greek = Script(#"^\p{Greek}"#)
    static let hebrew = Script(#"^\p{Hebrew}"#)
    static let japanese = Script(#"^[\p{Hiragana}\p{Katakana}\p{Han}]"#)
    static let joining = Script(#"^[\p{Arabic}\p{Syriac}\p{Mongolian}\p{Nko}\p{Mandaic}\p{Phags_Pa}]"#)

    private let expression: RegularExpression?

    private init(_ pattern: String) { expression = try? RegularExpression(pattern) }

    func contains(_ scalar: Unicode.Scalar?) -> Bool {
        guard let scalar else { return false }
        return expression?.matches(String(Character(scalar))) ?? false
    }
}
