import SluiceGoTemplate

#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#else
    import Glibc
#endif

/// Rounding and comparing numbers with fractions.
extension FunctionTable {
    mutating func registerFloating() {
        register("floor", [.any]) { arguments, _ in .float(arguments[0].castFloat64.rounded(.down)) }
        register("ceil", [.any]) { arguments, _ in .float(arguments[0].castFloat64.rounded(.up)) }
        register("round", [.any, .int], variadic: .float64) { arguments, _ in
            let threshold = if arguments.count > 2, case .float(let value) = arguments[2] { value } else { 0.5 }
            let power = GoFloat.powerOfTen(Double(arguments.number(1)))
            let shifted = power * arguments[0].castFloat64
            let fraction = shifted - shifted.rounded(.towardZero)
            return .float(shifted.rounded(fraction >= threshold ? .up : .down) / power)
        }
        register("maxf", [.any], variadic: .any) { arguments, _ in
            .float(arguments.dropFirst().reduce(arguments[0].castFloat64) { GoFloat.larger($0, $1.castFloat64) })
        }
        register("minf", [.any], variadic: .any) { arguments, _ in
            .float(arguments.dropFirst().reduce(arguments[0].castFloat64) { -GoFloat.larger(-$0, -$1.castFloat64) })
        }
    }
}

/// What Go's package math does otherwise than the C library.
private enum GoFloat {
    /// Infinity is larger than what is no number, and zero larger than its negative.
    static func larger(_ left: Double, _ right: Double) -> Double {
        if left == .infinity || right == .infinity { return .infinity }
        if left.isNaN || right.isNaN { return .nan }
        if left == 0, right == 0 { return left.sign == .minus ? right : left }
        return left > right ? left : right
    }

    /// Ten to a whole power by repeated squaring, with the same errors of rounding as Go's `Pow`.
    static func powerOfTen(_ power: Double) -> Double {
        if power == 0 { return 1 }
        if power == 1 { return 10 }
        guard var bits = UInt64(exactly: power.magnitude), bits < 1 << 63 else { return power < 0 ? 0 : .infinity }
        // Ten is 0.625 times two to the fourth.
        var (factor, factorExponent) = (0.625, 4)
        var (result, exponent) = (1.0, 0)
        while bits != 0 {
            if factorExponent.magnitude > 1 << 12 {
                exponent += factorExponent
                break
            }
            if bits & 1 == 1 {
                result *= factor
                exponent += factorExponent
            }
            factor *= factor
            factorExponent <<= 1
            if factor < 0.5 {
                factor += factor
                factorExponent -= 1
            }
            bits >>= 1
        }
        return power < 0 ? ldexp(1 / result, Int32(clamping: -exponent)) : ldexp(result, Int32(clamping: exponent))
    }
}
