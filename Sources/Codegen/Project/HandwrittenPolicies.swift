import SluiceDiagnostics
import SluiceFiles
import SluiceGoTemplate

/// Templates that people wrote for a resource that a block now renders. Two of them would fight over one name.
struct HandwrittenPolicies {
    struct Match {
        var template: ChartTemplate
        var block: Block
        /// Where `kind: …` stands.
        var offset: Int
        /// The `if` around the document, where the file holds others too.
        var branch: BranchNode?
        var isWholeFile: Bool
    }

    var matches: [Match]

    init(interface: ChartInterface, templates: [ChartTemplate]) {
        matches = templates.filter { !$0.isOwned }.flatMap { template in
            Self.matches(in: template, blocks: interface.blocks)
        }
    }

    var findings: [Finding] {
        matches.map { match in
            Finding(
                rule: "template-doubled", severity: .error, location: match.location,
                message: "this template already renders the \(match.block.kind) of \(match.block.path)",
                hint: "remove it, or run with --adopt to have it replaced and the replacement proved")
        }
    }

    /// Removes what the fragments replace.
    func adopt(into plan: inout GenerationPlan, chart: String) throws(SluiceError) {
        var edits: [String: [Range<Int>]] = [:]
        try refuseLosses(plan, chart: chart)
        for match in matches {
            if match.isWholeFile {
                plan.files.replace(match.template.path, within: chart)
            } else if let branch = match.branch {
                edits[match.template.path, default: []].append(branch.range)
            } else {
                throw SluiceError(findings: [
                    Finding(
                        rule: "template-entangled", severity: .error, location: match.location,
                        message: "this \(match.block.kind) stands between other documents and cannot be cut out",
                        hint: "put it into a file of its own, then run --adopt again")
                ])
            }
        }
        for match in matches {
            guard let ranges = edits.removeValue(forKey: match.template.path) else { continue }
            var bytes = match.template.bytes
            for range in ranges.sorted(by: { $0.lowerBound > $1.lowerBound }) {
                var end = range.upperBound
                if end < bytes.count, bytes[end] == UInt8(ascii: "\n") { end += 1 }
                bytes.removeSubrange(range.lowerBound..<end)
            }
            plan.files.write(bytes, to: match.template.path, within: chart, as: .requested)
        }
    }

    /// What only the replaced text has would be lost without a render showing it: comments, and its name where the
    /// chart's tests or docs use it.
    private func refuseLosses(_ plan: GenerationPlan, chart: String) throws(SluiceError) {
        var findings: [Finding] = []
        let folder = try Folder(chart)
        for match in matches {
            if let line = match.template.firstCommentLine {
                findings.append(
                    Finding(
                        rule: "adopt-comments", severity: .error,
                        location: SourceLocation(file: match.template.path, line: line, column: 1),
                        message: "this template has comments, which its replacement would not have",
                        hint: "move them to values.yaml or the README, or leave the template as it is"))
            }
            guard match.isWholeFile, !plan.files.writtenPaths.contains(match.template.path) else { continue }
            let name = match.template.path.split(separator: "/").last.map(String.init) ?? match.template.path
            for path in try folder.files()
            where Self.isVisible(path) && chart + "/" + path != match.template.path {
                guard let bytes = try folder.contents(of: path), bytes.firstRange(of: Array(name.utf8)) != nil
                else { continue }
                findings.append(
                    Finding(
                        rule: "adopt-named", severity: .error,
                        location: SourceLocation(file: chart + "/" + path, line: 0, column: 0),
                        message: "this file names \(name), and that template would be gone",
                        hint: "rename it there first, or leave the template as it is"))
            }
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
    }

    private static func isVisible(_ path: String) -> Bool {
        !path.split(separator: "/").contains { $0.hasPrefix(".") } && !path.hasPrefix("charts/")
    }

    private static func matches(in template: ChartTemplate, blocks: [Block]) -> [Match] {
        guard let parsed = template.parsed else { return [] }
        var found: [Match] = []
        for block in blocks {
            for (offset, branches) in places(of: block.kind, in: parsed.main.root) {
                let mentioned = branches.last { mentions(block, in: $0.pipeline.fieldNames) }
                guard mentioned != nil || mentions(block, in: parsed.main.fieldPaths.map(\.names)) else { continue }
                // The longest block path that fits wins: runner.networkPolicy, not networkPolicy.
                let kinds = documents(in: parsed.main.root)
                let branch = mentioned.flatMap { documents(in: $0.list) == 1 ? $0 : nil }
                found.append(
                    Match(
                        template: template, block: block, offset: offset, branch: branch,
                        isWholeFile: kinds == 1 && parsed.templates.count == 1))
            }
        }
        return found
    }

    private static func mentions(_ block: Block, in paths: [[String]]) -> Bool {
        paths.contains { $0.starts(with: ["Values"] + block.path.keys) }
    }

    /// Where `kind: KIND` begins a line, with the branches around it, outermost first.
    private static func places(of kind: String, in list: ListNode) -> [(offset: Int, branches: [BranchNode])] {
        var places: [(offset: Int, branches: [BranchNode])] = []
        visit(list, branches: []) { text, branches in
            for offset in lines(beginning: "kind: " + kind, wholeLine: true, in: text.bytes) {
                places.append((text.range.lowerBound + offset, branches))
            }
        }
        return places
    }

    private static func documents(in list: ListNode) -> Int {
        var count = 0
        visit(list, branches: []) { text, _ in
            count += lines(beginning: "kind: ", wholeLine: false, in: text.bytes).count
        }
        return count
    }

    private static func visit(
        _ list: ListNode, branches: [BranchNode], _ body: (TextNode, [BranchNode]) -> Void
    ) {
        for node in list.nodes {
            switch node {
            case .text(let text): body(text, branches)
            case .branch(let branch):
                visit(branch.list, branches: branches + [branch], body)
                if let other = branch.elseList { visit(other, branches: branches, body) }
            default: break
            }
        }
    }

    private static func lines(beginning start: String, wholeLine: Bool, in bytes: [UInt8]) -> [Int] {
        var offsets: [Int] = []
        var lineStart = 0
        let wanted = Array(start.utf8)
        while lineStart < bytes.count {
            let end = bytes[lineStart...].firstIndex(of: 10) ?? bytes.count
            if bytes[lineStart..<end].starts(with: wanted), !wholeLine || end - lineStart == wanted.count {
                offsets.append(lineStart)
            }
            lineStart = end + 1
        }
        return offsets
    }
}

extension HandwrittenPolicies.Match {
    var location: SourceLocation {
        let before = template.bytes[..<min(offset, template.bytes.count)]
        let line = before.reduce(1) { $1 == 10 ? $0 + 1 : $0 }
        return SourceLocation(file: template.path, line: line, column: 1)
    }
}
