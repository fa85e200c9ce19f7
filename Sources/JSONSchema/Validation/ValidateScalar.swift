import SluiceGoScalars
import SluiceYAML

extension Validation {
    func checkString(_ text: String, _ node: SchemaNode, _ failures: inout [SchemaFailure]) {
        if node.minLength != nil || node.maxLength != nil {
            let length = text.unicodeScalars.count
            if let want = node.minLength, length < want {
                failures.append(failure(.minLength(got: length, want: want), node))
            }
            if let want = node.maxLength, length > want {
                failures.append(failure(.maxLength(got: length, want: want), node))
            }
        }
        if let pattern = node.pattern, !pattern.matches(text) {
            failures.append(failure(.pattern(got: text, want: pattern.pattern), node))
        }
    }

    func checkNumber(_ value: Value, _ node: SchemaNode, _ failures: inout [SchemaFailure]) {
        guard let number = value.number else { return }
        if let want = node.minimum, number < want.value {
            failures.append(failure(.minimum(got: value, want: want.text), node))
        }
        if let want = node.maximum, number > want.value {
            failures.append(failure(.maximum(got: value, want: want.text), node))
        }
        if let want = node.exclusiveMinimum, number <= want.value {
            failures.append(failure(.exclusiveMinimum(got: value, want: want.text), node))
        }
        if let want = node.exclusiveMaximum, number >= want.value {
            failures.append(failure(.exclusiveMaximum(got: value, want: want.text), node))
        }
        if let want = node.multipleOf, !Multiples.isMultiple(number, of: want) {
            failures.append(failure(.multipleOf(got: value, want: want), node))
        }
    }
}

/// Multiples of decimal numbers, exact: 0.0075 is 75 times 0.0001, though its nearest double is not.
enum Multiples {
    static func isMultiple(_ number: Double, of unit: Double) -> Bool {
        guard number.isFinite, unit.isFinite, unit != 0 else { return false }
        if number == 0 { return true }
        let (value, divisor) = (Decimal(number), Decimal(unit))
        var (rest, factor) = (value.digits, divisor.digits)
        if value.exponent >= divisor.exponent {
            rest %= factor
            for _ in 0..<(value.exponent - divisor.exponent) where rest != 0 { rest = rest * 10 % factor }
            return rest == 0
        }
        for _ in 0..<(divisor.exponent - value.exponent) {
            let (product, overflows) = factor.multipliedReportingOverflow(by: 10)
            if overflows { return false }
            factor = product
        }
        return rest % factor == 0
    }

    /// The fewest digits that identify a double, and the power of ten that they are multiplied with.
    private struct Decimal {
        var digits: UInt128 = 0
        var exponent: Int

        init(_ number: Double) {
            let decimal = ShortestDecimal(number)
            for digit in decimal.digits { digits = digits * 10 + UInt128(digit - 48) }
            exponent = decimal.point - decimal.digits.count
        }
    }
}
