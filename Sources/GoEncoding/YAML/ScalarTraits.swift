import SluiceGoScalars

/// What go-yaml's emitter must know of a string before it chooses a style; found in one pass over the bytes.
struct ScalarTraits {
    var hasNewline = false
    /// Any break, line and paragraph separators included.
    var isMultiline = false
    var allowsPlain = true
    var allowsSingleQuoted = true
    var allowsBlock = true
    /// Holds what the YAML reader refuses, through which the second version sends every string.
    var isRefused = false
    /// Holds U+0085, which that reader folds.
    var hasNextLine = false

    init(_ text: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect) {
        guard let first = text.first, let last = text.last else {
            allowsBlock = false
            return
        }
        if first == UInt8(ascii: " ") || last == UInt8(ascii: " ") { allowsPlain = false }
        if last == UInt8(ascii: " ") { allowsBlock = false }
        if Self.isIndicator(first, text) { allowsPlain = false }
        scan(text, dialect)
        if isMultiline { allowsPlain = false }
    }

    /// Whether the first character alone needs quotes. A colon or number sign is seen by the scan.
    private static func isIndicator(_ first: UInt8, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        switch first {
        case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
            UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
            UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
            return true
        case UInt8(ascii: "?"): return isBlankOrEnd(text, 1)
        case UInt8(ascii: "-"):
            return isBlankOrEnd(text, 1)
                || text.count >= 3 && text[1] == UInt8(ascii: "-") && text[2] == UInt8(ascii: "-")
        case UInt8(ascii: "."):
            return text.count >= 3 && text[1] == UInt8(ascii: ".") && text[2] == UInt8(ascii: ".")
        default: return false
        }
    }

    private static func isBlankOrEnd(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index >= text.count || text[index] == UInt8(ascii: " ") || text[index] == 9
    }

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>, _ dialect: YAMLDialect) {
        /// Where the last space and the last break ended.
        var (spaceEnd, breakEnd) = (-1, -1)
        var index = 0
        while index < text.count {
            let byte = text[index]
            switch byte {
            case 0x3A:
                if Self.isBlankOrEnd(text, index + 1) { allowsPlain = false }
                index += 1
            case 0x23:
                if isBlankBefore(text, index, breakEnd) { allowsPlain = false }
                index += 1
            case 0x21...0x7E:
                index += 1
            case 0x20:
                if breakEnd == index { (allowsPlain, allowsSingleQuoted) = (false, false) }
                index += 1
                spaceEnd = index
            case 0x0A:
                hasNewline = true
                noteBreak(afterSpace: spaceEnd == index)
                index += 1
                breakEnd = index
            case 0x09 where dialect == .v3:
                (allowsPlain, allowsSingleQuoted) = (false, false)
                index += 1
            case 0x0D:
                noteSpecial()
                noteBreak(afterSpace: spaceEnd == index)
                index += 1
                breakEnd = index
            case 0x80...:
                let width = Self.width(byte)
                if scanMultibyte(text, index, afterSpace: spaceEnd == index) { breakEnd = index + width }
                index += width
            default:
                if byte == 0x7F { isRefused = true }
                noteSpecial()
                index += 1
            }
        }
    }

    private func isBlankBefore(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ breakEnd: Int) -> Bool {
        guard index > 0, breakEnd != index else { return true }
        return text[index - 1] == 0x20 || text[index - 1] == 9 || text[index - 1] == 0
    }

    /// Whether it is a break.
    private mutating func scanMultibyte(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, afterSpace: Bool) -> Bool {
        if !Self.isPrintable(text, index) { noteSpecial() }
        switch text[index] {
        case 0xC2:
            guard text[index + 1] < 0xA0 else { return false }
            guard text[index + 1] == 0x85 else {
                isRefused = true
                return false
            }
            hasNextLine = true
        case 0xE2:
            guard text[index + 1] == 0x80, text[index + 2] | 1 == 0xA9 else { return false }
        case 0xEF:
            if text[index + 1] == 0xBF, text[index + 2] >= 0xBE { isRefused = true }
            return false
        default: return false
        }
        noteBreak(afterSpace: afterSpace)
        return true
    }

    private mutating func noteBreak(afterSpace: Bool) {
        isMultiline = true
        if afterSpace { noteSpecial() }
    }

    private mutating func noteSpecial() { (allowsPlain, allowsSingleQuoted, allowsBlock) = (false, false, false) }

    /// Bytes of the scalar that begins with this byte.
    static func width(_ first: UInt8) -> Int {
        first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    }

    /// go-yaml's idea of what needs no escape: nothing beyond the basic plane.
    static func isPrintable(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        switch text[index] {
        case 0x0A, 0x20...0x7E: true
        case 0xC2: text[index + 1] >= 0xA0
        case 0xC3...0xEC, 0xEE: true
        case 0xED: text[index + 1] < 0xA0
        case 0xEF:
            !(text[index + 1] == 0xBB && text[index + 2] == 0xBF)
                && !(text[index + 1] == 0xBF && text[index + 2] >= 0xBE)
        default: false
        }
    }
}
