/// The classes of Perl's letters and of POSIX names: all ASCII.
enum NamedClasses {
    /// The class of `\d`, `\s` or `\w`; nil for other letters.
    static func perl(_ letter: UInt8) -> ScalarSet? {
        switch letter {
        case UInt8(ascii: "d"): digits
        case UInt8(ascii: "s"): spaces
        case UInt8(ascii: "w"): words
        default: nil
        }
    }

    /// The class of a name such as `alpha`, without colons.
    static func posix(_ name: String) -> ScalarSet? { posixClasses[name] }

    private static let digits = set("09")
    private static let spaces = ScalarSet([ScalarRange(9, 10), ScalarRange(12, 13), ScalarRange(32)])
    static let words = set("09AZ__az")

    private static let posixClasses: [String: ScalarSet] = [
        "alnum": set("09AZaz"),
        "alpha": set("AZaz"),
        "ascii": ScalarSet([ScalarRange(0, 0x7F)]),
        "blank": set("\t\t  "),
        "cntrl": ScalarSet([ScalarRange(0, 0x1F), ScalarRange(0x7F)]),
        "digit": digits,
        "graph": set("!~"),
        "lower": set("az"),
        "print": set(" ~"),
        "punct": set("!/:@[`{~"),
        "space": ScalarSet([ScalarRange(9, 13), ScalarRange(32)]),
        "upper": set("AZ"),
        "word": words,
        "xdigit": set("09AFaf"),
    ]

    /// From pairs of first and last.
    private static func set(_ pairs: String) -> ScalarSet {
        let ends = pairs.unicodeScalars.map(\.value)
        return ScalarSet(stride(from: 0, to: ends.count - 1, by: 2).map { ScalarRange(ends[$0], ends[$0 + 1]) })
    }
}
