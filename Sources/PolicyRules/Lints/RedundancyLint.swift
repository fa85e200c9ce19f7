import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// Rules, peers and ports that add nothing.
enum RedundancyLint {
    static let duplicateRule = Rule("duplicate-rule", .warning, .lint, "a rule is there twice")
    static let shadowed = Rule("shadowed-rule", .warning, .lint, "a rule allows nothing that a wider one does not")
    static let duplicatePeer = Rule("duplicate-peer", .warning, .lint, "a peer is there twice")
    static let coveredPeer = Rule("covered-peer", .info, .lint, "a peer lies within another one of the rule")
    static let duplicatePort = Rule("duplicate-port", .warning, .lint, "a port is there twice")
    static let coveredPort = Rule("covered-port", .info, .lint, "a port lies within another one of the rule")

    static let mergeablePorts = Rule("mergeable-ports", .info, .lint, "two ranges of ports can be written as one")

    static let catalogue = [
        duplicateRule, shadowed, duplicatePeer, coveredPeer, duplicatePort, coveredPort, mergeablePorts,
    ]

    /// - Parameter explained: rules that have a finding of their own because of a wider one.
    static func check(
        _ subject: PolicySubject, explained: Set<RulePair> = [], _ budget: inout WorkBudget, _ report: inout LintReport
    ) {
        for rules in [subject.ingress, subject.egress] {
            for rule in rules {
                checkPeers(rule, &budget, &report)
                checkPorts(rule, &report)
            }
            if rules.count > 1 { checkRules(rules, explained, &budget, &report) }
        }
    }

    /// A rule is compared with at most ``CoverIndex/candidateLimit`` rules that hold its first peer and as many that
    /// hold everybody, those with the most ports first, and all comparisons together stay within the budget. That
    /// several rules together hold another one is not looked for.
    private static func checkRules(
        _ rules: [PolicySubject.PolicyRule], _ explained: Set<RulePair>, _ budget: inout WorkBudget,
        _ report: inout LintReport
    ) {
        var first: [RuleReach: Int] = [:]
        for rule in rules where rule.isReadable && rule.isSomething {
            guard let earlier = first[rule.reach] else {
                first[rule.reach] = rule.index
                continue
            }
            report.add(
                duplicateRule, rule.path, "this rule is there already", hint: "remove one",
                related: [RelatedPath(path: rules[earlier].path, message: "the first one")])
        }
        let distinct = rules.filter { first[$0.reach] == $0.index }
        let search = RuleSearch(distinct)
        for rule in distinct {
            for number in search.candidates(for: rule) where number != rule.index {
                let other = rules[number]
                guard budget.spend(rule.reach.cost(in: other.reach)) else { return }
                // Of two that say the same in other words, the later one is too much.
                guard !other.isAccident, other.reach.contains(rule.reach),
                    number < rule.index || !rule.reach.contains(other.reach)
                else { continue }
                if explained.contains(RulePair(direction: rule.direction, rule: rule.index, wider: number)) { break }
                report.add(
                    shadowed, rule.path, "this rule has no effect: \(other.label) allows all of it already",
                    hint: "remove this rule, or the wider one",
                    related: [RelatedPath(path: other.path, message: "the wider rule")])
                break
            }
        }
    }

    private static func checkPeers(
        _ rule: PolicySubject.PolicyRule, _ budget: inout WorkBudget, _ report: inout LintReport
    ) {
        guard rule.readPeers.count > 1 else { return }
        var first: [PeerReach: Int] = [:]
        var index = CoverIndex()
        for (position, peer) in rule.readPeers.enumerated() where peer.isSomething {
            guard let earlier = first[peer] else {
                first[peer] = position
                index.add(peer, position)
                continue
            }
            report.add(
                duplicatePeer, rule.peersPath[position], "this peer is there already", hint: "remove one",
                related: [RelatedPath(path: rule.peersPath[earlier], message: "the first one")])
        }
        for (position, peer) in rule.readPeers.enumerated() where first[peer] == position {
            for other in index.candidates(for: peer) where other != position {
                let wider = rule.readPeers[other]
                guard budget.spend(peer.count + wider.count) else { return }
                guard peer.isSubset(of: wider), other < position || !wider.isSubset(of: peer) else { continue }
                report.add(
                    coveredPeer, rule.peersPath[position], "this peer lies within a wider one of the rule",
                    hint: "remove it", related: [RelatedPath(path: rule.peersPath[other], message: "the wider peer")])
                break
            }
        }
    }
}

/// A rule, and a wider one of the same policy and direction.
struct RulePair: Hashable {
    var direction: PolicySubject.Direction
    var rule: Int
    var wider: Int
}

extension PolicySubject.PolicyRule {
    /// Whether the rule allows anything.
    var isSomething: Bool { hasNoPeers || readPeers.contains(where: \.isSomething) }

    /// Whether the rule is wide by a mistake that has a finding of its own: then no other rule is to blame.
    fileprivate var isAccident: Bool { isEgress && (peers?.isEmpty == true || ports?.isEmpty == true) }
}
