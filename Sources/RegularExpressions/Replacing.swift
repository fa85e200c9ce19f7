extension RegularExpression {
    /// The text with each match replaced by the template, in which `$1`, `$name` and `${name}` stand for what
    /// groups matched, nothing if they did not, and `$$` for a dollar: Go's `ReplaceAllString`.
    public func replacingAll(in text: String, with template: String) -> String {
        String(decoding: replacingAll(in: Array(text.utf8), with: Array(template.utf8)), as: UTF8.self)
    }

    /// The same for bytes, which need not be UTF-8.
    public func replacingAll(in text: [UInt8], with template: [UInt8]) -> [UInt8] {
        let parts = ReplacementTemplate(template, groupNames: groupNames)
        return replacing(in: text, slotCount: parts.usesGroups ? program.slotCount : 2) { text, positions, result in
            parts.append(to: &result, text, positions)
        }
    }

    /// The text with each match replaced by the literal as it is: Go's `ReplaceAllLiteralString`.
    public func replacingAllLiterally(in text: String, with literal: String) -> String {
        String(decoding: replacingAllLiterally(in: Array(text.utf8), with: Array(literal.utf8)), as: UTF8.self)
    }

    /// The same for bytes, which need not be UTF-8.
    public func replacingAllLiterally(in text: [UInt8], with literal: [UInt8]) -> [UInt8] {
        replacing(in: text, slotCount: 2) { _, _, result in result.append(contentsOf: literal) }
    }

    private func replacing(
        in bytes: [UInt8], slotCount: Int, _ replace: (TextBytes, [Int], inout [UInt8]) -> Void
    ) -> [UInt8] {
        bytes.withUnsafeBufferPointer { text in
            var result: [UInt8] = []
            var lastEnd = 0
            var position = 0
            while let found = find(text, from: position, slotCount: slotCount) {
                let (start, end) = (found[0], found[1])
                result.append(contentsOf: text[lastEnd..<max(start, lastEnd)])
                // Not for nothing right behind another match.
                if end > lastEnd || start == 0 { replace(text, found, &result) }
                lastEnd = end
                let width = position < text.count ? Decoding.scalar(text, position).width : 1
                position = max(position + width, end)
            }
            if position == 0 { return bytes }
            result.append(contentsOf: text[lastEnd...])
            return result
        }
    }
}
