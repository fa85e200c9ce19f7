/// The directives with rules of their own: fractions of a second and zones.
extension TimeParser {
    private static func isSeparator(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") }

    /// Behind the seconds a fraction may stand even if the layout has none.
    mutating func readUnaskedFraction(_ place: Int) throws(Mistake) {
        guard Self.isSeparator(byte()), isDigit(1) else { return }
        if let next = TimeLayout.next(in: layout, from: place), case .fraction = next.directive { return }
        try readFraction(0, trims: true)
    }

    mutating func readFraction(_ digits: Int, trims: Bool) throws(Mistake) {
        var count = digits
        if trims {
            guard Self.isSeparator(byte()), isDigit(1) else { return }
            count = 0
            while isDigit(count + 1) { count += 1 }
        }
        guard text.count - position > count, Self.isSeparator(byte()) else { throw .mismatch }
        guard (1...max(min(count, 9), 1)).allSatisfy({ isDigit($0) }) else { throw .mismatch }
        var result: Int32 = 0
        for index in 1...9 { result = result * 10 + (index <= count ? Int32(digit(index)) : 0) }
        nanoseconds = result
        position += count + 1
    }

    // MARK: Zones

    mutating func readOffset(_ form: TimeLayout.ZoneOffsetForm) throws(Mistake) {
        if form.zulu, byte() == UInt8(ascii: "Z") {
            position += 1
            isUTC = true
            return
        }
        let sign = byte()
        var place = 1
        var parts = [0, 0, 0]
        let length = form.parts * 2 + 1 + (form.colons ? form.parts - 1 : 0)
        guard text.count - position >= length else { throw .mismatch }
        for part in 0..<form.parts {
            if form.colons, part > 0 {
                guard byte(place) == UInt8(ascii: ":") else { throw .mismatch }
                place += 1
            }
            guard isDigit(place), isDigit(place + 1) else { throw .mismatch }
            parts[part] = digit(place) * 10 + digit(place + 1)
            place += 2
        }
        position += length
        // Some people write 24 hours and 60 minutes.
        if parts[0] > 24 { throw .outOfRange("time zone offset hour") }
        if parts[1] > 60 { throw .outOfRange("time zone offset minute") }
        if parts[2] > 60 { throw .outOfRange("time zone offset second") }
        let seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2]
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { throw .mismatch }
        zoneOffset = sign == UInt8(ascii: "-") ? -seconds : seconds
    }

    mutating func readZoneName() throws(Mistake) {
        if text[position...].starts(with: "UTC".utf8) {
            position += 3
            isUTC = true
            return
        }
        guard let length = ZoneAbbreviation.length(text[position...]) else { throw .mismatch }
        zoneName = string(position..<position + length)
        position += length
    }
}
