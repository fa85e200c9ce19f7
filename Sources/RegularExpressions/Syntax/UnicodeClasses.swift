/// The classes of `\p{Name}`: general categories, their groups and long names, and scripts. The tables were measured
/// with Go's own, so that a class does not depend on the Unicode version of the machine.
enum UnicodeClasses {
    /// The class of a name, in whatever case and with or without spaces, hyphens and underscores; nil for none.
    static func named(_ name: String) -> ScalarSet? {
        let name = canonical(name)
        switch name {
        case "Any": return .any
        case "Ascii": return ScalarSet([ScalarRange(0, 0x7F)])
        case "Assigned": return categories(["Cn"]).negated
        default: break
        }
        let category = longNames[name] ?? name
        if let members = groups[category] { return categories(members) }
        let ranges =
            RangeText.ranges(named: category, in: UnicodeCategoryTable.lines)
            ?? RangeText.ranges(named: name, in: UnicodeScriptTable.lines)
        return ranges.map(ScalarSet.init)
    }

    /// Go has no scalars to add to the class of cased letters where case does not count.
    static func folds(_ name: String) -> Bool {
        let name = canonical(name)
        return (longNames[name] ?? name) != "Lc"
    }

    /// Whether it is a letter or a decimal digit.
    static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
        scalar < 0x80 ? Parser.isLetterOrDigit(scalar) : lettersAndDigits.contains(scalar)
    }

    private static let lettersAndDigits = categories(["Lu", "Ll", "Lt", "Lm", "Lo", "Nd"])

    private static func categories(_ names: [String]) -> ScalarSet {
        ScalarSet(names.flatMap { RangeText.ranges(named: $0, in: UnicodeCategoryTable.lines) ?? [] })
    }

    /// A capital, then small letters, and nothing between them.
    private static func canonical(_ name: String) -> String {
        var bytes = name.utf8.filter { $0 != 0x20 && $0 != 0x2D && $0 != 0x5F }
        for index in bytes.indices {
            let isCapital = (0x41...0x5A).contains(bytes[index])
            let isSmall = (0x61...0x7A).contains(bytes[index])
            if index == 0 ? isSmall : isCapital { bytes[index] ^= 0x20 }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let groups: [String: [String]] = [
        "C": ["Cc", "Cf", "Cn", "Co", "Cs"],
        "L": ["Ll", "Lm", "Lo", "Lt", "Lu"],
        "Lc": ["Ll", "Lt", "Lu"],
        "M": ["Mc", "Me", "Mn"],
        "N": ["Nd", "Nl", "No"],
        "P": ["Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps"],
        "S": ["Sc", "Sk", "Sm", "So"],
        "Z": ["Zl", "Zp", "Zs"],
    ]

    private static let longNames: [String: String] = [
        "Other": "C", "Control": "Cc", "Cntrl": "Cc", "Format": "Cf", "Unassigned": "Cn", "Privateuse": "Co",
        "Surrogate": "Cs", "Letter": "L", "Casedletter": "Lc", "Lowercaseletter": "Ll", "Modifierletter": "Lm",
        "Otherletter": "Lo", "Titlecaseletter": "Lt", "Uppercaseletter": "Lu", "Mark": "M", "Combiningmark": "M",
        "Spacingmark": "Mc", "Enclosingmark": "Me", "Nonspacingmark": "Mn", "Number": "N", "Decimalnumber": "Nd",
        "Digit": "Nd", "Letternumber": "Nl", "Othernumber": "No", "Punctuation": "P", "Punct": "P",
        "Connectorpunctuation": "Pc", "Dashpunctuation": "Pd", "Closepunctuation": "Pe", "Finalpunctuation": "Pf",
        "Initialpunctuation": "Pi", "Otherpunctuation": "Po", "Openpunctuation": "Ps", "Symbol": "S",
        "Currencysymbol": "Sc", "Modifiersymbol": "Sk", "Mathsymbol": "Sm", "Othersymbol": "So", "Separator": "Z",
        "Lineseparator": "Zl", "Paragraphseparator": "Zp", "Spaceseparator": "Zs",
    ]
}
