/// Spells names in ASCII, so that identifiers can be typed on every keyboard.
///
/// Latin letters lose their marks (`é` becomes `e`, `ß` becomes `ss`), Greek and Cyrillic ones are romanized; letters
/// of other scripts become their code points (`u4E2D`).
enum Transliteration {
    /// The name in ASCII; what is neither a letter nor a digit becomes a space.
    static func ascii(_ name: String) -> String {
        if name.utf8.allSatisfy({ $0 < 0x80 }) { return name }
        var result = ""
        for scalar in name.unicodeScalars { result += ascii(scalar) }
        return result
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> String {
        if scalar.isASCII { return String(scalar) }
        if let word = latin(scalar) ?? greek[scalar] ?? cyrillic[scalar] { return word }
        switch scalar.properties.generalCategory {
        // Marks that belong to the letter before them.
        case .nonspacingMark, .enclosingMark, .format: return ""
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
            .decimalNumber, .spacingMark:
            return "u" + String(scalar.value, radix: 16, uppercase: true)
        default: return " "
        }
    }

    // MARK: Latin

    private static func latin(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0xB5: "u"
        case 0xC0...0x17F: latinLetters[Int(scalar.value - 0xC0)]
        case 0x1E00...0x1EFF: additionalLetter(scalar.value)
        default: extendedLetters[scalar]
        }
    }

    /// U+00C0 to U+017F; the signs for multiplication and division are no letters.
    private static let latinLetters: [String] = """
        A A A A A A AE C E E E E I I I I D N O O O O O _ O U U U U Y TH ss \
        a a a a a a ae c e e e e i i i i d n o o o o o _ o u u u u y th y \
        A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h I i I i I i I i I i IJ ij \
        J j K k k L l L l L l L l L l N n N n N n n NG ng O o O o O o OE oe R r R r R r S s S s S s S s T t T t T t \
        U u U u U u U u U u U u W w Y y Y Z z Z z Z z s
        """.split(separator: " ").map { $0 == "_" ? " " : String($0) }

    /// Letters of Vietnamese, Romanian and Pinyin between the two blocks.
    private static let extendedLetters = alphabet([
        ("ơ", "o"), ("ư", "u"), ("ș", "s"), ("ț", "t"), ("ǎ", "a"), ("ǐ", "i"), ("ǒ", "o"), ("ǔ", "u"), ("ə", "e"),
    ])

    /// U+1E00 to U+1EFF: capital and small letters in turn, in runs of one letter.
    private static func additionalLetter(_ value: UInt32) -> String? {
        if (0x1E96...0x1E9F).contains(value) {
            return ["h", "t", "w", "y", "a", "s", "s", "s", "SS", "d"][Int(value - 0x1E96)]
        }
        guard let letter = additionalRuns.last(where: { $0.first <= value })?.letter else { return nil }
        return value.isMultiple(of: 2) ? letter.uppercased() : letter
    }

    private static let additionalRuns: [(first: UInt32, letter: String)] = [
        (0x1E00, "a"), (0x1E02, "b"), (0x1E08, "c"), (0x1E0A, "d"), (0x1E14, "e"), (0x1E1E, "f"), (0x1E20, "g"),
        (0x1E22, "h"), (0x1E2C, "i"), (0x1E30, "k"), (0x1E36, "l"), (0x1E3E, "m"), (0x1E44, "n"), (0x1E4C, "o"),
        (0x1E54, "p"), (0x1E58, "r"), (0x1E60, "s"), (0x1E6A, "t"), (0x1E72, "u"), (0x1E7C, "v"), (0x1E80, "w"),
        (0x1E8A, "x"), (0x1E8E, "y"), (0x1E90, "z"), (0x1EA0, "a"), (0x1EB8, "e"), (0x1EC8, "i"), (0x1ECC, "o"),
        (0x1EE4, "u"), (0x1EF2, "y"), (0x1EFA, "ll"), (0x1EFC, "v"), (0x1EFE, "y"),
    ]

    // MARK: Other alphabets

    /// As ELOT 743 has it, letter by letter.
    private static let greek = alphabet(
        [
            ("α", "a"), ("β", "v"), ("γ", "g"), ("δ", "d"), ("ε", "e"), ("ζ", "z"), ("η", "i"), ("θ", "th"),
            ("ι", "i"), ("κ", "k"), ("λ", "l"), ("μ", "m"), ("ν", "n"), ("ξ", "x"), ("ο", "o"), ("π", "p"),
            ("ρ", "r"), ("ς", "s"), ("σ", "s"), ("τ", "t"), ("υ", "y"), ("φ", "f"), ("χ", "ch"), ("ψ", "ps"),
            ("ω", "o"), ("ά", "a"), ("έ", "e"), ("ή", "i"), ("ί", "i"), ("ό", "o"), ("ύ", "y"), ("ώ", "o"),
            ("ϊ", "i"), ("ϋ", "y"), ("ΐ", "i"), ("ΰ", "y"),
        ])

    /// As passports have it; the signs for hard and soft have no letter.
    private static let cyrillic = alphabet(
        [
            ("а", "a"), ("б", "b"), ("в", "v"), ("г", "g"), ("д", "d"), ("е", "e"), ("ж", "zh"), ("з", "z"),
            ("и", "i"), ("й", "y"), ("к", "k"), ("л", "l"), ("м", "m"), ("н", "n"), ("о", "o"), ("п", "p"),
            ("р", "r"), ("с", "s"), ("т", "t"), ("у", "u"), ("ф", "f"), ("х", "kh"), ("ц", "ts"), ("ч", "ch"),
            ("ш", "sh"), ("щ", "shch"), ("ъ", ""), ("ы", "y"), ("ь", ""), ("э", "e"), ("ю", "yu"), ("я", "ya"),
            ("ё", "yo"), ("ђ", "dj"), ("ѓ", "g"), ("є", "ye"), ("ѕ", "dz"), ("і", "i"), ("ї", "yi"), ("ј", "j"),
            ("љ", "lj"), ("њ", "nj"), ("ћ", "c"), ("ќ", "k"), ("ў", "u"), ("џ", "dz"), ("ґ", "g"),
        ])

    /// Adds the capital letters to a table of the small ones.
    private static func alphabet(_ small: [(letter: Unicode.Scalar, word: String)]) -> [Unicode.Scalar: String] {
        var table: [Unicode.Scalar: String] = [:]
        for (letter, word) in small {
            table[letter] = word
            let capital = letter.properties.uppercaseMapping.unicodeScalars
            if capital.count == 1, let capital = capital.first, table[capital] == nil {
                table[capital] = IdentifierWords.capitalized(word)
            }
        }
        return table
    }
}
