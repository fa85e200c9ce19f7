/// Template text that is moved to another place of a chart: whole lines, free of the indentation that they had.
struct PolicyText {
    var lines: [String]

    /// Spaces that all lines begin with; the argument of `nindent` counts as the spaces of what it prints.
    var indentation: Int {
        lines.compactMap { line -> Int? in
            let spaces = line.prefix { $0 == " " }.count
            if spaces == line.count { return nil }
            guard line.dropFirst(spaces).hasPrefix("{{") else { return spaces }
            return Self.indents(in: line).map(\.value).min()
        }.min() ?? 0
    }

    /// The same lines without their common indentation.
    func dedented() -> PolicyText {
        let base = indentation
        return PolicyText(
            lines: lines.map { line in
                var result = line
                for indent in Self.indents(in: line).reversed() {
                    result.replaceSubrange(indent.range, with: String(max(0, indent.value - base)))
                }
                return String(result.dropFirst(min(base, result.prefix { $0 == " " }.count)))
            }.filter { line in line.contains { $0 != " " } })
    }

    var text: String { lines.joined(separator: "\n") }

    /// The numbers behind `indent` and `nindent`.
    static func indents(in line: String) -> [(range: Range<String.Index>, value: Int)] {
        var found: [(range: Range<String.Index>, value: Int)] = []
        var rest = line[...]
        while let word = rest.firstRange(of: "indent ") {
            let digits = rest[word.upperBound...].prefix { $0.isASCII && $0.isNumber }
            if let value = Int(digits) { found.append((digits.startIndex..<digits.endIndex, value)) }
            rest = rest[word.upperBound...]
        }
        return found
    }
}
