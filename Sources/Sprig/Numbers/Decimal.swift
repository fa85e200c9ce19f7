import SluiceGoTemplate

/// A decimal number of any size: a coefficient times a power of ten.
///
/// - Note: calculates as shopspring/decimal 1.4.
struct Decimal {
    /// Digits after the point of a quotient.
    private static let quotientDigits = 16

    private let isNegative: Bool
    private let magnitude: LargeNumber
    private let exponent: Int

    private init(isNegative: Bool, _ magnitude: LargeNumber, exponent: Int) {
        self.isNegative = isNegative && !magnitude.isZero
        self.magnitude = magnitude
        self.exponent = exponent
    }

    /// The decimal of the fewest digits that stands for the number.
    ///
    /// - Throws: for infinity and what is no number.
    init(_ number: Double) throws {
        guard number.isFinite else {
            let name = number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf"
            throw FunctionError("Cannot create a Decimal from \(name)")
        }
        // Swift writes these digits: 12.5, 100.0, 1e-07.
        let parts = number.magnitude.description.utf8.split(separator: UInt8(ascii: "e"), maxSplits: 1)
        var exponent = parts.count > 1 ? Int(String(Substring(parts[1]))) ?? 0 : 0
        var coefficient: UInt64 = 0
        var isInFraction = false
        for byte in parts.first ?? Substring().utf8 {
            if byte == UInt8(ascii: ".") {
                isInFraction = true
            } else {
                coefficient = coefficient &* 10 &+ UInt64(byte &- UInt8(ascii: "0"))
                if isInFraction { exponent -= 1 }
            }
        }
        self.init(isNegative: number < 0, LargeNumber(coefficient), exponent: exponent)
    }

    /// The double nearest to the number, infinity if it is too large.
    var double: Double {
        let number = Double("\(magnitude.digits)e\(exponent)") ?? 0
        return isNegative ? -number : number
    }

    var negated: Decimal { Decimal(isNegative: !isNegative, magnitude, exponent: exponent) }

    func adding(_ other: Decimal) throws -> Decimal {
        let common = min(exponent, other.exponent)
        let left = try magnitude.scaled(byPowerOfTen: exponent - common)
        let right = try other.magnitude.scaled(byPowerOfTen: other.exponent - common)
        if isNegative == other.isNegative {
            return Decimal(isNegative: isNegative, left.adding(right), exponent: common)
        }
        return left < right
            ? Decimal(isNegative: other.isNegative, right.subtracting(left), exponent: common)
            : Decimal(isNegative: isNegative, left.subtracting(right), exponent: common)
    }

    func multiplied(by other: Decimal) throws -> Decimal {
        Decimal(
            isNegative: isNegative != other.isNegative, try magnitude.multiplied(by: other.magnitude),
            exponent: exponent + other.exponent)
    }

    /// The last digit is rounded half away from zero.
    func divided(by other: Decimal) throws -> Decimal {
        if other.magnitude.isZero { throw FunctionError("decimal division by 0") }
        let shift = exponent - other.exponent + Self.quotientDigits
        let numerator = try magnitude.scaled(byPowerOfTen: max(shift, 0))
        let denominator = try other.magnitude.scaled(byPowerOfTen: max(-shift, 0))
        let (quotient, remainder) = numerator.divided(by: denominator)
        let rounded = remainder.adding(remainder) < denominator ? quotient : quotient.adding(LargeNumber(1))
        return Decimal(isNegative: isNegative != other.isNegative, rounded, exponent: -Self.quotientDigits)
    }
}
