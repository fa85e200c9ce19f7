import SluiceGoTemplate

extension ZonedTime {
    /// Reads a text in a layout of Go's package time. What the text leaves out is January 1, year 0, in UTC. Throws
    /// what is wrong, worded as Go does.
    public init(_ text: String, layout: String) throws(FunctionError) {
        var parser = TimeParser(text, layout: layout)
        self = try parser.parse()
    }
}

/// Reads a text along a layout.
struct TimeParser {
    let layout: [UInt8]
    let text: [UInt8]
    private let layoutText: String
    private let textText: String
    var position = 0

    var year: Int64 = 0
    var month: Int?
    var day: Int?
    var yearDay: Int?
    var (hour, minute, second) = (0, 0, 0)
    var nanoseconds: Int32 = 0
    var (isMorning, isAfternoon) = (false, false)
    var isUTC = false
    var zoneOffset: Int?
    var zoneName = ""

    init(_ text: String, layout: String) {
        self.layout = Array(layout.utf8)
        self.text = Array(text.utf8)
        layoutText = layout
        textText = text
    }

    enum Mistake: Error {
        case mismatch
        case outOfRange(String)
    }

    mutating func parse() throws(FunctionError) -> ZonedTime {
        var place = 0
        while true {
            let next = TimeLayout.next(in: layout, from: place)
            let prefix = place..<(next?.range.lowerBound ?? layout.count)
            try skip(prefix)
            guard let next else { break }
            let hold = position
            do throws(Mistake) {
                try read(next.directive, followedBy: next.range.upperBound)
            } catch {
                switch error {
                case .mismatch: throw mismatch(hold, element: next.range)
                case .outOfRange(let what): throw failure(": \(what) out of range")
                }
            }
            place = next.range.upperBound
        }
        if position < text.count {
            throw failure(": extra text: \(TimeQuoting.quoted(string(position..<text.count)))")
        }
        return try result()
    }

    // MARK: Errors

    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    private func failure(_ message: String) -> FunctionError {
        FunctionError("parsing time \(TimeQuoting.quoted(textText))\(message)")
    }

    private func mismatch(_ start: Int, element: Range<Int>) -> FunctionError {
        let element = String(decoding: layout[element], as: UTF8.self)
        return failure(
            " as \(TimeQuoting.quoted(layoutText)): cannot parse "
                + "\(TimeQuoting.quoted(string(start..<text.count))) as \(TimeQuoting.quoted(element))")
    }

    // MARK: Text that stands for itself

    /// Spaces may be more or fewer than in the layout, but not missing before something else.
    private mutating func skip(_ prefix: Range<Int>) throws(FunctionError) {
        let space = UInt8(ascii: " ")
        var place = prefix.lowerBound
        while place < prefix.upperBound {
            let isSpace = layout[place] == space
            if isSpace {
                let isMismatch = position < text.count && text[position] != space
                if isMismatch { throw mismatch(position, element: prefix) }
                while place < prefix.upperBound, layout[place] == space { place += 1 }
                while position < text.count, text[position] == space { position += 1 }
            } else {
                guard position < text.count, text[position] == layout[place] else {
                    throw mismatch(position, element: prefix)
                }
                place += 1
                position += 1
            }
        }
    }

    // MARK: Result

    private func result() throws(FunctionError) -> ZonedTime {
        let (month, day) = try date()
        var hour = hour
        // Where both are said, Go believes in the afternoon.
        if isAfternoon, hour < 12 {
            hour += 12
        } else if isMorning, hour == 12 {
            hour = 0
        }
        let days = CivilTime.days(year: year, month: month, day: Int64(day))
        let seconds = days * 86400 + Int64(hour * 3600 + minute * 60 + second)
        if isUTC { return time(seconds, .utc) }
        // Go keeps -1 for no offset, which no text can ask for.
        if let zoneOffset {
            let isLocal = zoneOffset == 0 && (zoneName.isEmpty || zoneName == "UTC")
            return time(seconds - Int64(zoneOffset), isLocal ? .local : .fixed(zoneName, offset: zoneOffset))
        }
        if zoneName.isEmpty { return time(seconds, .local) }
        // What an abbreviation stands for is unknown, but for GMT and a number.
        let hours = zoneName.hasPrefix("GMT") ? Int(zoneName.dropFirst(3)) ?? 0 : 0
        return time(seconds, .fixed(zoneName, offset: hours * 3600))
    }

    private func time(_ seconds: Int64, _ zone: Zone) -> ZonedTime {
        ZonedTime(Instant(seconds: seconds, nanoseconds: nanoseconds), zone: zone)
    }

    private func date() throws(FunctionError) -> (month: Int, day: Int) {
        guard let yearDay else {
            let (month, day) = (month ?? 1, day ?? 1)
            guard day >= 1, day <= CivilTime.days(inMonth: month, of: year) else { throw failure(": day out of range") }
            return (month, day)
        }
        let isLeap = CivilTime.isLeap(year)
        guard yearDay >= 1, yearDay <= (isLeap ? 366 : 365) else { throw failure(": day-of-year out of range") }
        var found = 12
        while found > 1, CivilTime.daysBefore(month: found, isLeap: isLeap) >= yearDay { found -= 1 }
        let foundDay = yearDay - CivilTime.daysBefore(month: found, isLeap: isLeap)
        if let month, month != found { throw failure(": day-of-year does not match month") }
        if let day, day != foundDay { throw failure(": day-of-year does not match day") }
        return (found, foundDay)
    }
}
