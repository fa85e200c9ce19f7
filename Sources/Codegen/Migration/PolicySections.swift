import SluiceGoTemplate

/// The text of a hand-written policy, by the API path that it renders: `metadata.name`, `spec.egress`.
struct PolicySections {
    struct Section {
        /// `spec.egress`.
        var path: String
        /// What stands behind the key and below it, with branches around the key.
        var lines: [String]
    }

    /// Lines that declare variables, in order.
    private(set) var declarations: [String] = []
    private(set) var sections: [Section] = []
    /// Why the text cannot be taken apart, with the line that shows it.
    private(set) var obstacle: String?

    init(_ policy: ExistingPolicy) {
        var top = ""
        for unit in Self.units(of: policy) {
            if unit.isDeclaration {
                declarations += unit.lines
                continue
            }
            let keys = unit.lines.compactMap(Self.key)
            let isBranch = unit.isBranch
            if isBranch {
                let names = Set(keys.filter { $0.indent <= 2 }.map(\.name))
                if names.count > 1 || keys.contains(where: { $0.indent == 0 }) {
                    obstacle = "a branch holds several fields: " + names.sorted().joined(separator: ", ")
                    return
                }
                if let name = names.first {
                    let content = unit.lines.flatMap { line -> [String] in
                        guard let key = Self.key(line), key.indent <= 2 else { return [line] }
                        return key.rest.isEmpty ? [] : [key.rest]
                    }
                    sections.append(Section(path: top + "." + name, lines: content))
                    continue
                }
            } else if let line = unit.lines.first, let key = Self.key(line), key.indent <= 2 {
                if key.indent == 0 {
                    top = key.name
                } else {
                    sections.append(Section(path: top + "." + key.name, lines: key.rest.isEmpty ? [] : [key.rest]))
                }
                continue
            }
            guard top == "metadata" || top == "spec", sections.last?.path.hasPrefix(top + ".") == true else {
                guard let line = unit.lines.first(where: { $0.contains { $0 != " " } }) else { continue }
                obstacle = "a line belongs to none of its fields: " + line.drop { $0 == " " }
                return
            }
            sections[sections.count - 1].lines += unit.lines
        }
    }

    /// A line, or all lines of one branch.
    private struct Unit {
        var lines: [String]
        var isBranch = false
        var isDeclaration = false
    }

    private static func units(of policy: ExistingPolicy) -> [Unit] {
        let list = policy.gate?.list ?? policy.main.root
        var spans: [(range: Range<Int>, isBranch: Bool)] = []
        for node in list.nodes {
            switch node {
            case .branch(let branch): spans.append((branch.range, true))
            case .action(let action) where !action.pipeline.declarations.isEmpty: spans.append((action.range, false))
            default: break
            }
        }
        let bytes = policy.template.bytes
        var units: [Unit] = []
        var start = policy.body.lowerBound
        while start < policy.body.upperBound {
            let end = bytes[start..<policy.body.upperBound].firstIndex(of: 10) ?? policy.body.upperBound
            let line = String(decoding: bytes[start..<end], as: UTF8.self)
            let span = spans.first { $0.range.lowerBound < end && $0.range.upperBound > start }
            if let span, span.range.lowerBound < start, !units.isEmpty {
                units[units.count - 1].lines.append(line)
            } else {
                let isAlone = line.drop { $0 == " " }.hasPrefix("{{")
                units.append(
                    Unit(
                        lines: [line], isBranch: isAlone && span?.isBranch == true,
                        isDeclaration: isAlone && span?.isBranch == false))
            }
            start = end + 1
        }
        return units
    }

    /// `  egress: rest` as a key with its indentation.
    private static func key(_ line: String) -> (indent: Int, name: String, rest: String)? {
        let spaces = line.prefix { $0 == " " }.count
        let text = line.dropFirst(spaces)
        guard let colon = text.firstIndex(of: ":"), text[..<colon].allSatisfy({ $0.isLetter }), colon > text.startIndex
        else { return nil }
        let rest = text[text.index(after: colon)...]
        guard rest.isEmpty || rest.first == " " else { return nil }
        return (spaces, String(text[..<colon]), String(rest.drop { $0 == " " }))
    }
}
