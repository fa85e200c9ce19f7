import SluiceGoTemplate

/// Reads JSON as encoding/json does, with its error messages.
struct JSONReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let rules: EncodingRules
    private var index = 0
    private var overflow: Overflow?
    /// The backslash of the escape being read.
    private var escapeStart = 0

    /// The first number that no float can hold. Syntax errors anywhere go first.
    private struct Overflow {
        var number: String
        /// Keys and indexes on the way to it, the innermost first.
        var path: [String] = []
        var isMember = false
        /// Of the value that the next part of the path leads to.
        var depth: Int
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ rules: EncodingRules) {
        self.bytes = bytes
        self.rules = rules
    }

    /// - Returns: the value, and what is wrong with it if not its syntax.
    mutating func document() throws(FunctionError) -> (value: Value, failure: FunctionError?) {
        skipBlanks()
        let result = try value(depth: 0)
        skipBlanks()
        if index < bytes.count { throw unexpected("after top-level value") }
        return (result, overflow.map(failure))
    }

    private func failure(_ overflow: Overflow) -> FunctionError {
        let message = "json: cannot unmarshal number \(overflow.number) into "
        guard rules == .helm4, !overflow.path.isEmpty else {
            return FunctionError("\(message)Go value of type float64")
        }
        let path = overflow.path.reversed().map { ".\($0)" }.joined()
        return FunctionError("\(message)\(overflow.isMember ? "Go struct field " : "")\(path) of type float64")
    }

    /// Notes the way to a number that was just found too large.
    private mutating func notePath(_ part: @autoclosure () -> String, isMember: Bool, depth: Int) {
        guard overflow?.depth == depth else { return }
        if overflow?.path.isEmpty == true { overflow?.isMember = isMember }
        overflow?.path.append(part())
        overflow?.depth = depth - 1
    }

    private mutating func value(depth: Int) throws(FunctionError) -> Value {
        switch current {
        case UInt8(ascii: "{"): return .map(try object(depth: depth))
        case UInt8(ascii: "["): return .list(try array(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case let byte? where byte == UInt8(ascii: "-") || isDigit(byte): return try number(depth: depth)
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .nil)
        default: throw unexpected("looking for beginning of value")
        }
    }

    private mutating func object(depth: Int) throws(FunctionError) -> MapValue {
        try check(depth)
        index += 1
        var entries: [String: Value] = [:]
        skipBlanks()
        if take(UInt8(ascii: "}")) { return MapValue(entries) }
        while true {
            guard current == UInt8(ascii: "\"") else { throw unexpected("looking for beginning of object key string") }
            let key = try string()
            skipBlanks()
            guard take(UInt8(ascii: ":")) else { throw unexpected("after object key") }
            skipBlanks()
            entries[key] = try value(depth: depth + 1)
            notePath(key, isMember: true, depth: depth + 1)
            skipBlanks()
            if take(UInt8(ascii: "}")) { return MapValue(entries) }
            guard take(UInt8(ascii: ",")) else { throw unexpected("after object key:value pair") }
            skipBlanks()
        }
    }

    private mutating func array(depth: Int) throws(FunctionError) -> [Value] {
        try check(depth)
        index += 1
        var values: [Value] = []
        skipBlanks()
        if take(UInt8(ascii: "]")) { return values }
        while true {
            values.append(try value(depth: depth + 1))
            notePath(String(values.count - 1), isMember: false, depth: depth + 1)
            skipBlanks()
            if take(UInt8(ascii: "]")) { return values }
            guard take(UInt8(ascii: ",")) else { throw unexpected("after array element") }
            skipBlanks()
        }
    }

    private func check(_ depth: Int) throws(FunctionError) {
        guard depth < EncodingLimits.depth else { throw FunctionError("exceeded max depth") }
    }

    // MARK: Scalars

    private mutating func number(depth: Int) throws(FunctionError) -> Value {
        let start = index
        if take(UInt8(ascii: "-")), !isDigit(current) { throw unexpected("in numeric literal") }
        if !take(UInt8(ascii: "0")) { skipDigits() }
        if take(UInt8(ascii: ".")) {
            guard isDigit(current) else { throw unexpectedInNumber("after decimal point in") }
            skipDigits()
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard isDigit(current) else { throw unexpectedInNumber("in exponent of") }
            skipDigits()
        }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        if let value = Double(text), value.isFinite { return .float(value) }
        if overflow == nil { overflow = Overflow(number: text, depth: depth) }
        return rules == .helm4 ? .float(0) : .nil
    }

    private mutating func word(_ word: StaticString, _ value: Value) throws(FunctionError) -> Value {
        let text = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        for byte in text {
            guard current == byte else {
                throw unexpected("in literal \(word) (expecting \(Self.quoted(UInt32(byte))))")
            }
            index += 1
        }
        return value
    }

    private mutating func string() throws(FunctionError) -> String {
        index += 1
        var text: [UInt8] = []
        var copied = index
        while true {
            guard let byte = current else { throw unexpected("in string literal") }
            switch byte {
            case UInt8(ascii: "\""):
                text += bytes[copied..<index]
                index += 1
                return String(goBytes: text).repaired
            case UInt8(ascii: "\\"):
                text += bytes[copied..<index]
                escapeStart = index
                index += 1
                do throws(FunctionError) {
                    try escape(into: &text)
                } catch {
                    throw escapeFailure ?? error
                }
                copied = index
            case 0..<32: throw unexpected(rules == .helm4 ? "in string" : "in string literal")
            default: index += 1
            }
        }
    }

    private mutating func escape(into text: inout [UInt8]) throws(FunctionError) {
        switch current {
        case UInt8(ascii: "b"): text.append(8)
        case UInt8(ascii: "f"): text.append(12)
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "r"): text.append(13)
        case UInt8(ascii: "t"): text.append(9)
        case let byte? where byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "/"):
            text.append(byte)
        case UInt8(ascii: "u"):
            index += 1
            let unit = try fourDigits()
            text += Unicode.UTF8.encode(try scalar(unit)) ?? Unicode.UTF8.encodedReplacementCharacter
            return
        default: throw unexpected("in string escape code")
        }
        index += 1
    }

    /// Helm 4 names the whole escape that is wrong; an escape that is only cut off is the end of the text to it.
    private var escapeFailure: FunctionError? {
        guard rules == .helm4, index < bytes.count else { return nil }
        let length = bytes[escapeStart + 1] == UInt8(ascii: "u") ? 6 : 2
        let text = bytes[escapeStart..<min(escapeStart + length, bytes.count)]
        let isPlain = text.allSatisfy { $0 > 32 && $0 < 0x7F && $0 != UInt8(ascii: "`") }
        let quoted = isPlain ? "`\(String(decoding: text, as: UTF8.self))`" : GoQuoting.string(bytes: Array(text))
        return FunctionError("invalid escape sequence \(quoted) in string")
    }

    /// A scalar, its second half read too; half a pair alone stands for U+FFFD.
    private mutating func scalar(_ unit: UInt32) throws(FunctionError) -> Unicode.Scalar {
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let start = index
        if unit < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        {
            escapeStart = index
            index += 2
            let second = try fourDigits()
            if (0xDC00...0xDFFF).contains(second) {
                return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
            }
            index = start
        }
        return "\u{FFFD}"
    }

    private mutating func fourDigits() throws(FunctionError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            switch current {
            case let byte? where isDigit(byte): value = value << 4 | UInt32(byte - 48)
            case let byte? where (65...70).contains(byte & 0xDF): value = value << 4 | UInt32((byte & 0xDF) - 55)
            default: throw unexpected("in \\u hexadecimal character escape")
            }
            index += 1
        }
        return value
    }

    // MARK: Bytes

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count, [32, 9, 10, 13].contains(bytes[index]) { index += 1 }
    }

    private mutating func skipDigits() {
        while isDigit(current) { index += 1 }
    }

    private func isDigit(_ byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return (48...57).contains(byte)
    }

    /// Helm 4 does not say in which part of the number.
    private func unexpectedInNumber(_ part: String) -> FunctionError {
        unexpected("\(rules == .helm4 ? "in" : part) numeric literal")
    }

    private func unexpected(_ context: String) -> FunctionError {
        guard let byte = current else { return FunctionError("unexpected end of JSON input") }
        // A scalar beyond ASCII is named whole.
        let scalar = byte < 0x80 ? UInt32(byte) : Self.scalar(in: bytes[index...])
        return FunctionError("invalid character \(Self.quoted(scalar)) \(context)")
    }

    private static func scalar(in bytes: some Collection<UInt8>) -> UInt32 {
        String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first?.value ?? 0xFFFD
    }

    /// A character as Go names it in errors.
    private static func quoted(_ scalar: UInt32) -> String {
        switch scalar {
        case 0x27: "'\\''"
        case 0x22: "'\"'"
        default: GoQuoting.character(scalar)
        }
    }
}
