import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// Exceptions that another block allows: rules and policies add up, and none takes away from another.
///
/// A smaller block inside an exception, or the exception on other ports, is what people mean, and no finding.
enum ReopenedLint {
    fileprivate struct Entry {
        var policy: Int
        var rule: PolicySubject.PolicyRule
        var position: Int
        var block: CIDRBlock
        var ranges: AddressRanges
    }

    /// - Parameter group: policies of one namespace with the same pods, and their indexes.
    /// - Returns: for each policy the rules that have a finding because of a wider rule.
    static func check(
        _ group: [(index: Int, subject: PolicySubject)], _ budget: inout WorkBudget, _ findings: inout [Int: LintReport]
    ) -> [Int: Set<RulePair>] {
        let egress = group.flatMap { entries($0.index, $0.subject.effectiveEgress) }
        let ingress = group.flatMap { entries($0.index, $0.subject.effectiveIngress) }
        let names = Dictionary(group.map { ($0.index, $0.subject.name) }) { first, _ in first }
        var explained: [Int: Set<RulePair>] = [:]
        for entries in [ingress, egress] { check(entries, names, &budget, &findings, &explained) }
        return explained
    }

    private static func entries(_ policy: Int, _ rules: [PolicySubject.PolicyRule]) -> [Entry] {
        rules.flatMap { rule in
            rule.reach.ports.isReadable
                ? rule.blocks.map {
                    Entry(
                        policy: policy, rule: rule, position: $0.index, block: $0.block, ranges: rule.ranges($0.index))
                } : []
        }
    }

    private static func check(
        _ entries: [Entry], _ names: [Int: String], _ budget: inout WorkBudget, _ findings: inout [Int: LintReport],
        _ explained: inout [Int: Set<RulePair>]
    ) {
        guard entries.count > 1, entries.contains(where: { !$0.exceptions.isEmpty }) else { return }
        var index = CoverIndex()
        let widths = entries.map(\.rule.reach.ports.width)
        for id in entries.indices.sorted(by: { (widths[$1], $0) < (widths[$0], $1) }) {
            index.add(.addresses(entries[id].block, entries[id].ranges), id)
        }
        for (id, entry) in entries.enumerated() {
            var found: [(position: Int, other: Int)] = []
            for (position, exception) in entry.exceptions {
                for other in index.candidates(for: .addresses(exception, AddressRanges())) where other != id {
                    guard budget.spend(1 + entry.rule.reach.ports.count) else { return }
                    guard entries[other].ranges.contains(exception),
                        entries[other].rule.reach.ports.contains(entry.rule.reach.ports)
                    else { continue }
                    found.append((position, other))
                    break
                }
            }
            guard let first = found.first else { continue }
            report(entry, first.position, found.count, entries[first.other], names, &findings)
            for (_, other) in found where entries[other].policy == entry.policy {
                explained[entry.policy, default: []].insert(
                    RulePair(
                        direction: entry.rule.direction, rule: entry.rule.index, wider: entries[other].rule.index))
            }
        }
    }

    private static func report(
        _ entry: Entry, _ position: Int, _ count: Int, _ other: Entry, _ names: [Int: String],
        _ findings: inout [Int: LintReport]
    ) {
        let path = entry.rule.peersPath[entry.position]["ipBlock"]["except"][position]
        let isOwn = entry.policy == other.policy
        let place =
            isOwn
            ? "the block \(other.block) of \(other.rule.label)"
            : "the block \(other.block) of the policy \(names[other.policy] ?? "") for the same pods"
        let more = count > 1 ? "this exception, as \(count - 1) more, has" : "this exception has"
        findings[entry.policy, default: LintReport()].add(
            ExceptionLint.reopened, path, "\(more) no effect: \(place) allows its addresses on the same ports",
            hint: "policies only ever add: add the exception there too",
            related: isOwn
                ? [
                    RelatedPath(
                        path: other.rule.peersPath[other.position]["ipBlock"]["cidr"], message: "what allows it")
                ] : [])
    }
}

extension ReopenedLint.Entry {
    /// The exceptions that the server takes.
    fileprivate var exceptions: [(position: Int, block: CIDRBlock)] {
        (rule.peers?[position].ipBlock?.except ?? []).enumerated().compactMap { index, text in
            guard let inner = ParsedCIDR(text)?.block, block.contains(inner), inner != block else { return nil }
            return (index, inner)
        }
    }
}
