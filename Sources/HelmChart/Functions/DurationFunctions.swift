import SluiceGoTemplate
import SluiceSprig

/// Durations: text such as `1h30m`, or numbers of seconds.
extension FunctionTable {
    mutating func registerDurationFunctions() {
        register("mustToDuration", [.any]) { arguments, _ in .object(DurationValue(try GoDuration(of: arguments[0]))) }
        let second = 1_000_000_000.0
        for (name, unit) in [
            ("durationSeconds", second), ("durationMinutes", 60 * second), ("durationHours", 3600 * second),
        ] {
            register(name, [.any]) { arguments, _ in .float(Self.duration(arguments[0]).inUnits(of: unit)) }
        }
        for (name, hours) in [("durationDays", 24.0), ("durationWeeks", 168.0)] {
            register(name, [.any]) { arguments, _ in
                let count = Self.duration(arguments[0]).inUnits(of: 3600 * second) / 24
                return .float(hours == 24 ? count : count / 7)
            }
        }
        for (name, unit) in [
            ("durationMilliseconds", 1_000_000), ("durationMicroseconds", 1_000), ("durationNanoseconds", 1),
        ] as [(String, Int64)] {
            register(name, [.any]) { arguments, _ in .int64(Self.duration(arguments[0]).nanoseconds / unit) }
        }
        register("durationRoundTo", [.any, .any]) { arguments, _ in
            Self.adjusted(arguments) { $0.rounded(to: $1) }
        }
        register("durationTruncateTo", [.any, .any]) { arguments, _ in
            Self.adjusted(arguments) { $0.truncated(to: $1) }
        }
    }

    /// What is no duration counts as none.
    private static func duration(_ value: Value) -> GoDuration {
        (try? GoDuration(of: value)) ?? GoDuration(nanoseconds: 0)
    }

    private static func adjusted(_ arguments: [Value], _ body: (GoDuration, GoDuration) -> GoDuration) -> Value {
        guard let duration = try? GoDuration(of: arguments[0]) else {
            return .object(DurationValue(GoDuration(nanoseconds: 0)))
        }
        let unit = try? GoDuration(of: arguments[1])
        return .object(DurationValue(unit.map { body(duration, $0) } ?? duration))
    }
}

extension GoDuration {
    /// - Note: follows `asDuration` of Helm's engine.
    fileprivate init(of value: Value) throws(FunctionError) {
        switch value {
        case .object(let object):
            guard let duration = object as? DurationValue else {
                throw FunctionError("unsupported duration type \(object.typeName)")
            }
            self = duration.duration
        case .string(let text): try self.init(trimming: text)
        case .nil: throw FunctionError("invalid duration")
        case .integer(let seconds, _): try self.init(seconds: seconds)
        case .unsigned(let seconds, _): try self.init(seconds: Int64(clamping: seconds))
        case .float(let seconds): try self.init(fraction: seconds)
        default: throw FunctionError("unsupported duration type \(value.typeName)")
        }
    }

    private init(trimming text: String) throws(FunctionError) {
        let trimmed = String(decoding: WhiteSpace.trimming(Array(text.utf8)[...]), as: UTF8.self)
        if trimmed.isEmpty { throw FunctionError("empty duration") }
        if let duration = try? GoDuration(trimmed) {
            self = duration
        } else if let seconds = Double(trimmed) {
            try self.init(fraction: seconds)
        } else {
            throw FunctionError("could not parse duration \(Printing.format("%q", [.string(text)]))")
        }
    }

    private init(seconds: Int64) throws(FunctionError) {
        let (nanoseconds, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { throw FunctionError("duration seconds overflow: \(seconds)") }
        self.init(nanoseconds: nanoseconds)
    }

    private init(fraction seconds: Double) throws(FunctionError) {
        guard seconds.isFinite else { throw FunctionError("invalid duration seconds: \(Value.float(seconds))") }
        guard let nanoseconds = Int64(exactly: (seconds * 1e9).rounded(.towardZero)) else {
            throw FunctionError("duration seconds overflow: \(Value.float(seconds))")
        }
        self.init(nanoseconds: nanoseconds)
    }

    /// The whole units and the rest apart, as Go does, for the same rounding.
    fileprivate func inUnits(of unit: Double) -> Double {
        let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: Int64(unit))
        return Double(whole) + Double(rest) / unit
    }
}
