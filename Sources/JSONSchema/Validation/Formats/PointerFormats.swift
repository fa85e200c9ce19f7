/// `json-pointer` (RFC 6901) and `relative-json-pointer` (its draft that JSON Schema names).
enum PointerFormats {
    static func accepts(_ text: String) -> Bool {
        var reader = ScalarReader(text)
        return takePointer(&reader)
    }

    static func acceptsRelative(_ text: String) -> Bool {
        var reader = ScalarReader(text)
        if !reader.take("0"), reader.skip(while: \.isDigit) == 0 { return false }
        if reader.take("#") { return reader.isAtEnd }
        return takePointer(&reader)
    }

    private static func takePointer(_ reader: inout ScalarReader) -> Bool {
        if reader.isAtEnd { return true }
        guard reader.next == "/" else { return false }
        while let scalar = reader.take() {
            if scalar == "~", reader.take(where: { $0 == "0" || $0 == "1" }) == nil { return false }
        }
        return true
    }
}
