import Addresses
import Diagnostics
import NetworkPolicyTypes

/// The answer to a question, and its reasons.
public struct ReachAnswer: Sendable {
    public enum Verdict: String, Sendable {
        case allowed, denied
        /// Some of the connections asked for are allowed and others are not.
        case partly
    }

    public var verdict: Verdict
    /// Whether a policy isolates the pods in this direction.
    public var isIsolated: Bool
    /// The policies that select the pods.
    public var policies: [String]
    /// The rules that allow something of it.
    public var grants: [ReachRow.Source]
    /// What is asked for and not allowed, where the verdict is neither.
    public var missing: [ReachRow]
    /// Rules that come near: the right end on other ports, or the right ports at other ends.
    public var near: [(source: ReachRow.Source, reason: String)]
}

extension ReachQuery {
    /// Answers for pods that the same policies select.
    ///
    /// - Parameters:
    ///   - policies: those that select the pods.
    ///   - namespace: of the pods.
    ///   - algebra: what the sets are made with.
    public func answer(
        _ policies: [AnalysedPolicy], namespace: String, algebra: ConnectionAlgebra = ConnectionAlgebra()
    ) -> ReachAnswer {
        let allowed = algebra.connections(direction, of: policies)
        let grants = policies.flatMap { policy in
            policy.grants.filter { $0.direction == direction }.map { (policy, $0, algebra.part($0, of: policy)) }
        }
        let asked = set(namespace: namespace, algebra: algebra)
        let missing = algebra.subtracting(allowed, from: asked)
        let isIsolated = policies.contains { $0.isolates.contains(direction) }
        let verdict: ReachAnswer.Verdict =
            missing.isEmpty ? .allowed : missing == asked ? .denied : .partly
        var answer = ReachAnswer(
            verdict: verdict, isIsolated: isIsolated,
            policies: policies.map(\.name), grants: [], missing: [], near: [])
        if verdict == .partly {
            answer.missing = RowBuilder(direction, of: [], algebra: algebra).rows(missing)
        }
        var allPorts = self
        allPorts.ports = []
        let wider = allPorts.set(namespace: namespace, algebra: algebra)
        for (policy, grant, part) in grants {
            let own = algebra.set([part])
            let source = ReachRow.Source(policy: policy.name, path: grant.path, location: grant.location)
            if !algebra.intersection(own, asked).isEmpty {
                answer.grants.append(source)
            } else if verdict != .allowed, answer.near.count < 5 {
                if !algebra.intersection(own, wider).isEmpty {
                    answer.near.append((source, "allows this end, on \(algebra.portText(part.ports)) only"))
                } else if !algebra.intersection(algebra.everyone(part.ports, direction), asked).isEmpty {
                    answer.near.append((source, "allows this port, at other ends only"))
                }
            }
        }
        return answer
    }

    /// All connections that are asked for.
    func set(namespace: String, algebra: ConnectionAlgebra) -> ConnectionSet {
        var open = PortSets.none
        if ports.isEmpty { open = algebra.ports.everything }
        for port in ports {
            let range = port.range ?? TransportProtocol.allPorts
            let next =
                port.name.map { algebra.ports.set(port.transport, named: $0, range) }
                ?? algebra.ports.set(port.transport, range)
            open = algebra.ports.apply(.union, open, next)
        }
        switch end {
        case .everyone: return algebra.everyone(open, direction)
        case .addresses(let ranges):
            // Ports of addresses outside have no names that anybody could ask for.
            let open = direction == .egress ? algebra.ports.withoutNames(open) : open
            return algebra.set([
                .init(end: .addresses(.v4, ranges.v4), ports: open),
                .init(end: .addresses(.v6, ranges.v6), ports: open),
            ])
        case .pods(let labels, let place):
            return algebra.set([
                .init(end: .pods(selection(labels, place, own: namespace, isOne: false, algebra)), ports: open)
            ])
        case .pod(let labels, let place):
            return algebra.set([
                .init(end: .pods(selection(labels, place, own: namespace, isOne: true, algebra)), ports: open)
            ])
        }
    }

    private func selection(
        _ labels: [String: String], _ place: NamespacePart, own: String, isOne: Bool, _ algebra: ConnectionAlgebra
    ) -> LabelDiagrams.ID {
        var constraints: [(label: LabelDiagrams.Label, constraint: LabelConstraint)] = []
        let name = LabelDiagrams.Label(isOfNamespace: true, key: ConnectionAlgebra.namespaceName)
        var namespaceLabels: [String: String] = [:]
        switch place {
        case .own: namespaceLabels[name.key] = own
        case .any: break
        case .matching(let text, let more):
            namespaceLabels = more
            if let text { namespaceLabels[name.key] = text }
        }
        for (key, value) in namespaceLabels.sorted(by: { $0.key < $1.key }) {
            constraints.append((.init(isOfNamespace: true, key: key), .value(value)))
        }
        for (key, value) in labels.sorted(by: { $0.key < $1.key }) {
            constraints.append((.init(isOfNamespace: false, key: key), .value(value)))
        }
        if isOne {
            // It has no other label that a policy asks for.
            for label in algebra.diagrams.labels {
                if label.isOfNamespace {
                    if place == .any || namespaceLabels[label.key] != nil || label == name { continue }
                } else if labels[label.key] != nil {
                    continue
                }
                constraints.append((label, LabelConstraint(allowsAbsence: true, isList: true, values: [])))
            }
        }
        return algebra.diagrams.selecting(constraints, payload: 1, otherwise: 0)
    }
}
