/// Reads a `printf` format and writes its arguments.
struct FormatDirectives {
    private let format: [UInt8]
    private let arguments: [Value]
    private var formatter: Formatter
    private var position = 0
    private var argument = 0
    /// An explicit index was used somewhere: then unused arguments are no mistake.
    private var isReordered = false
    private var isGoodIndex = true

    static func format(_ format: String, _ arguments: [Value], limit: Int) -> String {
        var directives = FormatDirectives(
            format: Array(format.utf8), arguments: arguments, formatter: Formatter(limit: limit))
        directives.run()
        return String(decoding: directives.formatter.output, as: UTF8.self)
    }

    private init(format: [UInt8], arguments: [Value], formatter: Formatter) {
        self.format = format
        self.arguments = arguments
        self.formatter = formatter
    }

    private var byte: UInt8? { position < format.count ? format[position] : nil }

    private mutating func run() {
        while position < format.count, !formatter.isFull {
            let percent = format[position...].firstIndex(of: UInt8(ascii: "%")) ?? format.count
            formatter.output += format[position..<percent]
            position = percent + 1
            if percent < format.count { directive() }
        }
        if !isReordered, argument < arguments.count { writeExtraArguments() }
    }

    private mutating func directive() {
        isGoodIndex = true
        formatter.flags = Formatter.Flags()
        readFlags()
        var afterIndex = readIndex()
        afterIndex = readWidth(afterIndex)
        afterIndex = readPrecision(afterIndex)
        if !afterIndex { _ = readIndex() }
        guard byte != nil else { return formatter.append("%!(NOVERB)") }
        let (verb, width) = decodeScalar(format, at: position)
        position += width
        if verb == "%" {
            formatter.append(UInt8(ascii: "%"))
        } else if !isGoodIndex {
            formatter.append("%!\(verb)(BADINDEX)")
        } else if argument >= arguments.count {
            formatter.append("%!\(verb)(MISSING)")
        } else {
            if verb == "v" {
                formatter.flags.sharpV = formatter.flags.sharp
                formatter.flags.plusV = formatter.flags.plus
                formatter.flags.sharp = false
                formatter.flags.plus = false
            }
            formatter.write(arguments[argument], verb: verb)
            argument += 1
        }
    }

    private mutating func readFlags() {
        while let byte {
            switch byte {
            case UInt8(ascii: "#"): formatter.flags.sharp = true
            case UInt8(ascii: "0"): formatter.flags.zero = true
            case UInt8(ascii: "+"): formatter.flags.plus = true
            case UInt8(ascii: "-"): formatter.flags.minus = true
            case UInt8(ascii: " "): formatter.flags.space = true
            default: return
            }
            position += 1
        }
    }

    /// Reads `[n]`. Tells whether there was a well-formed index.
    private mutating func readIndex() -> Bool {
        guard byte == UInt8(ascii: "[") else { return false }
        isReordered = true
        let closing = format[position...].firstIndex(of: UInt8(ascii: "]"))
        guard let closing, format.count - position >= 3 else {
            isGoodIndex = false
            position += 1
            return false
        }
        position += 1
        let number = readNumber()
        let isWellFormed = number != nil && position == closing
        position = closing + 1
        if isWellFormed, let number, number >= 1, number <= arguments.count {
            argument = number - 1
        } else {
            isGoodIndex = false
        }
        return isWellFormed
    }

    private mutating func readWidth(_ afterIndex: Bool) -> Bool {
        if byte == UInt8(ascii: "*") {
            position += 1
            formatter.flags.width = takeInteger()
            if formatter.flags.width == nil { formatter.append("%!(BADWIDTH)") }
            if let width = formatter.flags.width, width < 0 {
                formatter.flags.width = -width
                formatter.flags.minus = true
            }
            return false
        }
        formatter.flags.width = readNumber()
        // As in %[3]2d.
        if afterIndex, formatter.flags.width != nil { isGoodIndex = false }
        return afterIndex
    }

    private mutating func readPrecision(_ afterIndex: Bool) -> Bool {
        guard byte == UInt8(ascii: ".") else { return afterIndex }
        position += 1
        // As in %[3].2d.
        if afterIndex { isGoodIndex = false }
        let followsIndex = readIndex()
        guard byte == UInt8(ascii: "*") else {
            formatter.flags.precision = readNumber() ?? 0
            return followsIndex
        }
        position += 1
        let precision = takeInteger()
        if precision == nil { formatter.append("%!(BADPREC)") }
        formatter.flags.precision = precision.flatMap { $0 < 0 ? nil : $0 }
        return false
    }

    /// Digits; a number beyond the limit swallows the rest of the format, as in Go.
    private mutating func readNumber() -> Int? {
        var number: Int?
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            guard (number ?? 0) <= Limits.formatNumber else {
                position = format.count
                return nil
            }
            number = (number ?? 0) * 10 + Int(byte - UInt8(ascii: "0"))
            position += 1
        }
        return number
    }

    /// The next argument, as the value of a `*`.
    private mutating func takeInteger() -> Int? {
        guard argument < arguments.count else { return nil }
        defer { argument += 1 }
        let value: Int? =
            switch arguments[argument] {
            case .integer(let value, _): Int(exactly: value)
            case .unsigned(let value, _): Int(exactly: value)
            default: nil
            }
        guard let value, (-Limits.formatNumber...Limits.formatNumber).contains(value) else {
            return nil
        }
        return value
    }

    private mutating func writeExtraArguments() {
        formatter.flags = Formatter.Flags()
        formatter.append("%!(EXTRA ")
        for (index, value) in arguments[argument...].enumerated() {
            if index > 0 { formatter.append(", ") }
            if case .nil = value {
                formatter.append("<nil>")
            } else {
                formatter.append("\(value.typeName)=")
                formatter.write(value, verb: "v")
            }
        }
        formatter.append(")")
    }
}
