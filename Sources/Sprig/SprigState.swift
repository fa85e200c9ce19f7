import SluiceGoTemplate

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// What the functions that are not pure ask of the world. The attachment of an ``Evaluation`` gives it, if it
/// conforms; else the functions use ``SystemState``.
public protocol SprigState: AnyObject {
    /// The time that `now` gives and that certificates begin at.
    var now: Instant { get }
    /// Whether ``randomBytes(_:)`` comes from a seed. Then keys and signatures are drawn from it alone, which
    /// makes them repeatable, and fit for comparing renderings only.
    var isRepeatable: Bool { get }
    func randomBytes(_ count: Int) -> [UInt8]
}

/// A point in time, as in Go: seconds since 1970 in UTC, and nanoseconds from 0 to 999,999,999.
public struct Instant: Hashable, Comparable, Sendable {
    /// Seconds since 1970 in UTC.
    public let seconds: Int64
    /// Nanoseconds beyond the seconds, from 0 to 999,999,999.
    public let nanoseconds: Int32

    /// Creates a point in time; nanoseconds are brought into their range.
    public init(seconds: Int64, nanoseconds: Int32 = 0) {
        self.seconds = seconds
        self.nanoseconds = min(max(nanoseconds, 0), 999_999_999)
    }

    /// The earlier one comes first.
    public static func < (left: Instant, right: Instant) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

/// The clock and the randomness of the machine.
public final class SystemState: SprigState, Sendable {
    /// The only instance.
    public static let shared = SystemState()

    /// The time of the machine's clock.
    public var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(seconds: Int64(time.tv_sec), nanoseconds: Int32(truncatingIfNeeded: time.tv_nsec))
    }

    /// Whether the bytes come from a seed.
    public var isRepeatable: Bool { false }

    /// The next random bytes.
    public func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return generator.bytes(count)
    }
}

/// A clock that stands still and randomness from a seed: the same template gives the same text every time.
public final class RepeatableState: SprigState {
    /// The time at which the clock stands.
    public let now: Instant
    private var random: SeededRandom

    /// Creates a state from a seed and a time.
    public init(seed: UInt64, now: Instant = Instant(seconds: 0)) {
        self.now = now
        random = SeededRandom(seed: seed)
    }

    /// Whether the bytes come from a seed.
    public var isRepeatable: Bool { true }

    /// The next random bytes.
    public func randomBytes(_ count: Int) -> [UInt8] { random.bytes(count) }
}

extension Evaluation {
    package var sprigState: any SprigState { attachment as? any SprigState ?? SystemState.shared }
}
