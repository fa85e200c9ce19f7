import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// Lists of blocks that can be shorter.
enum BlockListLint {
    static let mergeable = Rule("mergeable-blocks", .info, .lint, "two blocks can be written as one")
    static let many = Rule("many-addresses", .info, .lint, "a rule lists many single addresses")

    static let catalogue = [mergeable, many]

    private static let maximumAddresses = 50

    static func check(_ subject: PolicySubject, _ report: inout LintReport) {
        for rule in subject.rules {
            var first: [CIDRBlock: Int] = [:]
            var addresses = 0
            for (index, block, except) in rule.blocks {
                // Single addresses that are neighbours by chance are better left alone.
                guard block.prefixLength < block.family.bits else {
                    addresses += 1
                    continue
                }
                guard block.prefixLength > 0, except.isEmpty, first.updateValue(index, forKey: block) == nil,
                    let other = first[block.sibling]
                else { continue }
                let whole = CIDRBlock(
                    containing: IPAddress(block.family, block.first), prefixLength: block.prefixLength - 1)
                report.add(
                    mergeable, rule.peersPath[index]["ipBlock"]["cidr"],
                    "\(block.sibling) and \(block) are \(whole) together", hint: "write \(whole) instead of both",
                    related: [
                        RelatedPath(path: rule.peersPath[other]["ipBlock"]["cidr"], message: "the other half")
                    ])
            }
            if addresses > maximumAddresses {
                report.add(
                    many, rule.peersPath,
                    "these are \(addresses) single addresses, each of which plugins keep on every node",
                    hint: "see whether blocks say the same", pointsAtKey: true)
            }
        }
    }
}

extension CIDRBlock {
    /// The block that makes the next larger block with this one. Only for prefix lengths above 0.
    fileprivate var sibling: CIDRBlock {
        let bit = UInt128(1) << UInt128(family.bits - prefixLength)
        return CIDRBlock(containing: IPAddress(family, first ^ bit), prefixLength: prefixLength)
    }
}
