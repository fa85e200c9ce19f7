/// `uuid`: RFC 4122, of any version.
enum UUIDFormat {
    static func accepts(_ text: String) -> Bool {
        var reader = ScalarReader(text.utf8.count == 36 ? text : "")
        for (index, length) in [8, 4, 4, 4, 12].enumerated() {
            if index > 0, !reader.take("-") { return false }
            guard reader.skip(while: \.isHexDigit) == length else { return false }
        }
        return reader.isAtEnd
    }
}
