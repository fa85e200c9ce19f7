/// Reads text scalar by scalar.
struct ScalarReader {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: some StringProtocol) { scalars = Array(text.unicodeScalars) }

    var isAtEnd: Bool { position == scalars.count }
    var next: Unicode.Scalar? { isAtEnd ? nil : scalars[position] }

    mutating func take() -> Unicode.Scalar? {
        guard let scalar = next else { return nil }
        position += 1
        return scalar
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool { take { $0 == scalar } != nil }

    mutating func take(where isWanted: (Unicode.Scalar) -> Bool) -> Unicode.Scalar? {
        guard let scalar = next, isWanted(scalar) else { return nil }
        position += 1
        return scalar
    }

    /// Takes text as a whole or not at all.
    mutating func take(text: String) -> Bool {
        let wanted = text.unicodeScalars
        guard scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    /// How many were passed over.
    @discardableResult
    mutating func skip(while isWanted: (Unicode.Scalar) -> Bool) -> Int {
        let start = position
        while let scalar = next, isWanted(scalar) { position += 1 }
        return position - start
    }

    /// A number of just so many digits.
    mutating func number(digits: Int) -> Int? {
        var result = 0
        for _ in 0..<digits {
            guard let digit = take(where: \.isDigit) else { return nil }
            result = result * 10 + Int(digit.value - 48)
        }
        return result
    }
}

extension Unicode.Scalar {
    var isDigit: Bool { ("0"..."9").contains(self) }
    var isHexDigit: Bool { isDigit || ("a"..."f").contains(self) || ("A"..."F").contains(self) }
    var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) }
}
