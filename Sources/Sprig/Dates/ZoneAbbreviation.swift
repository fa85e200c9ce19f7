/// What looks like the abbreviation of a zone to Go's package time.
enum ZoneAbbreviation {
    /// The length of the abbreviation that a text begins with; nil if it begins with none.
    static func length(_ text: ArraySlice<UInt8>) -> Int? {
        guard text.count >= 3, let first = text.first else { return nil }
        if text.starts(with: "ChST".utf8) || text.starts(with: "MeST".utf8) { return 4 }
        if text.starts(with: "GMT".utf8) { return 3 + offsetLength(text.dropFirst(3)) }
        if first == UInt8(ascii: "+") || first == UInt8(ascii: "-") {
            let length = offsetLength(text)
            return length > 0 ? length : nil
        }
        let letters = text.prefix(6).prefix { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
        let endsInT = letters.last == UInt8(ascii: "T")
        switch letters.count {
        case 3: return 3
        case 4: return endsInT || letters.elementsEqual("WITA".utf8) ? 4 : nil
        case 5: return endsInT ? 5 : nil
        default: return nil
        }
    }

    /// A sign and a number up to 23; 0 if there is none.
    private static func offsetLength(_ text: ArraySlice<UInt8>) -> Int {
        guard let sign = text.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return 0 }
        let digits = text.dropFirst().prefix { $0.isDigit }
        guard !digits.isEmpty, let hours = UInt64(String(decoding: digits, as: UTF8.self)), hours <= 23 else {
            return 0
        }
        return 1 + digits.count
    }
}
