import YAML

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

/// Multiples of decimal numbers, which binary ones only approach.
enum Multiples {
    static func isMultiple(_ number: Double, of unit: Double) -> Bool {
        if number.truncatingRemainder(dividingBy: unit) == 0 { return true }
        let quotient = number / unit
        guard quotient.isFinite else { return false }
        // 0.0075 is 75 times 0.0001, though its nearest double is not.
        let whole = quotient.rounded()
        return whole * unit == number
            || (quotient - whole).magnitude <= whole.magnitude * 0x1p-50 && whole.magnitude < 0x1p53
    }
}
