/// Go's classes and cases of characters (package unicode), where one character becomes one character.
extension Unicode.Scalar {
    var goUppercase: Unicode.Scalar {
        if isASCII { return isLowercaseASCII ? Unicode.Scalar(UInt8(ascii: self) ^ Self.caseBit) : self }
        // The title case of such as ᾳ is the one character that its upper case, of two characters, is not.
        return Self.single(properties.uppercaseMapping) ?? goTitlecase
    }

    var goLowercase: Unicode.Scalar {
        if isASCII { return isUppercaseASCII ? Unicode.Scalar(UInt8(ascii: self) | Self.caseBit) : self }
        return self == "\u{130}" ? "i" : Self.single(properties.lowercaseMapping) ?? self
    }

    var goTitlecase: Unicode.Scalar {
        isASCII ? goUppercase : Self.single(properties.titlecaseMapping) ?? self
    }

    var isGoUpper: Bool { isASCII ? isUppercaseASCII : properties.generalCategory == .uppercaseLetter }
    var isGoLower: Bool { isASCII ? isLowercaseASCII : properties.generalCategory == .lowercaseLetter }
    var isGoTitle: Bool { !isASCII && properties.generalCategory == .titlecaseLetter }

    var isGoSpace: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    var isGoLetter: Bool {
        if isASCII { return isLowercaseASCII || isUppercaseASCII }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    var isGoNumber: Bool {
        if isASCII { return ("0"..."9").contains(self) }
        switch properties.generalCategory {
        case .decimalNumber, .letterNumber, .otherNumber: return true
        default: return false
        }
    }

    var isGoPunctuation: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default: return false
        }
    }

    private static let caseBit: UInt8 = 0x20
    private var isLowercaseASCII: Bool { ("a"..."z").contains(self) }
    private var isUppercaseASCII: Bool { ("A"..."Z").contains(self) }

    private static func single(_ text: String) -> Unicode.Scalar? {
        let scalars = text.unicodeScalars
        return scalars.count == 1 ? scalars.first : nil
    }
}
