/// Arithmetic with whole numbers below an odd modulus, multiplied as Montgomery showed. Numbers are words, the lowest
/// first, as many as the modulus has.
///
/// The time depends on the numbers: fit for the keys of repeatable renderings only.
struct ModularArithmetic {
    let modulus: [UInt64]
    /// The inverse of the negated modulus, modulo 2 to the 64.
    private let inverse: UInt64
    /// What 1 and the square of 2^(64 * count) are in Montgomery's form and in the usual one.
    let one: [UInt64]
    private let square: [UInt64]

    init(modulus: [UInt64]) {
        self.modulus = modulus
        let lowest = modulus.first ?? 1
        var inverse: UInt64 = 1
        for _ in 0..<6 { inverse = inverse &* (2 &- lowest &* inverse) }
        self.inverse = 0 &- inverse
        // Doubled again and again from 1.
        var power = [UInt64](repeating: 0, count: modulus.count)
        if !power.isEmpty { power[0] = 1 }
        for _ in 0..<64 * modulus.count { Self.double(&power, modulus) }
        one = power
        for _ in 0..<64 * modulus.count { Self.double(&power, modulus) }
        square = power
    }

    func montgomery(_ number: [UInt64]) -> [UInt64] { multiply(number, square) }

    func plain(_ number: [UInt64]) -> [UInt64] {
        multiply(number, [1] + [UInt64](repeating: 0, count: max(modulus.count - 1, 0)))
    }

    /// The product of two numbers in Montgomery's form.
    func multiply(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        let count = modulus.count
        guard left.count == count, right.count == count else { return left }
        var result = [UInt64](repeating: 0, count: count + 2)
        result.withUnsafeMutableBufferPointer { result in
            left.withUnsafeBufferPointer { left in
                right.withUnsafeBufferPointer { right in
                    modulus.withUnsafeBufferPointer { modulus in
                        for index in 0..<count {
                            Self.addProduct(result, left, right[index])
                            Self.addProduct(result, modulus, result[0] &* inverse)
                            // The lowest word is zero now.
                            for place in 0...count { result[place] = result[place &+ 1] }
                            result[count &+ 1] = 0
                        }
                    }
                }
            }
        }
        let isOver = result[count] != 0
        result.removeLast(2)
        if isOver || !Self.isLess(result, modulus) { Self.subtract(&result, modulus) }
        return result
    }

    @inline(__always)
    private static func addProduct(
        _ result: UnsafeMutableBufferPointer<UInt64>, _ words: UnsafeBufferPointer<UInt64>, _ factor: UInt64
    ) {
        var carry: UInt64 = 0
        var place = 0
        while place < words.count {
            let product = words[place].multipliedFullWidth(by: factor)
            let (first, firstCarry) = product.low.addingReportingOverflow(carry)
            let (second, secondCarry) = first.addingReportingOverflow(result[place])
            result[place] = second
            carry = product.high &+ (firstCarry ? 1 : 0) &+ (secondCarry ? 1 : 0)
            place &+= 1
        }
        let (sum, overflows) = result[place].addingReportingOverflow(carry)
        result[place] = sum
        if overflows { result[place &+ 1] &+= 1 }
    }

    /// - Parameters:
    ///   - base: in Montgomery's form.
    ///   - exponent: a usual number.
    func power(_ base: [UInt64], _ exponent: [UInt64]) -> [UInt64] {
        var result = one
        for word in exponent.reversed() {
            for bit in stride(from: UInt64(63), through: 0, by: -1) {
                result = multiply(result, result)
                if word >> bit & 1 == 1 { result = multiply(result, base) }
            }
        }
        return result
    }

    /// The sum of two numbers below the modulus, in either form.
    func add(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var result = left
        var carry = false
        for (place, word) in right.enumerated() where place < result.count {
            let (sum, first) = result[place].addingReportingOverflow(word)
            let (total, second) = sum.addingReportingOverflow(carry ? 1 : 0)
            result[place] = total
            carry = first || second
        }
        if carry || !Self.isLess(result, modulus) { Self.subtract(&result, modulus) }
        return result
    }

    static func isLess(_ left: [UInt64], _ right: [UInt64]) -> Bool {
        for place in left.indices.reversed() where left[place] != right[place] { return left[place] < right[place] }
        return false
    }

    /// Wraps around where the difference is negative.
    static func subtract(_ number: inout [UInt64], _ other: [UInt64]) {
        var borrow = false
        for place in number.indices {
            let (difference, first) = number[place].subtractingReportingOverflow(other[place])
            let (total, second) = difference.subtractingReportingOverflow(borrow ? 1 : 0)
            number[place] = total
            borrow = first || second
        }
    }

    private static func double(_ number: inout [UInt64], _ modulus: [UInt64]) {
        var carry: UInt64 = 0
        for place in number.indices {
            let high = number[place] >> 63
            number[place] = number[place] << 1 | carry
            carry = high
        }
        if carry != 0 || !isLess(number, modulus) { subtract(&number, modulus) }
    }
}

/// Numbers as bytes, the highest first, and as words, the lowest first.
enum WordNumber {
    static func words(_ bytes: some Collection<UInt8>) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (bytes.count + 7) / 8)
        for (place, byte) in bytes.reversed().enumerated() { words[place / 8] |= UInt64(byte) << UInt64(place % 8 * 8) }
        return words
    }

    static func bytes(_ words: [UInt64]) -> [UInt8] {
        words.reversed().flatMap { word in
            stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }
}
