/// The dates and times that go-yaml recognises: Go's layouts "2006-1-2T15:4:5.999999999Z07:00" (or with t),
/// "2006-1-2 15:4:5.999999999" and "2006-1-2".
package struct Timestamp {
    private let text: UnsafeBufferPointer<UInt8>
    private var index = 5

    package static func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count >= 8, text[4] == UInt8(ascii: "-"), text[..<4].allSatisfy({ (48...57).contains($0) }) else {
            return false
        }
        var timestamp = Timestamp(text: text)
        return timestamp.isValid()
    }

    private init(text: UnsafeBufferPointer<UInt8>) { self.text = text }

    private mutating func isValid() -> Bool {
        guard let month = number(), (1...12).contains(month), skip("-"), let day = number() else { return false }
        let year = text[..<4].reduce(0) { $0 * 10 + Int($1) - 48 }
        guard day >= 1, day <= Self.days(inMonth: month, year: year) else { return false }
        if index == text.count { return true }
        let hasZone = skip("T") || skip("t")
        if !hasZone {
            guard skip(" ") else { return false }
            while skip(" ") {}
        }
        guard let hour = number(), hour < 24, skip(":"), let minute = number(), minute < 60, skip(":"),
            let second = number(), second < 60
        else { return false }
        fraction()
        return (!hasZone || zone()) && index == text.count
    }

    /// One digit or two.
    private mutating func number() -> Int? {
        guard isDigit(index) else { return nil }
        var value = Int(text[index]) - 48
        index += 1
        if isDigit(index) {
            value = value * 10 + Int(text[index]) - 48
            index += 1
        }
        return value
    }

    private mutating func fraction() {
        guard index < text.count, text[index] == UInt8(ascii: ".") || text[index] == UInt8(ascii: ","),
            isDigit(index + 1)
        else { return }
        index += 1
        while isDigit(index) { index += 1 }
    }

    private mutating func zone() -> Bool {
        if skip("Z") { return true }
        guard skip("+") || skip("-"), isDigit(index), isDigit(index + 1), let hours = number(), hours <= 24, skip(":"),
            isDigit(index), isDigit(index + 1), let minutes = number()
        else { return false }
        return minutes <= 60
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard index < text.count, text[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private func isDigit(_ index: Int) -> Bool { index < text.count && (48...57).contains(text[index]) }

    package static func days(inMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
