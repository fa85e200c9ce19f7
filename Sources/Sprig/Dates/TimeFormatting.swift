extension ZonedTime: CustomStringConvertible {
    /// As Go prints a time; without the reading of the monotonic clock, which no two runs share.
    public var description: String { formatted("2006-01-02 15:04:05.999999999 -0700 MST") }

    /// RFC 3339 with as many digits of the second as there are.
    public var timestamp: String { formatted("2006-01-02T15:04:05.999999999Z07:00") }

    /// The time in a layout of Go's package time.
    public func formatted(_ layout: String) -> String {
        let layout = Array(layout.utf8)
        let civil = civil
        var output: [UInt8] = []
        output.reserveCapacity(layout.count + 10)
        var position = 0
        while let (range, directive) = TimeLayout.next(in: layout, from: position) {
            output.append(contentsOf: layout[position..<range.lowerBound])
            append(directive, civil, to: &output)
            position = range.upperBound
        }
        output.append(contentsOf: layout[position...])
        return String(decoding: output, as: UTF8.self)
    }

    private func append(_ directive: TimeLayout.Directive, _ civil: CivilTime, to output: inout [UInt8]) {
        func number(_ number: Int, width: Int = 0) { Self.append(Int64(number), width: width, to: &output) }
        let hour12 = civil.hour % 12 == 0 ? 12 : civil.hour % 12
        switch directive {
        case .longYear: Self.append(civil.year, width: 4, to: &output)
        case .year: number(Int(civil.year.magnitude % 100), width: 2)
        case .longMonth: output += CivilTime.monthNames[civil.month - 1].utf8
        case .month: output += CivilTime.monthNames[civil.month - 1].utf8.prefix(3)
        case .numericMonth: number(civil.month)
        case .zeroMonth: number(civil.month, width: 2)
        case .longWeekday: output += CivilTime.weekdayNames[civil.weekday].utf8
        case .weekday: output += CivilTime.weekdayNames[civil.weekday].utf8.prefix(3)
        case .day: number(civil.day)
        case .paddedDay: Self.append(Int64(civil.day), width: 2, padding: " ", to: &output)
        case .zeroDay: number(civil.day, width: 2)
        case .paddedYearDay: Self.append(Int64(civil.yearDay), width: 3, padding: " ", to: &output)
        case .zeroYearDay: number(civil.yearDay, width: 3)
        case .hour: number(civil.hour, width: 2)
        case .hour12: number(hour12)
        case .zeroHour12: number(hour12, width: 2)
        case .minute: number(civil.minute)
        case .zeroMinute: number(civil.minute, width: 2)
        case .second: number(civil.second)
        case .zeroSecond: number(civil.second, width: 2)
        case .upperHalf: output += (civil.hour >= 12 ? "PM" : "AM").utf8
        case .lowerHalf: output += (civil.hour >= 12 ? "pm" : "am").utf8
        case .zoneName: appendZoneName(to: &output)
        case .zoneOffset(let form): appendOffset(form, to: &output)
        case .fraction(let digits, let trims, let separator):
            appendFraction(digits: digits, trims: trims, separator, to: &output)
        }
    }

    private func appendZoneName(to output: inout [UInt8]) {
        let name = zone.offset(at: instant.seconds).abbreviation
        if name.isEmpty {
            appendOffset(.init(zulu: false, colons: false, parts: 2), to: &output)
        } else {
            output += name.utf8
        }
    }

    private func appendOffset(_ form: TimeLayout.ZoneOffsetForm, to output: inout [UInt8]) {
        let offset = zone.offset(at: instant.seconds).seconds
        if form.zulu, offset == 0 { return output.append(UInt8(ascii: "Z")) }
        // Less than a minute west of UTC counts as east, as in Go.
        let isWest = offset <= -60
        output.append(UInt8(ascii: isWest ? "-" : "+"))
        let minutes = Int(offset.magnitude) / 60
        Self.append(Int64(minutes / 60), width: 2, to: &output)
        if form.parts == 1 { return }
        if form.colons { output.append(UInt8(ascii: ":")) }
        Self.append(Int64(minutes % 60), width: 2, to: &output)
        if form.parts == 2 { return }
        if form.colons { output.append(UInt8(ascii: ":")) }
        Self.append(Int64((isWest ? -offset : offset) % 60), width: 2, to: &output)
    }

    private func appendFraction(digits: Int, trims: Bool, _ separator: UInt8, to output: inout [UInt8]) {
        if trims, instant.nanoseconds == 0 { return }
        output.append(separator)
        Self.append(Int64(instant.nanoseconds), width: 9, to: &output)
        // More than nine digits are not written.
        output.removeLast(max(9 - digits, 0))
        guard trims else { return }
        while output.last == UInt8(ascii: "0") { output.removeLast() }
        if output.last == separator { output.removeLast() }
    }

    /// The width does not count the sign.
    private static func append(
        _ number: Int64, width: Int, padding: Unicode.Scalar = "0", to output: inout [UInt8]
    ) {
        if number < 0 { output.append(UInt8(ascii: "-")) }
        let digits = String(number.magnitude).utf8
        for _ in 0..<max(width - digits.count, 0) { output.append(UInt8(ascii: padding)) }
        output += digits
    }
}
