/// The rule of a zone as POSIX writes it in the variable TZ, such as `CET-1CEST,M3.5.0,M10.5.0/3`.
enum ZoneRule: Equatable, Sendable {
    case fixed(abbreviation: String, offset: Int)
    case changing(Changing)

    struct Changing: Equatable, Sendable {
        fileprivate(set) var standard: String
        fileprivate(set) var standardOffset: Int
        fileprivate(set) var daylight: String
        fileprivate(set) var daylightOffset: Int
        fileprivate(set) var start: ZoneChange
        fileprivate(set) var end: ZoneChange
    }

    init?(_ text: String) {
        var reader = ZoneRuleReader(text)
        guard let standard = reader.abbreviation(), let west = reader.time() else { return nil }
        if reader.isAtEnd {
            self = .fixed(abbreviation: standard, offset: -west)
            return
        }
        guard let daylight = reader.abbreviation() else { return nil }
        var daylightOffset = 3600 - west
        if !reader.skip(",") {
            guard let west = reader.time(), reader.skip(",") else { return nil }
            daylightOffset = -west
        }
        guard let start = reader.change(), reader.skip(","), let end = reader.change(), reader.isAtEnd else {
            return nil
        }
        self = .changing(
            Changing(
                standard: standard, standardOffset: -west, daylight: daylight, daylightOffset: daylightOffset,
                start: start, end: end))
    }

    func offset(at seconds: Int64) -> (abbreviation: String, seconds: Int, isDaylightSaving: Bool) {
        switch self {
        case .fixed(let abbreviation, let offset): return (abbreviation, offset, false)
        case .changing(let rule):
            let year = CivilTime(localSeconds: seconds &+ Int64(rule.standardOffset)).year
            // Each change is told by the clock that it ends.
            let start = rule.start.seconds(inYear: year) &- Int64(rule.standardOffset)
            let end = rule.end.seconds(inYear: year) &- Int64(rule.daylightOffset)
            let isDaylight =
                start < end ? seconds >= start && seconds < end : seconds >= start || seconds < end
            return isDaylight
                ? (rule.daylight, rule.daylightOffset, true) : (rule.standard, rule.standardOffset, false)
        }
    }
}

/// When in a year the clock changes.
enum ZoneChange: Equatable, Sendable {
    /// A weekday (0 is Sunday) of a week of a month; week 5 is the last.
    case weekday(month: Int, week: Int, weekday: Int, time: Int)
    /// A day counted from 1, without leap days.
    case julian(Int, time: Int)
    /// A day counted from 0, with leap days.
    case day(Int, time: Int)

    /// Seconds from 1970 to the change, by the local clock.
    func seconds(inYear year: Int64) -> Int64 {
        let firstDay = CivilTime.days(year: year, month: 1, day: 1)
        switch self {
        case .julian(let day, let time):
            let leap = CivilTime.isLeap(year) && day >= 60 ? 1 : 0
            return (firstDay &+ Int64(day - 1 + leap)) &* 86400 &+ Int64(time)
        case .day(let day, let time): return (firstDay &+ Int64(day)) &* 86400 &+ Int64(time)
        case .weekday(let month, let week, let weekday, let time):
            let monthStart = CivilTime.days(year: year, month: month, day: 1)
            let first = Int(CivilTime.floorDivide(monthStart &+ 4, 7).remainder)
            var day = (weekday - first + 7) % 7 + (week - 1) * 7
            if day >= CivilTime.days(inMonth: month, of: year) { day -= 7 }
            return (monthStart &+ Int64(day)) &* 86400 &+ Int64(time)
        }
    }
}
