/// The flags of `(?imsU)`.
struct Flags: OptionSet {
    let rawValue: UInt8

    static let foldCase = Flags(rawValue: 1)
    static let multiline = Flags(rawValue: 2)
    static let dotMatchesNewline = Flags(rawValue: 4)
    static let lazy = Flags(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The flag a letter stands for.
    init?(letter: UInt32) {
        switch Unicode.Scalar(letter) {
        case "i": self = .foldCase
        case "m": self = .multiline
        case "s": self = .dotMatchesNewline
        case "U": self = .lazy
        default: return nil
        }
    }
}
