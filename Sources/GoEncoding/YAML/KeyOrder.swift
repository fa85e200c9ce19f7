import SluiceGoScalars

/// The order in which go-yaml writes the keys of a map: runs of digits count as numbers, letters come last.
struct KeyOrder {
    let dialect: YAMLDialect

    /// The first eight bytes of a key, the first one highest; most keys differ in them.
    static func prefix(_ key: String) -> UInt64 {
        var key = key
        return key.withUTF8 { bytes in
            var value: UInt64 = 0
            for index in 0..<min(8, bytes.count) { value |= UInt64(bytes[index]) << UInt64(56 - 8 * index) }
            return value
        }
    }

    /// The answer, if the prefixes alone give it.
    @inline(__always)
    static func prefixPrecedes(_ left: UInt64, _ right: UInt64) -> Bool? {
        guard left != right else { return nil }
        let shift = UInt64(56 - (left ^ right).leadingZeroBitCount / 8 * 8)
        let (leftByte, rightByte) = (
            UInt8(truncatingIfNeeded: left >> shift), UInt8(truncatingIfNeeded: right >> shift)
        )
        if isLetter(leftByte), isLetter(rightByte) { return leftByte < rightByte }
        return nil
    }

    @inline(__always)
    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    func precedes(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left, right)
        return left.withUTF8 { left in
            right.withUTF8 { right in
                let isASCII = left.allSatisfy { $0 < 0x80 } && right.allSatisfy { $0 < 0x80 }
                guard !isASCII else { return precedes(left, right) }
                return precedes(
                    String(decoding: left, as: UTF8.self).unicodeScalars.map(\.value),
                    String(decoding: right, as: UTF8.self).unicodeScalars.map(\.value))
            }
        }
    }

    private func precedes<Unit: FixedWidthInteger>(
        _ left: some RandomAccessCollection<Unit>, _ right: some RandomAccessCollection<Unit>
    ) -> Bool {
        // Both begin at 0: a buffer and an array do.
        var afterDigit = false
        var index = 0
        let count = min(left.count, right.count)
        func unit(_ text: some RandomAccessCollection<Unit>, _ index: Int) -> Unit {
            text[text.index(text.startIndex, offsetBy: index)]
        }
        while index < count {
            let (leftUnit, rightUnit) = (unit(left, index), unit(right, index))
            if leftUnit == rightUnit {
                afterDigit = Self.isDigit(leftUnit)
                index += 1
                continue
            }
            let (leftIsLetter, rightIsLetter) = (Self.isLetter(leftUnit), Self.isLetter(rightUnit))
            if leftIsLetter, rightIsLetter { return leftUnit < rightUnit }
            if leftIsLetter || rightIsLetter { return dialect == .v3 && afterDigit ? leftIsLetter : rightIsLetter }
            let start = leadingOne(left, index, leftUnit, rightUnit)
            let (leftNumber, leftEnd) = number(left, index, start)
            let (rightNumber, rightEnd) = number(right, index, start)
            if leftNumber != rightNumber { return leftNumber < rightNumber }
            if leftEnd != rightEnd { return leftEnd < rightEnd }
            return leftUnit < rightUnit
        }
        return left.count < right.count

        /// What the numbers begin with: behind a digit other than 0, a 0 makes a number larger, not shorter.
        func leadingOne(
            _ text: some RandomAccessCollection<Unit>, _ index: Int, _ left: Unit, _ right: Unit
        ) -> Int64 {
            guard left == 48 || right == 48 else { return 0 }
            var position = index - 1
            while position >= 0, Self.isDigit(unit(text, position)) {
                if unit(text, position) != 48 { return 1 }
                position -= 1
            }
            return 0
        }

        func number(
            _ text: some RandomAccessCollection<Unit>, _ start: Int, _ first: Int64
        ) -> (value: Int64, end: Int) {
            var value = first
            var position = start
            while position < text.count, Self.isDigit(unit(text, position)) {
                value = value &* 10 &+ (Int64(truncatingIfNeeded: unit(text, position)) &- 48)
                position += 1
            }
            return (value, position)
        }
    }

    private static func isLetter(_ unit: some FixedWidthInteger) -> Bool {
        if unit < 0x80 { return isLetter(UInt8(truncatingIfNeeded: unit)) }
        return scalar(unit)?.properties.generalCategory.isLetter ?? false
    }

    private static func isDigit(_ unit: some FixedWidthInteger) -> Bool {
        if unit < 0x80 { return (48...57).contains(UInt8(truncatingIfNeeded: unit)) }
        return scalar(unit)?.properties.generalCategory == .decimalNumber
    }

    private static func scalar(_ unit: some FixedWidthInteger) -> Unicode.Scalar? {
        Unicode.Scalar(UInt32(truncatingIfNeeded: unit))
    }
}

extension Unicode.GeneralCategory {
    fileprivate var isLetter: Bool {
        switch self {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}
