import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// Exceptions that do not do what they seem to.
enum ExceptionLint {
    static let redundant = Rule("except-redundant", .info, .lint, "an exception lies within another one")
    static let nothingLeft = Rule("except-everything", .warning, .lint, "the exceptions leave nothing of the block")
    static let reopened = Rule("except-reopened", .warning, .lint, "another rule allows what an exception takes out")

    static let catalogue = [redundant, nothingLeft, reopened]

    static func check(_ subject: PolicySubject, _ report: inout LintReport) {
        for rule in subject.rules {
            for (index, block, except) in rule.blocks where !except.isEmpty {
                let path = rule.peersPath[index]["ipBlock"]["except"]
                // Those that cannot be read keep their places.
                let written = (rule.peers?[index].ipBlock?.except ?? []).enumerated().compactMap { number, text in
                    ParsedCIDR(text).map { (index: number, block: $0.block) }
                }
                checkOverlaps(written, of: block, path, &report)
                // The server refuses an exception that is not smaller than the block.
                if rule.ranges(index).isEmpty, except.allSatisfy({ block.contains($0) && block != $0 }) {
                    report.add(
                        nothingLeft, path, "the exceptions cover all of \(block), so that the peer allows nothing",
                        hint: "remove the peer, or correct the exceptions", pointsAtKey: true)
                }
            }
        }
    }

    private static func checkOverlaps(
        _ except: [(index: Int, block: CIDRBlock)], of whole: CIDRBlock, _ path: FieldPath, _ report: inout LintReport
    ) {
        // In order, a block stands behind those that hold it.
        var outer: (block: CIDRBlock, index: Int)?
        for (index, block) in except.sorted(by: { ($0.block, $0.index) < ($1.block, $1.index) })
        where whole.contains(block) && whole != block {
            if let outer, outer.block.contains(block) {
                report.add(
                    redundant, path[index], "\(block) lies within the exception \(outer.block)", hint: "remove it",
                    related: [RelatedPath(path: path[outer.index], message: "the wider exception")])
            } else {
                outer = (block, index)
            }
        }
    }
}
