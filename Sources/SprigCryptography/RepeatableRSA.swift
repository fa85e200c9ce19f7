import CryptoExtras
import SluiceGoTemplate
import SluiceSprig
import Synchronization

/// RSA keys from a seed, which the library cannot make.
enum RepeatableRSA {
    private static let exponent: UInt64 = 65537

    static func key(bits: Int, _ state: any SprigState) throws -> _RSA.Signing.PrivateKey {
        let size = bits / 2
        var (first, second) = (try prime(bits: size, state), try prime(bits: size, state))
        guard first != second else { throw FunctionError("error generating rsa key: both primes are the same") }
        if ModularArithmetic.isLess(first, second) { swap(&first, &second) }
        let modulus = product(first, second)
        let secret = inverse(modulo: product(decremented(first), decremented(second)))
        return try _RSA.Signing.PrivateKey(
            n: WordNumber.bytes(modulus), e: [1, 0, 1] as [UInt8], d: WordNumber.bytes(secret),
            p: WordNumber.bytes(first), q: WordNumber.bytes(second))
    }

    // MARK: Primes

    /// The first prime at or behind a number that is drawn.
    private static func prime(bits: Int, _ state: any SprigState) throws -> [UInt64] {
        for _ in 0..<16 {
            var bytes = state.randomBytes(bits / 8)
            guard bytes.count == bits / 8, bytes.count >= 8 else { break }
            // The product of two such numbers has all its bits.
            bytes[0] |= 0xC0
            bytes[bytes.count - 1] |= 1
            let start = WordNumber.words(bytes)
            if let known = found.withLock({ $0[start] }) { return known }
            if let prime = prime(from: start) {
                found.withLock { found in
                    if found.count >= maximumFound { found.removeAll() }
                    found[start] = prime
                }
                return prime
            }
        }
        throw FunctionError("error generating rsa key: no prime was found")
    }

    /// Primes that were searched for before: with a seed, every render of a chart draws the same numbers.
    private static let found = Mutex<[[UInt64]: [UInt64]]>([:])
    private static let maximumFound = 256

    private static func prime(from start: [UInt64]) -> [UInt64]? {
        let remainders = smallPrimes.map { remainder(start, $0) }
        for step in stride(from: UInt64(0), to: 40_000, by: 2) {
            let hasDivisor = zip(smallPrimes, remainders).contains { prime, rest in (rest + step) % prime == 0 }
            if hasDivisor { continue }
            var candidate = start
            let (sum, overflows) = candidate[0].addingReportingOverflow(step)
            candidate[0] = sum
            // A carry this far is so rare that another draw is simpler.
            if overflows { return nil }
            if remainder(candidate, exponent) != 1, isProbablyPrime(candidate) { return candidate }
        }
        return nil
    }

    private static let smallPrimes: [UInt64] = {
        (3...2000).filter { number in !(2..<number).contains { $0 * $0 <= number && number % $0 == 0 } }
    }()

    /// Miller's and Rabin's test; with few bases, for no one chooses the candidates to deceive.
    private static func isProbablyPrime(_ candidate: [UInt64]) -> Bool {
        let arithmetic = ModularArithmetic(modulus: candidate)
        let even = decremented(candidate)
        let twos = even.firstIndex { $0 != 0 }.map { $0 * 64 + even[$0].trailingZeroBitCount } ?? 0
        var minusOne = candidate
        ModularArithmetic.subtract(&minusOne, arithmetic.one)
        return [UInt64(2), 3, 5, 7, 11, 13].allSatisfy { base in
            let number = [base] + [UInt64](repeating: 0, count: candidate.count - 1)
            var power = arithmetic.power(arithmetic.montgomery(number), shifted(even, by: twos))
            if power == arithmetic.one || power == minusOne { return true }
            for _ in 1..<max(twos, 1) {
                power = arithmetic.multiply(power, power)
                if power == minusOne { return true }
            }
            return false
        }
    }

    // MARK: Numbers of any size

    private static func decremented(_ odd: [UInt64]) -> [UInt64] {
        var even = odd
        even[0] &= ~1
        return even
    }

    private static func shifted(_ number: [UInt64], by count: Int) -> [UInt64] {
        let (words, bits) = (count / 64, UInt64(count % 64))
        return number.indices.map { place in
            let low = place + words < number.count ? number[place + words] : 0
            let high = place + words + 1 < number.count ? number[place + words + 1] : 0
            return bits == 0 ? low : low >> bits | high << (64 - bits)
        }
    }

    private static func remainder(_ number: [UInt64], _ divisor: UInt64) -> UInt64 {
        number.reversed().reduce(0) { divisor.dividingFullWidth(($0, $1)).remainder }
    }

    private static func product(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
        var result = [UInt64](repeating: 0, count: left.count + right.count)
        for (place, word) in left.enumerated() {
            var carry: UInt64 = 0
            for (offset, other) in right.enumerated() {
                let product = word.multipliedFullWidth(by: other)
                let (first, firstCarry) = product.low.addingReportingOverflow(carry)
                let (second, secondCarry) = first.addingReportingOverflow(result[place + offset])
                result[place + offset] = second
                carry = product.high &+ (firstCarry ? 1 : 0) &+ (secondCarry ? 1 : 0)
            }
            result[place + right.count] = carry
        }
        return result
    }

    /// The inverse of the exponent: the multiple of the modulus and one more that the exponent divides.
    private static func inverse(modulo modulus: [UInt64]) -> [UInt64] {
        let rest = remainder(modulus, exponent)
        // The exponent is prime and small: Fermat gives the inverse of the rest.
        var factor: UInt64 = 1
        for _ in 0..<exponent - 2 { factor = factor * rest % exponent }
        factor = exponent - factor
        var dividend = product(modulus, [factor])
        for place in dividend.indices {
            let (sum, overflows) = dividend[place].addingReportingOverflow(1)
            dividend[place] = sum
            if !overflows { break }
        }
        var over: UInt64 = 0
        var quotient: [UInt64] = []
        for word in dividend.reversed() {
            let division = exponent.dividingFullWidth((over, word))
            quotient.append(division.quotient)
            over = division.remainder
        }
        return quotient.reversed()
    }
}
