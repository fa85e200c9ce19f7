/// White space as Go's `unicode.IsSpace` sees it, at the ends of UTF-8 text.
enum WhiteSpace {
    static func trimmingStart(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while let width = widthAtStart(of: rest) { rest = rest.dropFirst(width) }
        return rest
    }

    static func trimmingEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        while let width = widthAtEnd(of: rest) { rest = rest.dropLast(width) }
        return rest
    }

    static func trimming(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        trimmingEnd(trimmingStart(bytes))
    }

    private static func isASCIISpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func widthAtStart(of bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first < 0x80 { return isASCIISpace(first) ? 1 : nil }
        return wideWidths.first { width in isWideSpace(bytes.prefix(width)) }
    }

    private static func widthAtEnd(of bytes: ArraySlice<UInt8>) -> Int? {
        guard let last = bytes.last else { return nil }
        if last < 0x80 { return isASCIISpace(last) ? 1 : nil }
        return wideWidths.first { width in isWideSpace(bytes.suffix(width)) }
    }

    private static let wideWidths = [2, 3]

    private static func isWideSpace(_ bytes: ArraySlice<UInt8>) -> Bool {
        switch Array(bytes) {
        // U+0085, U+00A0
        case [0xC2, 0x85], [0xC2, 0xA0]: true
        // U+1680, U+202F, U+205F, U+3000
        case [0xE1, 0x9A, 0x80], [0xE2, 0x80, 0xAF], [0xE2, 0x81, 0x9F], [0xE3, 0x80, 0x80]: true
        // U+2000 to U+200A, U+2028, U+2029
        case let scalar where scalar.count == 3 && scalar[0] == 0xE2 && scalar[1] == 0x80:
            (0x80...0x8A).contains(scalar[2]) || scalar[2] == 0xA8 || scalar[2] == 0xA9
        default: false
        }
    }
}
