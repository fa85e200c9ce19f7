import SluiceGoTemplate

extension FunctionTable {
    /// Sprig's functions of times and durations. The local zone is UTC.
    mutating func registerDates() {
        register("now") { _, evaluation in .object(TimeValue(Dates.now(evaluation))) }
        register("date", [.string, .any]) { arguments, evaluation in
            .string(Dates.time(arguments[1], evaluation).formatted(arguments.text(0)))
        }
        register("htmlDate", [.any]) { arguments, evaluation in
            .string(Dates.time(arguments[0], evaluation).formatted(Dates.dateOnly))
        }
        register("htmlDateInZone", [.any, .string]) { arguments, evaluation in
            let time = Dates.time(arguments[0], evaluation).inZone(Dates.zone(arguments.text(1)))
            return .string(time.formatted(Dates.dateOnly))
        }
        register("toDate", [.string, .string]) { arguments, _ in
            let time = try? ZonedTime(arguments.text(1), layout: arguments.text(0))
            return .object(TimeValue(time ?? .zero))
        }
        register("mustToDate", [.string, .string]) { arguments, _ in
            .object(TimeValue(try ZonedTime(arguments.text(1), layout: arguments.text(0))))
        }
        register("unixEpoch", [.any]) { arguments, _ in .string(String(try arguments.time(0).instant.seconds)) }
        for name in ["dateInZone", "date_in_zone"] {
            register(name, [.string, .any, .string]) { arguments, evaluation in
                let time = Dates.time(arguments[1], evaluation).inZone(Dates.zone(arguments.text(2)))
                return .string(time.formatted(arguments.text(0)))
            }
        }
        for name in ["dateModify", "date_modify"] {
            register(name, [.string, .any]) { arguments, _ in
                let time = try arguments.time(1)
                let duration = try? GoDuration(arguments.text(0))
                return .object(TimeValue(duration.map { time.adding($0) } ?? time))
            }
        }
        for name in ["mustDateModify", "must_date_modify"] {
            register(name, [.string, .any]) { arguments, _ in
                let time = try arguments.time(1)
                return .object(TimeValue(time.adding(try GoDuration(arguments.text(0)))))
            }
        }
        registerDurations()
    }

    private mutating func registerDurations() {
        register("ago", [.any]) { arguments, evaluation in
            let now = Dates.now(evaluation)
            var time = now
            switch arguments[0] {
            case .integer(let seconds, .int), .integer(let seconds, .int64):
                time = ZonedTime(Instant(seconds: seconds))
            case .object(let object as TimeValue): time = object.time
            default: break
            }
            return .string(now.since(time).rounded(to: .second).description)
        }
        register("duration", [.any]) { arguments, _ in
            switch arguments[0] {
            case .string(let text): return .string(GoDuration.seconds(Dates.seconds(text)).description)
            case .integer(let seconds, .int64): return .string(GoDuration.seconds(seconds).description)
            default: return "0s"
            }
        }
        register("durationRound", [.any]) { arguments, evaluation in
            switch arguments[0] {
            case .string(let text): return .string((try? GoDuration(text))?.inLargestUnit ?? "0s")
            case .integer(let nanoseconds, .int64):
                return .string(GoDuration(nanoseconds: nanoseconds).inLargestUnit)
            case .object(let object as TimeValue):
                return .string(Dates.now(evaluation).since(object.time).inLargestUnit)
            default: return "0s"
            }
        }
    }
}

/// What the functions of times have in common.
private enum Dates {
    static let dateOnly = "2006-01-02"

    static func now(_ evaluation: Evaluation) -> ZonedTime {
        ZonedTime(evaluation.sprigState.now, zone: .local)
    }

    /// Numbers are seconds since 1970; what is neither time nor number is now.
    static func time(_ value: Value, _ evaluation: Evaluation) -> ZonedTime {
        switch value {
        case .object(let object as TimeValue): object.time.inZone(.local)
        case .integer(let seconds, .int), .integer(let seconds, .int64), .integer(let seconds, .int32):
            ZonedTime(Instant(seconds: seconds), zone: .local)
        default: now(evaluation)
        }
    }

    /// Unknown zones are UTC.
    static func zone(_ name: String) -> Zone { Zone(named: name) ?? .utc }

    /// As Go's ParseInt, with its error ignored: what is too large is the largest number.
    static func seconds(_ text: String) -> Int64 {
        if let number = Int64(text) { return number }
        let isNegative = text.utf8.first == UInt8(ascii: "-")
        let hasSign = isNegative || text.utf8.first == UInt8(ascii: "+")
        let digits = text.utf8.dropFirst(hasSign ? 1 : 0)
        guard !digits.isEmpty, digits.allSatisfy({ $0.isDigit }) else { return 0 }
        return isNegative ? .min : .max
    }
}
