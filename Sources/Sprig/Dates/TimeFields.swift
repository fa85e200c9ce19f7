/// The directives of a layout, each read from the text.
extension TimeParser {
    mutating func read(_ directive: TimeLayout.Directive, followedBy place: Int) throws(Mistake) {
        switch directive {
        case .year: try readShortYear()
        case .longYear: try readYear()
        case .month: month = try name(of: CivilTime.monthNames, length: 3) + 1
        case .longMonth: month = try name(of: CivilTime.monthNames) + 1
        case .weekday: _ = try name(of: CivilTime.weekdayNames, length: 3)
        case .longWeekday: _ = try name(of: CivilTime.weekdayNames)
        case .numericMonth, .zeroMonth:
            let number = try number(fixed: directive == .zeroMonth)
            if number < 1 || number > 12 { throw .outOfRange("month") }
            month = number
        case .day, .paddedDay, .zeroDay:
            if directive == .paddedDay { skipSpace() }
            day = try number(fixed: directive == .zeroDay)
        case .paddedYearDay, .zeroYearDay:
            if directive == .paddedYearDay {
                skipSpace()
                skipSpace()
            }
            yearDay = try threeDigits(fixed: directive == .zeroYearDay)
        case .hour: hour = try number(fixed: false, below: 24, "hour")
        case .hour12, .zeroHour12: hour = try number(fixed: directive == .zeroHour12, below: 13, "hour")
        case .minute, .zeroMinute: minute = try number(fixed: directive == .zeroMinute, below: 60, "minute")
        case .second, .zeroSecond:
            second = try number(fixed: directive == .zeroSecond, below: 60, "second")
            try readUnaskedFraction(place)
        case .upperHalf: try readHalf("PM", "AM")
        case .lowerHalf: try readHalf("pm", "am")
        case .zoneName: try readZoneName()
        case .zoneOffset(let form): try readOffset(form)
        case .fraction(let digits, let trims, _): try readFraction(digits, trims: trims)
        }
    }

    func byte(_ offset: Int = 0) -> UInt8? {
        position + offset < text.count ? text[position + offset] : nil
    }

    func isDigit(_ offset: Int) -> Bool { byte(offset)?.isDigit == true }

    func digit(_ offset: Int) -> Int { Int(byte(offset) ?? 48) - 48 }

    private mutating func skipSpace() {
        if byte() == UInt8(ascii: " ") { position += 1 }
    }

    /// One or two digits.
    private mutating func number(fixed: Bool) throws(Mistake) -> Int {
        guard isDigit(0) else { throw .mismatch }
        guard isDigit(1) else {
            if fixed { throw .mismatch }
            position += 1
            return digit(-1)
        }
        position += 2
        return digit(-2) * 10 + digit(-1)
    }

    private mutating func number(fixed: Bool, below limit: Int, _ what: String) throws(Mistake) -> Int {
        let number = try number(fixed: fixed)
        if number >= limit { throw .outOfRange(what) }
        return number
    }

    private mutating func threeDigits(fixed: Bool) throws(Mistake) -> Int {
        var (number, count) = (0, 0)
        while count < 3, isDigit(count) {
            number = number * 10 + digit(count)
            count += 1
        }
        guard count > 0, !fixed || count == 3 else { throw .mismatch }
        position += count
        return number
    }

    private mutating func readShortYear() throws(Mistake) {
        guard byte(1) != nil else { throw .mismatch }
        // A sign and a digit are a number for Go.
        let number: Int
        if isDigit(0), isDigit(1) {
            number = digit(0) * 10 + digit(1)
        } else if isDigit(1), byte() == UInt8(ascii: "-") || byte() == UInt8(ascii: "+") {
            number = byte() == UInt8(ascii: "-") ? -digit(1) : digit(1)
        } else {
            throw .mismatch
        }
        position += 2
        year = Int64(number) + (number >= 69 ? 1900 : 2000)
    }

    private mutating func readYear() throws(Mistake) {
        guard (0..<4).allSatisfy({ isDigit($0) }) else { throw .mismatch }
        year = Int64(digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3))
        position += 4
    }

    /// The number of a name, in which case does not count.
    private mutating func name(of names: [String], length: Int = .max) throws(Mistake) -> Int {
        for (index, name) in names.enumerated() {
            let name = name.utf8.prefix(length)
            let rest = text[position...].prefix(name.count)
            if rest.count == name.count, zip(rest, name).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 | 0x20 }) {
                position += name.count
                return index
            }
        }
        throw .mismatch
    }

    private mutating func readHalf(_ afternoon: StaticString, _ morning: StaticString) throws(Mistake) {
        func matches(_ word: StaticString) -> Bool { word.withUTF8Buffer { text[position...].starts(with: $0) } }
        if matches(afternoon) {
            isAfternoon = true
        } else if matches(morning) {
            isMorning = true
        } else {
            throw .mismatch
        }
        position += 2
    }
}
