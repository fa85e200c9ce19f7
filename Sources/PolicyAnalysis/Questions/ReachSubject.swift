import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// Pods that the same policies select, ready to be asked many questions.
public final class ReachSubject {
    private struct Rule {
        var source: ReachRow.Source
        var part: ConnectionAlgebra.Part
    }

    /// The policies that are asked.
    public let policies: [AnalysedPolicy]
    /// Of the pods.
    public let namespace: String
    private let algebra: ConnectionAlgebra
    private let rules: [Direction: [Rule]]
    private var allowed: [Direction: ConnectionSet] = [:]
    /// The labels that the policies ask for.
    private let labels: [LabelDiagrams.Label]

    /// - Parameters:
    ///   - policies: those that select the pods.
    ///   - namespace: of the pods.
    public init(_ policies: [AnalysedPolicy], namespace: String) {
        let algebra = ConnectionAlgebra()
        var rules: [Direction: [Rule]] = [:]
        for policy in policies {
            for grant in policy.grants {
                rules[grant.direction, default: []].append(
                    Rule(
                        source: .init(policy: policy.name, path: grant.path, location: grant.location),
                        part: algebra.part(grant, of: policy)))
            }
        }
        self.policies = policies
        self.namespace = namespace
        self.algebra = algebra
        self.rules = rules
        labels = algebra.diagrams.labels
    }

    /// Whether selectors were so many and so different that answers are not to be trusted.
    public var isExhausted: Bool { algebra.isExhausted }

    /// - Parameters:
    ///   - question: about these pods.
    ///   - explains: whether the rules that allow it, or come near, are wanted: that takes a look at each of them.
    public func answer(_ question: ReachQuery, explains: Bool = true) -> ReachAnswer {
        let direction = question.direction
        let allowed = allowed(direction)
        let parts = parts(question)
        let asked = algebra.set(parts)
        let missing = algebra.subtracting(allowed, from: asked)
        let verdict: ReachAnswer.Verdict = missing.isEmpty ? .allowed : missing == asked ? .denied : .partly
        var answer = ReachAnswer(
            verdict: verdict, isIsolated: policies.contains { $0.isolates.contains(direction) },
            policies: policies.map(\.name), grants: [], missing: [], near: [])
        guard explains else { return answer }
        if verdict == .partly {
            answer.missing = RowBuilder(direction, of: [], algebra: algebra).rows(missing)
        }
        for rule in rules[direction] ?? [] {
            let end = parts.contains { haveEnd($0, rule.part) }
            let port = parts.contains { havePort($0, rule.part) }
            // All parts of a question have the same ports.
            if end, port {
                answer.grants.append(rule.source)
            } else if verdict != .allowed, answer.near.count < Self.nearLimit {
                if end {
                    let ports = algebra.portText(rule.part.ports)
                    answer.near.append((rule.source, "allows this end, on \(ports) only"))
                } else if port {
                    answer.near.append((rule.source, "allows this port, at other ends only"))
                }
            }
        }
        return answer
    }

    private static let nearLimit = 5

    private func allowed(_ direction: Direction) -> ConnectionSet {
        if let known = allowed[direction] { return known }
        let set =
            policies.contains { $0.isolates.contains(direction) }
            ? algebra.set((rules[direction] ?? []).map(\.part)) : algebra.everything
        allowed[direction] = set
        return set
    }

    /// Whether two parts have an end in common.
    private func haveEnd(_ one: ConnectionAlgebra.Part, _ other: ConnectionAlgebra.Part) -> Bool {
        switch (one.end, other.end) {
        case (.everyone, .addresses(_, let ranges)), (.addresses(_, let ranges), .everyone): !ranges.isEmpty
        case (.everyone, .pods(let selection)), (.pods(let selection), .everyone):
            selection != LabelDiagrams.leaf(0)
        case (.everyone, .everyone): true
        case (.addresses(let family, let left), .addresses(let otherFamily, let right)):
            family == otherFamily && left.contains { range in right.contains(where: range.overlaps) }
        case (.pods(let left), .pods(let right)): algebra.overlap(left, right)
        case (.addresses, .pods), (.pods, .addresses): false
        }
    }

    /// Whether two parts have a port in common.
    private func havePort(_ one: ConnectionAlgebra.Part, _ other: ConnectionAlgebra.Part) -> Bool {
        func ports(_ part: ConnectionAlgebra.Part, at end: ConnectionAlgebra.Part.End) -> PortSets.ID {
            if case .addresses = end { return part.addressPorts ?? part.ports }
            return part.ports
        }
        return algebra.ports.apply(.intersection, ports(one, at: other.end), ports(other, at: one.end)) != PortSets.none
    }

    // MARK: Questions as sets

    /// All connections that are asked for.
    private func parts(_ question: ReachQuery) -> [ConnectionAlgebra.Part] {
        let open = algebra.portSet(question.ports)
        switch question.end {
        case .everyone: return [algebra.everyonePart(open, question.direction)]
        case .addresses(let ranges):
            // Ports of addresses outside have no names that anybody could ask for.
            let open = question.direction == .egress ? algebra.ports.withoutNames(open) : open
            return [
                .init(end: .addresses(.v4, ranges.v4), ports: open),
                .init(end: .addresses(.v6, ranges.v6), ports: open),
            ]
        case .pods(let labels, let place):
            return [.init(end: .pods(selection(labels, place, isOne: false)), ports: open)]
        case .pod(let labels, let place): return [.init(end: .pods(selection(labels, place, isOne: true)), ports: open)]
        }
    }

    private func selection(
        _ podLabels: [String: String], _ place: ReachQuery.NamespacePart, isOne: Bool
    ) -> LabelDiagrams.ID {
        var constraints: [(label: LabelDiagrams.Label, constraint: LabelConstraint)] = []
        let name = LabelDiagrams.Label(isOfNamespace: true, key: ConnectionAlgebra.namespaceName)
        var namespaceLabels: [String: String] = [:]
        switch place {
        case .own: namespaceLabels[name.key] = namespace
        case .any: break
        case .matching(let text, let more):
            namespaceLabels = more
            if let text { namespaceLabels[name.key] = text }
        }
        for (key, value) in namespaceLabels.sorted(by: { $0.key < $1.key }) {
            constraints.append((.init(isOfNamespace: true, key: key), .value(value)))
        }
        for (key, value) in podLabels.sorted(by: { $0.key < $1.key }) {
            constraints.append((.init(isOfNamespace: false, key: key), .value(value)))
        }
        if isOne {
            // It has no other label that a policy asks for.
            for label in labels {
                if label.isOfNamespace {
                    if place == .any || namespaceLabels[label.key] != nil || label == name { continue }
                } else if podLabels[label.key] != nil {
                    continue
                }
                constraints.append((label, LabelConstraint(allowsAbsence: true, isList: true, values: [])))
            }
        }
        return algebra.diagrams.selecting(constraints, payload: 1, otherwise: 0)
    }
}

extension ConnectionAlgebra {
    /// The ports of a question; none are all.
    func portSet(_ list: [ReachQuery.Port]) -> PortSets.ID {
        if list.isEmpty { return ports.everything }
        return list.reduce(PortSets.none) { result, port in
            let range = port.range ?? TransportProtocol.allPorts
            let next =
                port.name.map { ports.set(port.transport, named: $0, range) } ?? ports.set(port.transport, range)
            return ports.apply(.union, result, next)
        }
    }
}
