import SluiceGoTemplate

/// A duration in a template: Go's `time.Duration`.
public final class DurationValue: TemplateObject {
    /// The duration.
    public let duration: GoDuration

    /// Creates a duration for templates.
    public init(_ duration: GoDuration) { self.duration = duration }

    /// The type that Go gives it.
    public var typeName: String { "time.Duration" }
    /// The text that Go prints.
    public var description: String { duration.description }
    /// The form that encoders write.
    public var encoded: Value? { .int64(duration.nanoseconds) }

    /// The methods that Go's type has; nil for other names.
    public func method(_ name: String) -> Function? {
        switch name {
        case "Nanoseconds": constant(.int64(duration.nanoseconds))
        case "Microseconds": constant(.int64(duration.nanoseconds / 1_000))
        case "Milliseconds": constant(.int64(duration.nanoseconds / 1_000_000))
        case "Seconds": constant(.float(inUnits(of: 1_000_000_000)))
        case "Minutes": constant(.float(inUnits(of: 60_000_000_000)))
        case "Hours": constant(.float(inUnits(of: 3_600_000_000_000)))
        case "String": constant(.string(duration.description))
        case "Abs": constant(.object(DurationValue(GoDuration(clamping: Int128(duration.nanoseconds.magnitude)))))
        case "Round": calculating { $0.rounded(to: $1) }
        case "Truncate": calculating { $0.truncated(to: $1) }
        default: nil
        }
    }

    private func constant(_ value: Value) -> Function { Function { _, _ in value } }

    /// The whole units and the rest apart, as Go does, for the same rounding.
    private func inUnits(of unit: Int64) -> Double {
        let (whole, rest) = duration.nanoseconds.quotientAndRemainder(dividingBy: unit)
        return Double(whole) + Double(rest) / Double(unit)
    }

    private func calculating(_ result: @escaping @Sendable (GoDuration, GoDuration) -> GoDuration) -> Function {
        Function([.any]) { [duration] arguments, _ in
            .object(DurationValue(result(duration, try arguments.duration(0))))
        }
    }
}

/// A number that prints as a name: Go's `time.Month` and `time.Weekday`.
public final class NamedNumber: TemplateObject {
    /// The type that Go gives it.
    public let typeName: String
    /// The number in Go.
    public let number: Int
    /// The text that Go prints.
    public let description: String

    private init(_ typeName: String, _ number: Int, _ name: String) {
        self.typeName = typeName
        self.number = number
        description = name
    }

    /// The form that encoders write.
    public var encoded: Value? { .int(number) }

    /// The methods that Go's type has; nil for other names.
    public func method(_ name: String) -> Function? {
        guard name == "String" else { return nil }
        return Function { [description] _, _ in .string(description) }
    }

    static func month(_ number: Int) -> NamedNumber {
        NamedNumber("time.Month", number, CivilTime.monthNames[number - 1])
    }

    static func weekday(_ number: Int) -> NamedNumber {
        NamedNumber("time.Weekday", number, CivilTime.weekdayNames[number])
    }
}
