extension Parser {
    /// A backslash outside of a class.
    mutating func parseBackslash() throws(Failure) {
        let start = reader.position
        if let letter = reader.peek(1), try parseSpecialEscape(letter) { return }
        if let set = try parseSetEscape() {
            try push(.set(set))
            return
        }
        reader.position = start
        try pushLiteral(parseEscapedScalar())
    }

    private mutating func parseSpecialEscape(_ letter: UInt8) throws(Failure) -> Bool {
        let piece: Piece
        switch Unicode.Scalar(letter) {
        case "A": piece = .assertion(.beginText)
        case "z": piece = .assertion(.endText)
        case "b": piece = .assertion(.wordBoundary)
        case "B": piece = .assertion(.noWordBoundary)
        case "C": throw failure(.invalidEscape, reader.text(from: reader.position, to: reader.position + 2))
        case "Q":
            try parseQuoted()
            return true
        default: return false
        }
        reader.position += 2
        try push(piece)
        return true
    }

    /// `\Q...\E`, or to the end of the pattern.
    private mutating func parseQuoted() throws(Failure) {
        reader.position += 2
        while !reader.isAtEnd {
            if reader.peek(is: "\\"), reader.peek(is: "E", 1) {
                reader.position += 2
                return
            }
            try pushLiteral(reader.next())
        }
    }

    /// An escape that stands for one scalar, at its backslash.
    mutating func parseEscapedScalar() throws(Failure) -> UInt32 {
        let start = reader.position
        reader.position += 1
        if reader.isAtEnd { throw failure(.trailingBackslash, "") }
        let scalar = reader.next()
        let value: UInt32? =
            switch Unicode.Scalar(scalar) {
            case "0": parseOctal(scalar)
            case "1", "2", "3", "4", "5", "6", "7":
                // A digit alone would be a backreference.
                isOctalDigit(reader.peek()) ? parseOctal(scalar) : nil
            case "x": parseHexadecimal()
            case "a": 7
            case "f": 12
            case "n": 10
            case "r": 13
            case "t": 9
            case "v": 11
            default: scalar < 0x80 && !Self.isLetterOrDigit(scalar) ? scalar : nil
            }
        guard let value else { throw failure(.invalidEscape, reader.text(from: start)) }
        return value
    }

    private func isOctalDigit(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x37).contains($0) } ?? false }

    /// Up to three digits, the first of which is read.
    private mutating func parseOctal(_ first: UInt32) -> UInt32 {
        var value = first - 0x30
        for _ in 0..<2 where isOctalDigit(reader.peek()) {
            value = value * 8 + (reader.next() - 0x30)
        }
        return value
    }

    /// Two digits, or any number of them in braces.
    private mutating func parseHexadecimal() -> UInt32? {
        if reader.isAtEnd { return nil }
        let first = reader.next()
        guard first == 0x7B else {
            let second = reader.next()
            guard let high = Self.hexadecimalDigit(first), let low = Self.hexadecimalDigit(second) else { return nil }
            return high * 16 + low
        }
        var value: UInt32 = 0
        var hasDigits = false
        while !reader.isAtEnd {
            let scalar = reader.next()
            if scalar == 0x7D { return hasDigits ? value : nil }
            guard let digit = Self.hexadecimalDigit(scalar) else { return nil }
            value = value * 16 + digit
            if value > ScalarSet.maximum { return nil }
            hasDigits = true
        }
        return nil
    }

    private static func hexadecimalDigit(_ scalar: UInt32) -> UInt32? {
        switch scalar {
        case 0x30...0x39: scalar - 0x30
        case 0x41...0x46: scalar - 0x41 + 10
        case 0x61...0x66: scalar - 0x61 + 10
        default: nil
        }
    }
}
