import SluiceGoTemplate

/// Indenting every line of a text, empty ones too.
enum Indentation {
    private static let lineFeed = UInt8(ascii: "\n")

    static func indented(_ text: String, by spaces: Int, startsNewLine: Bool = false) throws -> String {
        guard spaces >= 0 else { throw SprigError.negativeRepeat }
        return try text.withUTF8Bytes { bytes in
            let lines = bytes.count { $0 == lineFeed } + 1
            try SprigLimits.check(bytes: spaces, times: lines, added: bytes.count)
            return String(unsafeUninitializedCapacity: bytes.count + spaces * lines + 1) { buffer in
                var end = 0
                func append(_ byte: UInt8) {
                    buffer[end] = byte
                    end += 1
                }
                func appendSpaces() {
                    for _ in 0..<spaces { append(UInt8(ascii: " ")) }
                }
                if startsNewLine { append(lineFeed) }
                appendSpaces()
                for byte in bytes {
                    append(byte)
                    if byte == lineFeed { appendSpaces() }
                }
                return end
            }
        }
    }
}
