/// Text of any script in ASCII: RFC 3492.
enum Punycode {
    private static let base = 36
    private static let leastThreshold = 1
    private static let greatestThreshold = 26
    /// Far above what a host name can hold.
    private static let lengthLimit = 1024

    static func decode(_ code: [UInt8]) -> [Unicode.Scalar]? {
        guard code.count <= lengthLimit else { return nil }
        var result: [Unicode.Scalar] = []
        var rest = code[...]
        if let delimiter = code.lastIndex(of: UInt8(ascii: "-")) {
            result = code[..<delimiter].map { Unicode.Scalar($0) }
            rest = code[(delimiter + 1)...]
        }
        var number = 128
        var position = 0
        var bias = 72
        while !rest.isEmpty {
            let start = position
            var weight = 1
            var step = base
            while true {
                guard let byte = rest.popFirst(), let digit = digit(byte) else { return nil }
                position += digit * weight
                let threshold = threshold(step, bias)
                if digit < threshold { break }
                weight *= base - threshold
                step += base
                guard position < 1 << 32, weight < 1 << 32 else { return nil }
            }
            let count = result.count + 1
            bias = adapted(position - start, count, isFirst: start == 0)
            number += position / count
            position %= count
            guard let value = UInt32(exactly: number), let scalar = Unicode.Scalar(value) else { return nil }
            result.insert(scalar, at: position)
            position += 1
        }
        return result
    }

    static func encode(_ text: [Unicode.Scalar]) -> [UInt8]? {
        guard text.count <= lengthLimit else { return nil }
        var result = text.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
        let basicCount = result.count
        if basicCount > 0 { result.append(UInt8(ascii: "-")) }
        var handled = basicCount
        var number = 128
        var delta = 0
        var bias = 72
        while handled < text.count {
            guard let next = text.map({ Int($0.value) }).filter({ $0 >= number }).min() else { return nil }
            delta += (next - number) * (handled + 1)
            number = next
            for scalar in text {
                let value = Int(scalar.value)
                if value < number { delta += 1 }
                guard value == number else { continue }
                append(delta, bias, to: &result)
                bias = adapted(delta, handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            number += 1
        }
        return result
    }

    private static func append(_ delta: Int, _ bias: Int, to result: inout [UInt8]) {
        var rest = delta
        var step = base
        while true {
            let threshold = threshold(step, bias)
            if rest < threshold { break }
            result.append(character(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            step += base
        }
        result.append(character(rest))
    }

    private static func threshold(_ step: Int, _ bias: Int) -> Int {
        min(max(step - bias, leastThreshold), greatestThreshold)
    }

    private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var step = 0
        while delta > (base - leastThreshold) * greatestThreshold / 2 {
            delta /= base - leastThreshold
            step += base
        }
        return step + (base - leastThreshold + 1) * delta / (delta + 38)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 97
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48 + 26
        default: nil
        }
    }

    private static func character(_ digit: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: digit < 26 ? digit + 97 : digit - 26 + 48)
    }
}
