/// A layout of Go's package time: text that shows how 01/02 03:04:05PM '06 -0700 would be written.
enum TimeLayout {
    enum Directive: Equatable {
        case longMonth, month, numericMonth, zeroMonth
        case longWeekday, weekday
        case day, paddedDay, zeroDay
        case paddedYearDay, zeroYearDay
        case hour, hour12, zeroHour12
        case minute, zeroMinute
        case second, zeroSecond
        case longYear, year
        case upperHalf, lowerHalf
        case zoneName
        case zoneOffset(ZoneOffsetForm)
        /// - Parameter trims: whether zeros at the end are left out.
        case fraction(digits: Int, trims: Bool, separator: UInt8)
    }

    /// `-07:00` and its like; `Z07:00` writes UTC as `Z`.
    struct ZoneOffsetForm: Equatable {
        let zulu: Bool
        let colons: Bool
        let parts: Int
    }

    /// The first directive at or behind a position and where it is; nil if there is none.
    static func next(in layout: [UInt8], from start: Int) -> (range: Range<Int>, directive: Directive)? {
        var position = start
        while position < layout.count {
            if let (directive, skipped, length) = directive(layout[position...]) {
                let begin = position + skipped
                return (begin..<begin + length, directive)
            }
            position += 1
        }
        return nil
    }

    private typealias Found = (directive: Directive, skipped: Int, length: Int)

    private static func directive(_ text: ArraySlice<UInt8>) -> Found? {
        func begins(_ word: StaticString) -> Bool {
            word.withUTF8Buffer { text.starts(with: $0) }
        }
        func byte(_ offset: Int) -> UInt8? {
            text.count > offset ? text[text.startIndex + offset] : nil
        }
        guard let first = text.first else { return nil }
        switch Unicode.Scalar(first) {
        case "J":
            if begins("January") { return (.longMonth, 0, 7) }
            if begins("Jan"), !isLower(byte(3)) { return (.month, 0, 3) }
        case "M":
            if begins("Monday") { return (.longWeekday, 0, 6) }
            if begins("Mon"), !isLower(byte(3)) { return (.weekday, 0, 3) }
            if begins("MST") { return (.zoneName, 0, 3) }
        case "0":
            if let second = byte(1), let directive = zeroPadded[second] { return (directive, 0, 2) }
            if begins("002") { return (.zeroYearDay, 0, 3) }
        case "1": return byte(1) == UInt8(ascii: "5") ? (.hour, 0, 2) : (.numericMonth, 0, 1)
        case "2": return begins("2006") ? (.longYear, 0, 4) : (.day, 0, 1)
        case "_":
            // The underscore of _2006 is just an underscore.
            if begins("_2006") { return (.longYear, 1, 4) }
            if begins("_2") { return (.paddedDay, 0, 2) }
            if begins("__2") { return (.paddedYearDay, 0, 3) }
        case "3": return (.hour12, 0, 1)
        case "4": return (.minute, 0, 1)
        case "5": return (.second, 0, 1)
        case "P": if begins("PM") { return (.upperHalf, 0, 2) }
        case "p": if begins("pm") { return (.lowerHalf, 0, 2) }
        case "-", "Z":
            let isZulu = first == UInt8(ascii: "Z")
            for (digits, colons, parts) in offsetForms
            where digits.withUTF8Buffer({ text.dropFirst().starts(with: $0) }) {
                let form = ZoneOffsetForm(zulu: isZulu, colons: colons, parts: parts)
                return (.zoneOffset(form), 0, digits.utf8CodeUnitCount + 1)
            }
        case ".", ",":
            if let digit = byte(1), digit == UInt8(ascii: "0") || digit == UInt8(ascii: "9") {
                let digits = text.dropFirst().prefix { $0 == digit }.count
                if byte(digits + 1)?.isDigit != true {
                    let trims = digit == UInt8(ascii: "9")
                    return (.fraction(digits: digits, trims: trims, separator: first), 0, digits + 1)
                }
            }
        default: break
        }
        return nil
    }

    private static func isLower(_ byte: UInt8?) -> Bool {
        byte.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") } ?? false
    }

    private static let zeroPadded: [UInt8: Directive] = [
        UInt8(ascii: "1"): .zeroMonth, UInt8(ascii: "2"): .zeroDay, UInt8(ascii: "3"): .zeroHour12,
        UInt8(ascii: "4"): .zeroMinute, UInt8(ascii: "5"): .zeroSecond, UInt8(ascii: "6"): .year,
    ]

    /// Longest first.
    private static let offsetForms: [(StaticString, colons: Bool, parts: Int)] = [
        ("070000", false, 3), ("07:00:00", true, 3), ("0700", false, 2), ("07:00", true, 2), ("07", false, 1),
    ]
}
