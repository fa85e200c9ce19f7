/// Reads the parts of a POSIX time zone rule.
struct ZoneRuleReader {
    private var text: Substring.UTF8View

    init(_ text: String) { self.text = Substring(text).utf8 }

    var isAtEnd: Bool { text.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let first = text.first, UInt32(first) == character.value else { return false }
        text.removeFirst()
        return true
    }

    /// Letters, or anything between angle brackets.
    mutating func abbreviation() -> String? {
        let name: Substring.UTF8View
        if skip("<") {
            guard let end = text.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            name = text[..<end]
            text = text[text.index(after: end)...]
        } else {
            name = text.prefix { $0 | 0x20 >= UInt8(ascii: "a") && $0 | 0x20 <= UInt8(ascii: "z") }
            text = text[name.endIndex...]
        }
        return name.count >= 3 ? String(Substring(name)) : nil
    }

    /// Hours with a sign, and minutes and seconds if there are any, in seconds.
    mutating func time() -> Int? {
        let isNegative = skip("-")
        if !isNegative { _ = skip("+") }
        guard let hours = number(upTo: 167) else { return nil }
        var seconds = hours * 3600
        for unit in [60, 1] where skip(":") {
            guard let number = number(upTo: 59) else { return nil }
            seconds += number * unit
        }
        return isNegative ? -seconds : seconds
    }

    mutating func change() -> ZoneChange? {
        if skip("M") {
            guard let month = number(upTo: 12), month > 0, skip("."), let week = number(upTo: 5), week > 0, skip("."),
                let weekday = number(upTo: 6), let time = timeOfChange()
            else { return nil }
            return .weekday(month: month, week: week, weekday: weekday, time: time)
        }
        let isJulian = skip("J")
        guard let day = number(upTo: 365), let time = timeOfChange() else { return nil }
        return isJulian ? .julian(day, time: time) : .day(day, time: time)
    }

    /// Two in the morning unless something else is said.
    private mutating func timeOfChange() -> Int? { skip("/") ? time() : 7200 }

    private mutating func number(upTo limit: Int) -> Int? {
        let digits = text.prefix { $0.isDigit }
        guard let number = Int(String(Substring(digits))), number <= limit else { return nil }
        text = text[digits.endIndex...]
        return number
    }
}
