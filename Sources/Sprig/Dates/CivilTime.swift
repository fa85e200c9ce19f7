/// The parts of a time on the calendar and the clock of its zone (proleptic Gregorian calendar, as Go's).
struct CivilTime: Equatable {
    var year: Int64
    /// 1 to 12.
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int
    /// 0 is Sunday.
    var weekday: Int
    /// 1 to 366.
    var yearDay: Int

    /// - Parameter seconds: since 1970, by the clock of the zone.
    init(localSeconds seconds: Int64) {
        let (days, rest) = Self.floorDivide(seconds, 86400)
        let time = Int(rest)
        (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60)
        weekday = Int(Self.floorDivide(days + 4, 7).remainder)
        // Years begin in March here, so that leap days come last. The day 0 is 0000-03-01.
        let (era, dayOfEra) = Self.floorDivide(days + 719_468, 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = Int(dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100))
        let shifted = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shifted + 2) / 5 + 1
        month = shifted < 10 ? shifted + 3 : shifted - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        yearDay = Self.daysBefore(month: month, isLeap: Self.isLeap(year)) + day
    }

    /// Days since 1970 of a date whose month is 1 to 12 and whose day may be any.
    static func days(year: Int64, month: Int, day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year &- 1 : year
        let (era, yearOfEra) = floorDivide(shiftedYear, 400)
        let shiftedMonth = Int64(month > 2 ? month - 3 : month + 9)
        let dayOfYear = (153 * shiftedMonth + 2) / 5
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era &* 146_097 &+ dayOfEra &- 719_468 &+ day &- 1
    }

    static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

    private static let monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]

    static func daysBefore(month: Int, isLeap: Bool) -> Int {
        monthStarts[min(max(month - 1, 0), 12)] + (isLeap && month > 2 ? 1 : 0)
    }

    static func days(inMonth month: Int, of year: Int64) -> Int {
        let isLeap = isLeap(year)
        return daysBefore(month: month + 1, isLeap: isLeap) - daysBefore(month: month, isLeap: isLeap)
    }

    /// Division that rounds down, so that the remainder is never negative. The divisor must be positive.
    static func floorDivide(_ number: Int64, _ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]
    static let weekdayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}
