import SluiceGoTemplate

/// A time in a template: Go's `time.Time`.
public final class TimeValue: TemplateObject {
    /// The time.
    public let time: ZonedTime

    /// Creates a time for templates.
    public init(_ time: ZonedTime) { self.time = time }

    /// The type that Go gives it.
    public var typeName: String { "time.Time" }
    /// The text that Go prints.
    public var description: String { time.description }
    /// The form that encoders write.
    public var encoded: Value? { .string(timestamp) }
    /// The time in RFC 3339.
    public var timestamp: String { time.timestamp }

    /// The methods that Go's type has; nil for other names.
    public func method(_ name: String) -> Function? {
        part(name) ?? conversion(name) ?? comparison(name) ?? arithmetic(name)
    }

    private func constant(_ value: Value) -> Function { Function { _, _ in value } }

    private func part(_ name: String) -> Function? {
        let civil = time.civil
        switch name {
        case "Year": return constant(.integer(civil.year, .int))
        case "Month": return constant(.object(NamedNumber.month(civil.month)))
        case "Day": return constant(.int(civil.day))
        case "Hour": return constant(.int(civil.hour))
        case "Minute": return constant(.int(civil.minute))
        case "Second": return constant(.int(civil.second))
        case "Nanosecond": return constant(.int(Int(time.instant.nanoseconds)))
        case "Weekday": return constant(.object(NamedNumber.weekday(civil.weekday)))
        case "YearDay": return constant(.int(civil.yearDay))
        case "IsZero": return constant(.bool(time.instant == ZonedTime.zero.instant))
        case "IsDST": return constant(.bool(time.zone.offset(at: time.instant.seconds).isDaylightSaving))
        default: return nil
        }
    }

    private func conversion(_ name: String) -> Function? {
        let (seconds, nanoseconds) = (time.instant.seconds, Int64(time.instant.nanoseconds))
        switch name {
        case "Unix": return constant(.int64(seconds))
        case "UnixMilli": return constant(.int64(seconds &* 1_000 &+ nanoseconds / 1_000_000))
        case "UnixMicro": return constant(.int64(seconds &* 1_000_000 &+ nanoseconds / 1_000))
        case "UnixNano": return constant(.int64(seconds &* 1_000_000_000 &+ nanoseconds))
        case "String": return constant(.string(time.description))
        case "GoString": return constant(.string(goSyntax))
        case "MarshalJSON": return constant(.object(ByteSlice("\"\(timestamp)\"")))
        case "MarshalText": return constant(.object(ByteSlice(timestamp)))
        case "UTC": return constant(.object(TimeValue(time.inZone(.utc))))
        case "Local": return constant(.object(TimeValue(time.inZone(.local))))
        case "Location": return constant(.string(time.zone.name))
        case "Format":
            return Function([.string]) { [time] arguments, _ in .string(time.formatted(arguments.text(0))) }
        default: return nil
        }
    }

    private var goSyntax: String {
        let civil = time.civil
        let zone = ["UTC", "Local"].contains(time.zone.name) ? time.zone.name : "Location(\"\(time.zone.name)\")"
        return "time.Date(\(civil.year), time.\(CivilTime.monthNames[civil.month - 1]), \(civil.day), \(civil.hour), "
            + "\(civil.minute), \(civil.second), \(time.instant.nanoseconds), time.\(zone))"
    }

    private func comparison(_ name: String) -> Function? {
        switch name {
        case "After": comparing { .bool($0.instant > $1.instant) }
        case "Before": comparing { .bool($0.instant < $1.instant) }
        case "Equal": comparing { .bool($0.instant == $1.instant) }
        case "Compare": comparing { .int($0.instant == $1.instant ? 0 : $0.instant < $1.instant ? -1 : 1) }
        case "Sub": comparing { .object(DurationValue($0.since($1))) }
        default: nil
        }
    }

    private func comparing(_ result: @escaping @Sendable (ZonedTime, ZonedTime) -> Value) -> Function {
        Function([.any]) { [time] arguments, _ in result(time, try arguments.time(0)) }
    }

    private func arithmetic(_ name: String) -> Function? {
        switch name {
        case "Add": calculating { $0.adding($1) }
        case "Round": calculating { $0.rounded(to: $1, nearest: true) }
        case "Truncate": calculating { $0.rounded(to: $1, nearest: false) }
        case "AddDate":
            Function([.int, .int, .int]) { [time] arguments, _ in
                let (years, months, days) = (arguments.number(0), arguments.number(1), arguments.number(2))
                return .object(
                    TimeValue(time.adding(years: Int64(years), months: Int64(months), days: Int64(days))))
            }
        default: nil
        }
    }

    private func calculating(_ result: @escaping @Sendable (ZonedTime, GoDuration) -> ZonedTime) -> Function {
        Function([.any]) { [time] arguments, _ in
            .object(TimeValue(result(time, try arguments.duration(0))))
        }
    }
}

extension [Value] {
    func time(_ index: Int) throws -> ZonedTime {
        guard indices.contains(index), case .object(let object) = self[index], let value = object as? TimeValue else {
            throw mismatch(index, "time.Time")
        }
        return value.time
    }

    /// A duration, or a number of nanoseconds, which Go takes only if it is written in the template.
    func duration(_ index: Int) throws -> GoDuration {
        if indices.contains(index) {
            if case .integer(let number, .int) = self[index] { return GoDuration(nanoseconds: number) }
            if case .object(let object) = self[index], let value = object as? DurationValue { return value.duration }
        }
        throw mismatch(index, "time.Duration")
    }

    private func mismatch(_ index: Int, _ type: String) -> FunctionError {
        let got = indices.contains(index) ? self[index].typeName : "<nil>"
        return FunctionError("wrong type for value; expected \(type); got \(got)")
    }
}
