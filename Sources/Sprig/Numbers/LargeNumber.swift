/// A whole number without sign, in digits of base 1,000,000,000: powers of ten are cheap in it.
struct LargeNumber {
    private static let base: UInt64 = 1_000_000_000
    private static let digitsPerLimb = 9

    /// The lowest first; the highest one is not zero.
    private var limbs: [UInt32]

    private init(limbs: [UInt32]) {
        self.limbs = limbs
        while self.limbs.last == 0 { self.limbs.removeLast() }
    }

    init(_ number: UInt64) {
        var (limbs, rest) = ([UInt32](), number)
        while rest > 0 {
            limbs.append(UInt32(rest % Self.base))
            rest /= Self.base
        }
        self.limbs = limbs
    }

    var isZero: Bool { limbs.isEmpty }

    /// The decimal digits.
    var digits: String {
        guard let highest = limbs.last else { return "0" }
        var text = String(highest)
        for limb in limbs.dropLast().reversed() {
            let digits = String(limb)
            text += String(repeating: "0", count: Self.digitsPerLimb - digits.utf8.count) + digits
        }
        return text
    }

    static func < (left: LargeNumber, right: LargeNumber) -> Bool {
        if left.limbs.count != right.limbs.count { return left.limbs.count < right.limbs.count }
        return left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
    }

    func adding(_ other: LargeNumber) -> LargeNumber {
        var (result, carry) = ([UInt32](), UInt64(0))
        result.reserveCapacity(max(limbs.count, other.limbs.count) + 1)
        for index in 0..<max(limbs.count, other.limbs.count) {
            carry += UInt64(limb(index)) + UInt64(other.limb(index))
            result.append(UInt32(carry % Self.base))
            carry /= Self.base
        }
        result.append(UInt32(carry))
        return LargeNumber(limbs: result)
    }

    /// The other number is not the larger one.
    func subtracting(_ other: LargeNumber) -> LargeNumber {
        var (result, borrow) = ([UInt32](), UInt64(0))
        result.reserveCapacity(limbs.count)
        for index in limbs.indices {
            let difference = Self.base + UInt64(limb(index)) - UInt64(other.limb(index)) - borrow
            result.append(UInt32(difference % Self.base))
            borrow = difference < Self.base ? 1 : 0
        }
        return LargeNumber(limbs: result)
    }

    func multiplied(by other: LargeNumber) throws -> LargeNumber {
        try Self.check(limbs.count + other.limbs.count)
        var result = [UInt32](repeating: 0, count: limbs.count + other.limbs.count)
        for (index, limb) in limbs.enumerated() {
            var carry: UInt64 = 0
            for (otherIndex, otherLimb) in other.limbs.enumerated() {
                carry += UInt64(limb) * UInt64(otherLimb) + UInt64(result[index + otherIndex])
                result[index + otherIndex] = UInt32(carry % Self.base)
                carry /= Self.base
            }
            result[index + other.limbs.count] = UInt32(carry)
        }
        return LargeNumber(limbs: result)
    }

    func scaled(byPowerOfTen power: Int) throws -> LargeNumber {
        if isZero || power == 0 { return self }
        try Self.check(limbs.count + power / Self.digitsPerLimb)
        let factor = (0..<power % Self.digitsPerLimb).reduce(UInt64(1)) { product, _ in product * 10 }
        let zeros = [UInt32](repeating: 0, count: power / Self.digitsPerLimb)
        return LargeNumber(limbs: zeros + (try multiplied(by: LargeNumber(factor))).limbs)
    }

    private func limb(_ index: Int) -> UInt32 { index < limbs.count ? limbs[index] : 0 }

    private static func check(_ limbs: Int) throws {
        if limbs > SprigLimits.digits / digitsPerLimb { throw SprigError.tooManyDigits }
    }
}

// MARK: Division

extension LargeNumber {
    /// The other number is not zero. One digit of the quotient after the other, each estimated from the highest
    /// limbs (Knuth's algorithm D).
    func divided(by other: LargeNumber) -> (quotient: LargeNumber, remainder: LargeNumber) {
        guard other.limbs.count > 1 else { return divided(by: UInt64(other.limbs.first ?? 1)) }
        guard limbs.count >= other.limbs.count else { return (LargeNumber(limbs: []), self) }
        // With a large highest limb of the divisor no estimate is more than two too large.
        let scale = Self.base / (UInt64(other.limbs[other.limbs.count - 1]) + 1)
        let divisor = other.multiplied(byLimb: scale).prefix(other.limbs.count)
        var rest = multiplied(byLimb: scale)
        let size = divisor.count
        let (first, second) = (UInt64(divisor[size - 1]), UInt64(divisor[size - 2]))
        var quotient = [UInt32](repeating: 0, count: limbs.count - size + 1)
        for place in quotient.indices.reversed() {
            let head = UInt64(rest[place + size]) * Self.base + UInt64(rest[place + size - 1])
            var (digit, left) = (head / first, head % first)
            while digit >= Self.base || digit * second > left * Self.base + UInt64(rest[place + size - 2]) {
                digit -= 1
                left += first
                if left >= Self.base { break }
            }
            if Self.subtract(divisor, times: digit, from: &rest, at: place) {
                digit -= 1
                Self.add(divisor, to: &rest, at: place)
            }
            quotient[place] = UInt32(digit)
        }
        return (LargeNumber(limbs: quotient), LargeNumber(limbs: rest).divided(by: scale).quotient)
    }

    private func divided(by divisor: UInt64) -> (quotient: LargeNumber, remainder: LargeNumber) {
        var (quotient, rest) = (limbs, UInt64(0))
        for index in limbs.indices.reversed() {
            rest = rest * Self.base + UInt64(limbs[index])
            quotient[index] = UInt32(rest / divisor)
            rest %= divisor
        }
        return (LargeNumber(limbs: quotient), LargeNumber(rest))
    }

    /// One limb longer than the number, a highest one of zero kept.
    private func multiplied(byLimb factor: UInt64) -> [UInt32] {
        var (result, carry) = ([UInt32](), UInt64(0))
        for limb in limbs {
            carry += UInt64(limb) * factor
            result.append(UInt32(carry % Self.base))
            carry /= Self.base
        }
        return result + [UInt32(carry)]
    }

    /// Whether the result is negative; then it is in complement.
    private static func subtract(
        _ divisor: ArraySlice<UInt32>, times digit: UInt64, from rest: inout [UInt32], at place: Int
    ) -> Bool {
        var (carry, borrow) = (UInt64(0), UInt64(0))
        for index in 0...divisor.count {
            if index < divisor.count { carry += UInt64(divisor[index]) * digit }
            let difference = base + UInt64(rest[place + index]) - carry % base - borrow
            rest[place + index] = UInt32(difference % base)
            borrow = difference < base ? 1 : 0
            carry /= base
        }
        return borrow == 1
    }

    private static func add(_ divisor: ArraySlice<UInt32>, to rest: inout [UInt32], at place: Int) {
        var carry: UInt64 = 0
        for index in 0...divisor.count {
            carry += UInt64(rest[place + index]) + (index < divisor.count ? UInt64(divisor[index]) : 0)
            rest[place + index] = UInt32(carry % base)
            carry /= base
        }
    }
}
