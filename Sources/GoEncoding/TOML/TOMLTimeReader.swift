import SluiceGoScalars

/// Reads dates and times: RFC 3339, its parts, and times without seconds.
struct TOMLTimeReader {
    private let text: [UInt8]
    private var index = 0

    static func time(_ text: [UInt8]) -> TOMLTime? {
        var reader = TOMLTimeReader(text: text)
        return reader.time()
    }

    private init(text: [UInt8]) { self.text = text }

    private mutating func time() -> TOMLTime? {
        guard text.count > 2, text[2] != UInt8(ascii: ":") else {
            guard let time = clock(), index == text.count else { return nil }
            return TOMLTime(kind: .time, date: TOMLTime.Date(), time: time)
        }
        guard let date = date() else { return nil }
        if index == text.count { return TOMLTime(kind: .date, date: date, time: TOMLTime.Time()) }
        guard skip("T"), let time = clock() else { return nil }
        if index == text.count { return TOMLTime(kind: .dateTime, date: date, time: time) }
        guard let offset = offset(), index == text.count else { return nil }
        return TOMLTime(kind: .offset(offset), date: date, time: time)
    }

    private mutating func date() -> TOMLTime.Date? {
        guard let century = twoDigits(), let years = twoDigits(), skip("-"), let month = twoDigits(), skip("-"),
            let day = twoDigits(), (1...12).contains(month)
        else { return nil }
        let year = century * 100 + years
        guard day >= 1, day <= Timestamp.days(inMonth: month, year: year) else { return nil }
        return TOMLTime.Date(year: year, month: month, day: day)
    }

    private mutating func clock() -> TOMLTime.Time? {
        guard let hour = twoDigits(), hour < 24, skip(":"), let minute = twoDigits(), minute < 60 else { return nil }
        guard skip(":") else { return TOMLTime.Time(hour: hour, minute: minute) }
        guard let second = twoDigits(), second < 60 else { return nil }
        return TOMLTime.Time(hour: hour, minute: minute, second: second, fraction: fraction())
    }

    private mutating func fraction() -> String {
        guard index + 1 < text.count, text[index] == UInt8(ascii: "."), isDigit(index + 1) else { return "" }
        let start = index + 1
        index += 1
        while isDigit(index) { index += 1 }
        var digits = text[start..<min(index, start + 9)]
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return String(decoding: digits, as: UTF8.self)
    }

    private mutating func offset() -> Int? {
        if skip("Z") { return 0 }
        let isNegative = index < text.count && text[index] == UInt8(ascii: "-")
        guard skip("+") || skip("-"), let hours = twoDigits(), hours <= 24, skip(":"), let minutes = twoDigits(),
            minutes <= 60
        else { return nil }
        let offset = hours * 60 + minutes
        return isNegative ? -offset : offset
    }

    private mutating func twoDigits() -> Int? {
        guard isDigit(index), isDigit(index + 1) else { return nil }
        defer { index += 2 }
        return Int(text[index]) * 10 + Int(text[index + 1]) - 528
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private func isDigit(_ index: Int) -> Bool { index < text.count && (48...57).contains(text[index]) }
}
