import SluiceGoTemplate

/// What becomes of values where a function wants a number. Nothing is refused: what is no number is 0.
///
/// - Note: follows spf13/cast 1.7.
extension Value {
    /// The value as Sprig's `int64` gives it.
    public var castInt64: Int64 {
        switch self {
        case .integer(let number, _): return number
        case .unsigned(let number, _): return Int64(truncatingIfNeeded: number)
        case .float(let number): return Self.truncated(number)
        case .bool(let flag): return flag ? 1 : 0
        case .string(let text):
            if case .number(let number) = IntegerText.parse(IntegerText.withoutZeroDecimals(text), radix: nil) {
                return number
            }
            return 0
        default: return 0
        }
    }

    /// The value as Sprig's `float64` gives it.
    public var castFloat64: Double {
        switch self {
        case .integer(let number, _): Double(number)
        case .unsigned(let number, _): Double(number)
        case .float(let number): number
        case .bool(let flag): flag ? 1 : 0
        case .string(let text): FloatingText.parse(text) ?? 0
        default: 0
        }
    }

    var castInt: Int { Int(truncatingIfNeeded: castInt64) }

    /// Go's conversion on amd64: what does not fit is the smallest number.
    private static func truncated(_ number: Double) -> Int64 { Int64(exactly: number.rounded(.towardZero)) ?? .min }
}
