/// Go's `time.Duration`.
public struct GoDuration: Hashable, Sendable {
    /// The length in nanoseconds.
    public var nanoseconds: Int64

    /// Creates a duration of nanoseconds.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    init(clamping nanoseconds: Int128) { self.nanoseconds = Int64(clamping: nanoseconds) }

    static let second = GoDuration(nanoseconds: 1_000_000_000)

    /// Wraps around, as in Go.
    static func seconds(_ count: Int64) -> GoDuration { GoDuration(nanoseconds: count &* 1_000_000_000) }

    /// The nearest multiple of a unit, halves away from zero.
    public func rounded(to unit: GoDuration) -> GoDuration {
        guard unit.nanoseconds > 0 else { return self }
        let (whole, wide) = (Int128(nanoseconds), Int128(unit.nanoseconds))
        let rest = whole.magnitude % wide.magnitude
        var magnitude = whole.magnitude - rest
        if rest + rest >= wide.magnitude { magnitude += wide.magnitude }
        return GoDuration(clamping: whole < 0 ? -Int128(magnitude) : Int128(magnitude))
    }

    /// The duration without what is less than a unit.
    public func truncated(to unit: GoDuration) -> GoDuration {
        unit.nanoseconds > 0 ? GoDuration(nanoseconds: nanoseconds - nanoseconds % unit.nanoseconds) : self
    }

    /// The count of whole years, months (of 30 days), days, hours, minutes or seconds, whichever is the largest unit
    /// that the duration exceeds: Sprig's `durationRound`.
    var inLargestUnit: String {
        let seconds: UInt64 = 1_000_000_000
        let magnitude = nanoseconds.magnitude
        let units: [(name: String, size: UInt64)] = [
            ("y", 365 * 86400 * seconds), ("mo", 30 * 86400 * seconds), ("d", 86400 * seconds), ("h", 3600 * seconds),
            ("m", 60 * seconds), ("s", seconds),
        ]
        for unit in units where magnitude > unit.size { return "\(magnitude / unit.size)\(unit.name)" }
        return "0s"
    }
}

extension GoDuration: CustomStringConvertible {
    /// As `1h15m30.918s`, `1.5ms`, `0s`.
    public var description: String {
        let magnitude = nanoseconds.magnitude
        let sign = nanoseconds < 0 ? "-" : ""
        switch magnitude {
        case 0: return "0s"
        case ..<1_000: return "\(sign)\(magnitude)ns"
        case ..<1_000_000: return sign + Self.decimal(magnitude, digits: 3) + "µs"
        case ..<1_000_000_000: return sign + Self.decimal(magnitude, digits: 6) + "ms"
        default: break
        }
        let minutes = magnitude / 60_000_000_000
        let seconds = Self.decimal(magnitude % 60_000_000_000, digits: 9) + "s"
        if minutes == 0 { return sign + seconds }
        if minutes < 60 { return "\(sign)\(minutes)m\(seconds)" }
        return "\(sign)\(minutes / 60)h\(minutes % 60)m\(seconds)"
    }

    /// The number with its decimal point moved, without zeros at the end.
    private static func decimal(_ number: UInt64, digits: Int) -> String {
        var (fraction, unit): (UInt64, UInt64) = (number, 1)
        for _ in 0..<digits { unit *= 10 }
        fraction %= unit
        if fraction == 0 { return "\(number / unit)" }
        let padded = Array(String(fraction + unit).utf8.dropFirst())
        let end = (padded.lastIndex { $0 != UInt8(ascii: "0") } ?? 0) + 1
        return "\(number / unit).\(String(decoding: padded[..<end], as: UTF8.self))"
    }
}
