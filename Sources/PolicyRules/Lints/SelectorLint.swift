import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// Selectors that select nothing, everything, or others than meant.
enum SelectorLint {
    static let never = Rule("selector-never-matches", .warning, .lint, "a selector that contradicts itself")
    static let split = Rule(
        "split-selectors", .warning, .lint, "a namespace and a pod selector in two items are two peers")
    static let allNamespaces = Rule("all-namespaces", .info, .lint, "an empty namespaceSelector is every namespace")
    static let nameLabel = Rule(
        "namespace-name-label", .info, .lint, "a namespace is chosen by a label that it need not have")
    static let singleValue = Rule("single-value-in", .info, .lint, "In with one value is a label")

    static let catalogue = [never, split, allNamespaces, nameLabel, singleValue]

    static func check(_ subject: PolicySubject, _ report: inout LintReport) {
        if let selector = subject.spec.podSelector {
            check(selector, FieldPath("spec")["podSelector"], &report)
        }
        for rule in subject.rules {
            for (index, peer) in (rule.peers ?? []).enumerated() {
                let path = rule.peersPath[index]
                if let selector = peer.podSelector { check(selector, path["podSelector"], &report) }
                if let selector = peer.namespaceSelector {
                    check(selector, path["namespaceSelector"], &report)
                    checkNamespaces(selector, peer, index, rule, path["namespaceSelector"], &report)
                }
            }
            checkSplit(rule, &report)
        }
    }

    private static func check(_ selector: LabelSelector, _ path: FieldPath, _ report: inout LintReport) {
        var known: [String: (constraint: LabelConstraint, path: FieldPath)] = [:]
        for (key, value) in selector.matchLabels ?? [:] { known[key] = (.value(value), path["matchLabels"][key]) }
        for (index, requirement) in (selector.matchExpressions ?? []).enumerated() {
            let path = path["matchExpressions"][index]
            let constraint = LabelConstraint(requirement)
            let needsValues = requirement.operator == .in || requirement.operator == .notIn
            // The server refuses an empty list.
            if needsValues, constraint.values.isEmpty { continue }
            if requirement.operator == .in, requirement.values?.count == 1, known[requirement.key] == nil {
                report.add(
                    singleValue, path, "In with a single value",
                    hint: "matchLabels: {\(requirement.key): \(requirement.values?.first ?? "")} says the same")
            }
            guard let before = known[requirement.key] else {
                known[requirement.key] = (constraint, path)
                continue
            }
            let both = before.constraint.intersection(constraint)
            if both.isImpossible, !before.constraint.isImpossible {
                report.add(
                    never, path,
                    "nothing matches this selector: its conditions on \(requirement.key) exclude each other",
                    hint: "all conditions must hold together; list the values in one In, or make two peers",
                    related: [RelatedPath(path: before.path, message: "the other condition")])
            }
            known[requirement.key] = (both, before.path)
        }
    }

    private static func checkNamespaces(
        _ selector: LabelSelector, _ peer: NetworkPolicyPeer, _ index: Int, _ rule: PolicySubject.PolicyRule,
        _ path: FieldPath, _ report: inout LintReport
    ) {
        let isHalf = peer.podSelector == nil && isSplitHalf(index, rule)
        if selector.isEverything, peer.podSelector.map(\.isEverything) ?? true, !isHalf {
            report.add(
                allNamespaces, path, "this is every pod of every namespace",
                hint: "name the namespaces: matchLabels: {kubernetes.io/metadata.name: NAME}",
                severity: rule.isEgress && rule.hasNoPorts ? .warning : .info)
        }
        var values = selector.matchLabels?["name"].map { [$0] } ?? []
        var place = path["matchLabels"]["name"]
        let found = (selector.matchExpressions ?? []).firstIndex { $0.key == "name" && $0.operator == .in }
        if values.isEmpty, let found {
            values = selector.matchExpressions?[found].values ?? []
            place = path["matchExpressions"][found]["key"]
        }
        guard let first = values.first else { return }
        report.add(
            nameLabel, place,
            "namespaces have no label \"name\" unless somebody gives it to them",
            hint: "kubernetes.io/metadata.name: \(first) is on every namespace",
            // Nobody labels these.
            severity: values.contains { ["kube-system", "kube-public", "default"].contains($0) } ? .warning : .info,
            pointsAtKey: found == nil || selector.matchLabels?["name"] != nil)
    }

    // MARK: Two peers

    private static func checkSplit(_ rule: PolicySubject.PolicyRule, _ report: inout LintReport) {
        let peers = rule.peers ?? []
        var index = 0
        while index + 1 < peers.count {
            defer { index += 1 }
            guard isSplit(peers[index], peers[index + 1]) else { continue }
            let hasNamespaceFirst = peers[index].isNamespaces
            // Of three in a row, the hyphen too many is more likely behind the namespace.
            if !hasNamespaceFirst, index + 2 < peers.count, isSplit(peers[index + 1], peers[index + 2]) { continue }
            let pods = hasNamespaceFirst ? peers[index + 1] : peers[index]
            let isLikely =
                hasNamespaceFirst || NameResolutionLint.isForNamesOnly(rule)
                || pods.podSelector?.matchLabels?["k8s-app"] != nil
            report.add(
                split, rule.peersPath[index + 1],
                "these are two peers, of which either matches: all pods of the namespaces, and the pods of this "
                    + "namespace",
                hint: "remove the hyphen here, if only those pods in those namespaces are meant",
                severity: isLikely ? .warning : .info,
                related: [RelatedPath(path: rule.peersPath[index], message: "the other peer")])
            index += 1
        }
    }

    private static func isSplitHalf(_ index: Int, _ rule: PolicySubject.PolicyRule) -> Bool {
        let peers = rule.peers ?? []
        return [index - 1, index].contains {
            peers.indices.contains($0) && peers.indices.contains($0 + 1) && isSplit(peers[$0], peers[$0 + 1])
        }
    }

    private static func isSplit(_ left: NetworkPolicyPeer, _ right: NetworkPolicyPeer) -> Bool {
        left.isNamespaces && right.isOwnPods || left.isOwnPods && right.isNamespaces
    }
}

extension NetworkPolicyPeer {
    /// A namespace selector and nothing else.
    fileprivate var isNamespaces: Bool { namespaceSelector != nil && podSelector == nil && ipBlock == nil }

    /// A pod selector and nothing else. An empty one is the own namespace as a whole, and meant so.
    fileprivate var isOwnPods: Bool {
        namespaceSelector == nil && ipBlock == nil && podSelector.map { !$0.isEverything } ?? false
    }
}
