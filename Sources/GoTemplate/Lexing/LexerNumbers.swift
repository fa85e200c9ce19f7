/// Scanning of numbers. It only finds where one ends; the parser decides whether it is one.
extension Lexer {
    mutating func number() -> State {
        guard scanNumber() else { return badNumber() }
        // Complex constants are not supported; nothing else continues with a sign.
        if let sign = byte(at: position), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
            _ = scanNumber()
            return badNumber()
        }
        emit(.number)
        return .insideAction
    }

    private mutating func badNumber() -> State {
        fail("bad number syntax: \(Quoting.quote(String(decoding: pending, as: UTF8.self)))")
    }

    private mutating func scanNumber() -> Bool {
        accept("+-")
        var digits: StaticString = "0123456789_"
        var exponent: StaticString = "eE"
        if accept("0") {
            if accept("xX") {
                digits = "0123456789abcdefABCDEF_"
                exponent = "pP"
            } else if accept("oO") {
                digits = "01234567_"
                exponent = ""
            } else if accept("bB") {
                digits = "01_"
                exponent = ""
            }
        }
        while accept(digits) {}
        if accept(".") { while accept(digits) {} }
        if accept(exponent) {
            accept("+-")
            while accept("0123456789_") {}
        }
        // Imaginary: the parser refuses it.
        accept("i")
        guard let (scalar, width) = scalar(at: position), scalar.isTemplateAlphanumeric else {
            return true
        }
        position += width
        return false
    }

    @discardableResult
    private mutating func accept(_ set: StaticString) -> Bool {
        guard let next = byte(at: position), next < 0x80 else { return false }
        let found = set.withUTF8Buffer { $0.contains(next) }
        if found { position += 1 }
        return found
    }
}
