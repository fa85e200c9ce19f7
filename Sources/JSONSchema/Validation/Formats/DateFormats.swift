/// `date-time`, `date` and `time`: RFC 3339, section 5.6.
enum DateFormats {
    static func acceptsDateTime(_ text: String) -> Bool {
        var reader = ScalarReader(text)
        return takeDate(&reader) && reader.take { $0 == "T" || $0 == "t" } != nil && takeTime(&reader)
            && reader.isAtEnd
    }

    static func acceptsDate(_ text: String) -> Bool {
        var reader = ScalarReader(text)
        return takeDate(&reader) && reader.isAtEnd
    }

    static func acceptsTime(_ text: String) -> Bool {
        var reader = ScalarReader(text)
        return takeTime(&reader) && reader.isAtEnd
    }

    private static func takeDate(_ reader: inout ScalarReader) -> Bool {
        guard let year = reader.number(digits: 4), reader.take("-"), let month = reader.number(digits: 2),
            reader.take("-"), let day = reader.number(digits: 2), (1...12).contains(month)
        else { return false }
        return (1...days(month, year)).contains(day)
    }

    private static func days(_ month: Int, _ year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func takeTime(_ reader: inout ScalarReader) -> Bool {
        guard let hour = reader.number(digits: 2), reader.take(":"), let minute = reader.number(digits: 2),
            reader.take(":"), let second = reader.number(digits: 2), hour < 24, minute < 60, second <= 60
        else { return false }
        if reader.take("."), reader.skip(while: \.isDigit) == 0 { return false }
        guard let offset = takeOffset(&reader) else { return false }
        // Leap seconds are inserted at the end of a day in UTC.
        return second < 60 || (hour * 60 + minute - offset + 2880) % 1440 == 1439
    }

    /// Minutes ahead of UTC.
    private static func takeOffset(_ reader: inout ScalarReader) -> Int? {
        switch reader.take() {
        case "Z", "z": return 0
        case let sign? where sign == "+" || sign == "-":
            guard let hour = reader.number(digits: 2), reader.take(":"), let minute = reader.number(digits: 2),
                hour < 24, minute < 60
            else { return nil }
            return (sign == "+" ? 1 : -1) * (hour * 60 + minute)
        default: return nil
        }
    }
}
