/// `uri-template`: RFC 6570, section 2, of any level.
enum URITemplateFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ScalarReader(text)
        while let scalar = reader.take() {
            switch scalar {
            case "{": guard takeExpression(&reader) else { return false }
            case "%": guard takeEscape(&reader) else { return false }
            case "}", "\"", "<", ">", "\\", "^", "`", "|", "\u{7F}": return false
            default: guard scalar > " " else { return false }
            }
        }
        return true
    }

    private static func takeExpression(_ reader: inout ScalarReader) -> Bool {
        _ = reader.take { "+#./;?&=,!@|".unicodeScalars.contains($0) }
        repeat {
            guard takeVariable(&reader) else { return false }
        } while reader.take(",")
        return reader.take("}")
    }

    private static func takeVariable(_ reader: inout ScalarReader) -> Bool {
        repeat {
            var length = 0
            while let scalar = reader.take(where: { $0.isLetter || $0.isDigit || $0 == "_" || $0 == "%" }) {
                if scalar == "%", !takeEscape(&reader) { return false }
                length += 1
            }
            guard length > 0 else { return false }
        } while reader.take(".")
        if reader.take(":") {
            guard reader.next != "0" else { return false }
            return (1...4).contains(reader.skip(while: \.isDigit))
        }
        _ = reader.take("*")
        return true
    }

    private static func takeEscape(_ reader: inout ScalarReader) -> Bool {
        reader.take(where: \.isHexDigit) != nil && reader.take(where: \.isHexDigit) != nil
    }
}
