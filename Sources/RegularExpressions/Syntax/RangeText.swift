/// Ranges written as text. Numbers follow each other in base 26, the last digit of each a small letter, all others
/// capitals: how many scalars are left out, how many more than one follow, and so on in turn.
enum RangeText {
    /// The ranges on the line that begins with the name and a space; nil if there is none.
    static func ranges(named name: String, in lines: String) -> [ScalarRange]? {
        let name = Array(name.utf8)
        for line in lines.utf8.split(separator: 0x0A) where line.count > name.count {
            let numbers = line.dropFirst(name.count)
            if numbers.first == 0x20, line.starts(with: name) { return ranges(Self.numbers(numbers.dropFirst())) }
        }
        return nil
    }

    private static func ranges(_ numbers: [UInt32]) -> [ScalarRange] {
        var ranges: [ScalarRange] = []
        ranges.reserveCapacity(numbers.count / 2)
        var next: UInt32 = 0
        for index in stride(from: 0, to: numbers.count - 1, by: 2) {
            let lower = next &+ numbers[index]
            let upper = lower &+ numbers[index + 1]
            ranges.append(ScalarRange(lower, upper))
            next = upper &+ 1
        }
        return ranges
    }

    static func numbers(_ text: some Sequence<UInt8>) -> [UInt32] {
        var numbers: [UInt32] = []
        var number: UInt32 = 0
        for byte in text {
            if byte < UInt8(ascii: "a") {
                number = number &* 26 &+ UInt32(byte &- UInt8(ascii: "A"))
            } else {
                numbers.append(number &* 26 &+ UInt32(byte &- UInt8(ascii: "a")))
                number = 0
            }
        }
        return numbers
    }
}
