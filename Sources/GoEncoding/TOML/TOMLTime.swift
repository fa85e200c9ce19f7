import SluiceGoTemplate

/// A date, a time of day, or both, as read from TOML: Go's `time.Time`.
public final class TOMLTime: TimeObject {
    /// Which of TOML's four kinds it is; it shows in the name of the zone.
    public enum Kind: Sendable {
        case date, time, dateTime
        /// Minutes east of Greenwich.
        case offset(Int)
    }

    /// Which of the four forms of TOML it was read from.
    public let kind: Kind
    let date: Date
    let time: Time

    struct Date: Sendable {
        var year = 0
        var month = 1
        var day = 1
    }

    struct Time: Sendable {
        var hour = 0
        var minute = 0
        var second = 0
        /// Digits behind the point, without trailing zeros.
        var fraction = ""
    }

    init(kind: Kind, date: Date, time: Time) {
        (self.kind, self.date, self.time) = (kind, date, time)
    }

    /// The type that Go gives it.
    public var typeName: String { "time.Time" }

    /// The time as Go's encoders print it (RFC 3339).
    public var timestamp: String {
        guard case .offset(let minutes) = kind, minutes != 0 else { return "\(dateText)T\(timeText)Z" }
        return "\(dateText)T\(timeText)\(Self.offsetText(minutes, separator: ":"))"
    }

    /// The time in the form of TOML that it was read from.
    public var toml: String {
        switch kind {
        case .date: dateText
        case .time: timeText
        case .dateTime: "\(dateText)T\(timeText)"
        case .offset: timestamp
        }
    }

    /// As Go's `Time.String`, for a machine whose zone is UTC.
    public var description: String {
        let zone: String
        switch kind {
        case .date: zone = "+0000 date-local"
        case .time: zone = "+0000 time-local"
        case .dateTime: zone = "+0000 datetime-local"
        case .offset(0): zone = "+0000 UTC"
        case .offset(let minutes):
            let text = Self.offsetText(minutes, separator: "")
            zone = "\(text) \(text)"
        }
        return "\(dateText) \(timeText) \(zone)"
    }

    private var dateText: String { "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))" }

    private var timeText: String {
        "\(padded(time.hour, 2)):\(padded(time.minute, 2)):\(padded(time.second, 2))"
            + (time.fraction.isEmpty ? "" : ".\(time.fraction)")
    }

    private static func offsetText(_ minutes: Int, separator: String) -> String {
        let (hours, rest) = minutes.magnitude.quotientAndRemainder(dividingBy: 60)
        return (minutes < 0 ? "-" : "+") + padded(Int(hours), 2) + separator + padded(Int(rest), 2)
    }
}

private func padded(_ value: Int, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
}
