import SluiceGoTemplate

/// A hand-written template that renders one NetworkPolicy from a block of the values, such as `networkPolicy` or
/// `server.networkPolicy`.
struct ExistingPolicy {
    static let kind = "NetworkPolicy"

    var template: ChartTemplate
    /// The block of the values that the template reads.
    var path: ValuePath
    /// The outermost branch around the document; `nil` where it is always rendered.
    var gate: BranchNode?
    /// The text inside of the gate.
    var body: Range<Int>
    var main: Template
    /// Where `kind: NetworkPolicy` stands.
    var offset: Int

    /// - Returns: one for each template that renders exactly one policy and nothing else.
    static func find(in templates: [ChartTemplate]) -> [ExistingPolicy] {
        templates.compactMap { template in
            guard !template.isOwned, let parsed = template.parsed, parsed.templates.count == 1 else { return nil }
            let nodes = parsed.main.root.nodes
            let branches = nodes.compactMap { node -> BranchNode? in
                if case .branch(let branch) = node { branch } else { nil }
            }
            let gate = branches.first { $0.elseList == nil && kinds(in: $0.list) == [kind] }
            guard kinds(in: parsed.main.root) == [kind], let path = blockPath(of: parsed.main, gate: gate) else {
                return nil
            }
            let whole = 0..<template.bytes.count
            return ExistingPolicy(
                template: template, path: path, gate: gate, body: gate.map { inside($0, of: template.bytes) } ?? whole,
                main: parsed.main, offset: template.bytes.firstOffset(of: "kind: " + kind) ?? 0)
        }
    }

    /// The block that the gate names, or else the first that the template mentions; a chart's own before `global`.
    private static func blockPath(of template: Template, gate: BranchNode?) -> ValuePath? {
        let mentioned = (gate?.pipeline.fieldNames ?? []) + template.fieldPaths.map(\.names)
        let paths = mentioned.compactMap { names -> ValuePath? in
            guard names.first == "Values",
                let end = names.firstIndex(where: { $0.lowercased().hasPrefix("networkpolic") })
            else { return nil }
            return ValuePath(Array(names[1...end]))
        }
        return paths.first { $0.keys.first != "global" } ?? paths.first
    }

    /// The kinds of the documents in a list, branches included.
    private static func kinds(in list: ListNode) -> [String] {
        list.nodes.flatMap { node -> [String] in
            switch node {
            case .text(let text):
                String(decoding: text.bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
                    guard line.hasPrefix("kind:") else { return nil }
                    let value = line.dropFirst(5).split(separator: " ").first.map(String.init) ?? ""
                    return value
                }
            case .branch(let branch):
                kinds(in: branch.list) + (branch.elseList.map(kinds) ?? [])
            default: []
            }
        }
    }

    /// From behind the opening action of a branch to before its `end`.
    private static func inside(_ branch: BranchNode, of bytes: [UInt8]) -> Range<Int> {
        let start = bytes[branch.pipeline.range.upperBound...].firstRange(of: Array("}}".utf8))?.upperBound
        var end = branch.range.upperBound
        while end > branch.range.lowerBound, !bytes[end...].starts(with: "{{".utf8) { end -= 1 }
        return min(start ?? branch.range.lowerBound, end)..<end
    }
}

extension [UInt8] {
    func firstOffset(of text: String) -> Int? {
        self[...].firstRange(of: Array(text.utf8))?.lowerBound
    }
}
