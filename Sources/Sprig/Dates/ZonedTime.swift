/// A point in time and the zone it is shown in: Go's `time.Time`.
public struct ZonedTime: Sendable {
    /// The point in time.
    public let instant: Instant
    let zone: Zone

    /// Go's zero time, which a text that is no time is read as.
    static let zero = ZonedTime(Instant(seconds: -62_135_596_800), zone: .utc)

    init(_ instant: Instant, zone: Zone = .utc) {
        self.instant = instant
        self.zone = zone
    }

    /// A time by the clock of a zone. One that comes twice or is skipped is read by the clock that Go guesses first.
    init(localSeconds: Int64, nanoseconds: Int32, zone: Zone) {
        let guess = zone.offset(at: localSeconds).seconds
        let offset = guess == 0 ? 0 : zone.offset(at: localSeconds &- Int64(guess)).seconds
        self.init(Instant(seconds: localSeconds &- Int64(offset), nanoseconds: nanoseconds), zone: zone)
    }

    func inZone(_ zone: Zone) -> ZonedTime { ZonedTime(instant, zone: zone) }

    var civil: CivilTime {
        CivilTime(localSeconds: instant.seconds &+ Int64(zone.offset(at: instant.seconds).seconds))
    }

    func adding(_ duration: GoDuration) -> ZonedTime {
        let (seconds, rest) = CivilTime.floorDivide(duration.nanoseconds, 1_000_000_000)
        let nanoseconds = Int64(instant.nanoseconds) + rest
        let carry: Int64 = nanoseconds >= 1_000_000_000 ? 1 : 0
        return ZonedTime(
            Instant(
                seconds: instant.seconds &+ seconds &+ carry,
                nanoseconds: Int32(truncatingIfNeeded: nanoseconds - carry * 1_000_000_000)),
            zone: zone)
    }

    /// Months and days beyond their range carry over, as February 30 to March.
    func adding(years: Int64, months: Int64, days: Int64) -> ZonedTime {
        let now = civil
        let (carriedYears, month) = CivilTime.floorDivide(Int64(now.month - 1) &+ months, 12)
        let day = CivilTime.days(
            year: now.year &+ years &+ carriedYears, month: Int(month) + 1, day: Int64(now.day) &+ days)
        let time = Int64(now.hour * 3600 + now.minute * 60 + now.second)
        return ZonedTime(localSeconds: day &* 86400 &+ time, nanoseconds: instant.nanoseconds, zone: zone)
    }

    /// How much later this is than another time, at most what a duration can hold.
    func since(_ other: ZonedTime) -> GoDuration { GoDuration(clamping: total - other.total) }

    /// Nanoseconds since Go's zero time.
    private var total: Int128 {
        (Int128(instant.seconds) - Int128(Self.zero.instant.seconds)) * 1_000_000_000 + Int128(instant.nanoseconds)
    }

    /// The time at a multiple of the duration since the zero time: the last one, or the nearest.
    func rounded(to duration: GoDuration, nearest: Bool) -> ZonedTime {
        guard duration.nanoseconds > 0 else { return self }
        let unit = Int128(duration.nanoseconds)
        var rest = total % unit
        if rest < 0 { rest += unit }
        let change = nearest && rest + rest >= unit ? unit - rest : -rest
        return adding(GoDuration(clamping: change))
    }
}
