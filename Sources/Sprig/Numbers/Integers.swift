import SluiceGoTemplate

/// Whole numbers: 64 bits that wrap around, as Go's do.
extension FunctionTable {
    mutating func registerIntegers() {
        register("int", [.any]) { arguments, _ in .int(arguments[0].castInt) }
        register("int64", [.any]) { arguments, _ in .int64(arguments[0].castInt64) }
        register("float64", [.any]) { arguments, _ in .float(arguments[0].castFloat64) }
        register("atoi", [.string]) { arguments, _ in
            switch IntegerText.parse(arguments.text(0), radix: 10) {
            case .number(let number), .outOfRange(let number): .integer(number, .int)
            case .malformed: .int(0)
            }
        }
        register("toDecimal", [.any]) { arguments, _ in
            if case .number(let number) = IntegerText.parse(arguments[0].description, radix: 8) {
                return .int64(number)
            }
            return .int64(0)
        }
        register("add1", [.any]) { arguments, _ in .int64(arguments[0].castInt64 &+ 1) }
        register("add", variadic: .any) { arguments, _ in .int64(arguments.reduce(0) { $0 &+ $1.castInt64 }) }
        register("sub", [.any, .any]) { arguments, _ in .int64(arguments[0].castInt64 &- arguments[1].castInt64) }
        register("mul", [.any], variadic: .any) { arguments, _ in .int64(arguments.reduce(1) { $0 &* $1.castInt64 }) }
        register("div", [.any, .any]) { arguments, _ in
            let (number, divisor) = (arguments[0].castInt64, arguments[1].castInt64)
            if divisor == 0 { throw SprigError.divisionByZero }
            return .int64(number.dividedReportingOverflow(by: divisor).partialValue)
        }
        register("mod", [.any, .any]) { arguments, _ in
            let (number, divisor) = (arguments[0].castInt64, arguments[1].castInt64)
            if divisor == 0 { throw SprigError.divisionByZero }
            return .int64(number.remainderReportingOverflow(dividingBy: divisor).partialValue)
        }
        for name in ["max", "biggest"] {
            register(name, [.any], variadic: .any) { arguments, _ in .int64(arguments.map(\.castInt64).max() ?? 0) }
        }
        register("min", [.any], variadic: .any) { arguments, _ in .int64(arguments.map(\.castInt64).min() ?? 0) }
    }
}
