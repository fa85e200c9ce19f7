import SluiceGoTemplate

/// Numbers with fractions. The four operations calculate in decimals, so that 0.1 and 0.2 make 0.3.
extension FunctionTable {
    mutating func registerDecimals() {
        register("add1f", [.any]) { arguments, _ in
            try Self.calculate(arguments + [.int(1)]) { try $0.adding($1) }
        }
        register("addf", variadic: .any) { arguments, _ in
            try Self.calculate([.float(0)] + arguments) { try $0.adding($1) }
        }
        register("subf", [.any], variadic: .any) { arguments, _ in
            try Self.calculate(arguments) { try $0.adding($1.negated) }
        }
        register("mulf", [.any], variadic: .any) { arguments, _ in
            try Self.calculate(arguments) { try $0.multiplied(by: $1) }
        }
        register("divf", [.any], variadic: .any) { arguments, _ in
            try Self.calculate(arguments) { try $0.divided(by: $1) }
        }
    }

    private static func calculate(
        _ arguments: [Value], _ operation: (Decimal, Decimal) throws -> Decimal
    ) throws -> Value {
        guard let first = arguments.first else { return .float(0) }
        return .float(
            try arguments.dropFirst().reduce(try Decimal(first.castFloat64)) {
                try operation($0, try Decimal($1.castFloat64))
            }.double)
    }
}
