import SluiceGoScalars
import SluiceGoTemplate

/// Numbers, dates and times. The lexer takes what looks like one, the parser checks it.
extension TOMLParser {
    /// Begins with a digit.
    mutating func numberOrTime() throws(TOMLLexer.Failure) -> Value {
        lexer.beginToken()
        if try lexer.next() == 0x30 {
            switch try lexer.peek() {
            case 0x62: return try prefixed("binary", "a") { $0 == 0x30 || $0 == 0x31 }
            case 0x6F: return try prefixed("octal", "an") { (0x30...0x37).contains($0) }
            case 0x78: return try prefixed("hexadecimal", "a", TOMLLexer.isHexadecimal)
            case 0x5F, 0x2E, 0x65, 0x45: return try decimal()
            case let character where TOMLLexer.isDigit(character): break
            default: return try integer(lexer.token)
            }
        }
        try lexer.skip(while: TOMLLexer.isDigit)
        switch try lexer.peek() {
        case 0x2D, 0x3A:
            // - : T t space . Z z +
            try lexer.skip {
                TOMLLexer.isDigit($0) || [0x2D, 0x3A, 0x54, 0x74, 0x20, 0x2E, 0x5A, 0x7A, 0x2B].contains($0)
            }
            return try time(lexer.token)
        case 0x5F, 0x2E, 0x65, 0x45: return try decimal()
        default: return try integer(lexer.token)
        }
    }

    private mutating func prefixed(
        _ name: String, _ article: String, _ isDigit: (UInt32) -> Bool
    ) throws(TOMLLexer.Failure) -> Value {
        _ = try lexer.next()
        let first = try lexer.peek()
        guard isDigit(first) else {
            let name = "not \(article) \(name) number: '\(lexer.token)"
            throw lexer.failure("\(name)\(Unicode.Scalar(first).map(String.init) ?? "")'")
        }
        try lexer.skip { isDigit($0) || $0 == 0x5F }
        return try integer(lexer.token)
    }

    /// The sign has been read.
    mutating func signedNumber() throws(TOMLLexer.Failure) -> Value {
        let character = try lexer.next()
        switch character {
        case 0x69, 0x6E:
            let rest: [Unicode.Scalar] = character == 0x69 ? ["n", "f"] : ["a", "n"]
            for letter in rest where try !lexer.take(letter) {
                throw lexer.failure("invalid float: '\(lexer.token)'")
            }
            return try float(lexer.token)
        case 0x30:
            let next = try lexer.peek()
            if let scalar = Unicode.Scalar(next), ["b", "o", "x"].contains(scalar) {
                throw lexer.failure("cannot use sign with non-decimal numbers: '\(lexer.token)\(scalar)'")
            }
        case 0x2E: throw lexer.failure("floats must start with a digit, not '.'")
        default: break
        }
        guard TOMLLexer.isDigit(character) else {
            throw lexer.failure(
                "expected a digit but got \(TOMLLexer.quoted(character))", atEnd: character == TOMLLexer.end)
        }
        return try decimal()
    }

    private mutating func decimal() throws(TOMLLexer.Failure) -> Value {
        try lexer.skip { TOMLLexer.isDigit($0) || $0 == 0x5F }
        switch try lexer.peek() {
        case 0x2E, 0x65, 0x45: break
        default: return try integer(lexer.token)
        }
        // Digits _ . - + e E
        try lexer.skip { TOMLLexer.isDigit($0) || [0x5F, 0x2E, 0x2D, 0x2B, 0x65, 0x45].contains($0) }
        return try float(lexer.token)
    }

    // MARK: Checks

    private func integer(_ text: String) throws(TOMLLexer.Failure) -> Value {
        let bytes = Array(text.utf8)
        guard Self.underscoresAreInside(bytes) else {
            throw lexer.failure(
                "Invalid integer \(GoQuoting.string(text)): underscores must be surrounded by digits")
        }
        guard !Self.hasLeadingZero(bytes) else {
            throw lexer.failure("Invalid integer \(GoQuoting.string(text)): cannot have leading zeroes")
        }
        guard case .signed(let value)? = NumberParsing.integer(bytes.filter { $0 != UInt8(ascii: "_") }) else {
            throw lexer.failure("\(text) is out of range for int64")
        }
        return .int64(value)
    }

    func float(_ text: String) throws(TOMLLexer.Failure) -> Value {
        let bytes = Array(text.utf8)
        let parts = bytes.split { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
        let name = GoQuoting.string(text)
        guard parts.allSatisfy({ Self.underscoresAreInside($0) }) else {
            throw lexer.failure("Invalid float \(name): underscores must be surrounded by digits")
        }
        guard !Self.hasLeadingZero(Array(parts.first ?? [])) else {
            throw lexer.failure("Invalid float \(name): cannot have leading zeroes")
        }
        guard Self.pointsAreFollowed(bytes) else {
            throw lexer.failure("Invalid float \(name): '.' must be followed by one or more digits")
        }
        switch text {
        case "nan", "+nan": return .float(.nan)
        case "-nan": return .float(-.nan)
        case "inf", "+inf": return .float(.infinity)
        case "-inf": return .float(-.infinity)
        default: break
        }
        let plain = bytes.filter { $0 != UInt8(ascii: "_") }
        if let value = NumberParsing.decimal(plain) { return .float(value) }
        throw lexer.failure(
            NumberParsing.isDecimal(plain) ? "\(text) is out of range for float64" : "Invalid float value: \(name)")
    }

    private static func underscoresAreInside(_ text: some Sequence<UInt8>) -> Bool {
        if ["nan", "+nan", "-nan", "inf", "+inf", "-inf"].contains(String(decoding: Array(text), as: UTF8.self)) {
            return true
        }
        var accepts = false
        for byte in text {
            if byte == UInt8(ascii: "_"), !accepts { return false }
            accepts = TOMLLexer.isHexadecimal(UInt32(byte))
        }
        return accepts
    }

    private static func hasLeadingZero(_ text: [UInt8]) -> Bool {
        let zero = UInt8(ascii: "0")
        if text.count > 1, text[0] == zero {
            return ![UInt8(ascii: "b"), UInt8(ascii: "o"), UInt8(ascii: "x")].contains(text[1])
        }
        return text.count > 2 && (text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+")) && text[1] == zero
    }

    private static func pointsAreFollowed(_ text: [UInt8]) -> Bool {
        var isBehindPoint = false
        for byte in text {
            if isBehindPoint, !(48...57).contains(byte) { return false }
            isBehindPoint = byte == UInt8(ascii: ".")
        }
        return !isBehindPoint
    }

    private func time(_ token: String) throws(TOMLLexer.Failure) -> Value {
        var bytes = Array(token.utf8)
        while bytes.last == 32 { bytes.removeLast() }
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "z"): bytes[index] = UInt8(ascii: "Z")
            case UInt8(ascii: "t"), 32: bytes[index] = UInt8(ascii: "T")
            default: break
            }
        }
        if let time = TOMLTimeReader.time(bytes) { return .object(time) }
        throw lexer.failure("invalid datetime: \(GoQuoting.string(String(decoding: bytes, as: UTF8.self)))")
    }
}
