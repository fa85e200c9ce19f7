import SluiceGoTemplate

/// What becomes of strings on the way through encoding/json and the YAML reader, which the second version of
/// go-yaml's output takes.
enum JSONPassage {
    /// The reader refuses DEL, U+0080 to U+009F without U+0085, U+FFFE and U+FFFF. JSON does not escape them.
    static let refusal = FunctionError("yaml: control characters are not allowed")
    static let documentIndicator = FunctionError("yaml: found unexpected document indicator")
    /// A key that is longer than the reader looks ahead for its colon, or that breaks its line.
    static let missingColon = FunctionError("yaml: did not find expected ',' or '}'")

    static func failure(ofKey bytes: UnsafeBufferPointer<UInt8>, _ traits: ScalarTraits) -> FunctionError? {
        if traits.isRefused { return refusal }
        if traits.hasNextLine { return missingColon }
        // Every byte is at most an escape of six characters.
        return bytes.count > 170 && scalarsInJSON(bytes) > 1024 ? missingColon : nil
    }

    private static func scalarsInJSON(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var text: [UInt8] = []
        JSONWriter.appendString(bytes, escapesHTML: true, to: &text)
        return text.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }

    /// The text as the reader folds it at U+0085: spaces around a break are dropped, one break becomes a space,
    /// each further one a line feed. Nil where a folded line begins with a document indicator.
    static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var result: [UInt8] = []
        var index = 0
        func isNextLine(_ index: Int) -> Bool {
            index + 1 < bytes.count && bytes[index] == 0xC2 && bytes[index + 1] == 0x85
        }
        while index < bytes.count {
            guard bytes[index] == 32 || isNextLine(index) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            var spaces = 0
            var breaks = 0
            while index < bytes.count {
                if isNextLine(index) {
                    breaks += 1
                    index += 2
                    if isDocumentIndicator(bytes, index) { return nil }
                } else if bytes[index] == 32 {
                    if breaks == 0 { spaces += 1 }
                    index += 1
                } else {
                    break
                }
            }
            switch breaks {
            case 0: result += repeatElement(32, count: spaces)
            case 1: result.append(32)
            default: result += repeatElement(10, count: breaks - 1)
            }
        }
        return result
    }

    private static func isDocumentIndicator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index + 3 <= bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: ".") else {
            return false
        }
        guard bytes[index + 1] == bytes[index], bytes[index + 2] == bytes[index] else { return false }
        return index + 3 < bytes.count && (bytes[index + 3] == 32 || bytes[index + 3] == 0xC2)
    }
}
