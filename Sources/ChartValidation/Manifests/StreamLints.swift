import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis
import SluicePolicyRules
import SluiceYAML

/// Mistakes that show only between the documents of a stream.
struct StreamLints {
    static let duplicate = Rule(
        "duplicate-policy", .warning, .lint, "two policies of one namespace and name: the last replaces the others")
    static let selectsNothing = Rule(
        "selects-no-workload", .warning, .lint, "a policy that selects none of the stream's workloads")
    static let servicePort = Rule(
        "service-port", .warning, .lint, "a rule for the port of a Service, which sends it to another port of the pods")

    static let catalogue = [duplicate, selectsNothing, servicePort]

    private let policies: [(value: LocatedValue, policy: NetworkPolicy)]
    private let analysed: [AnalysedPolicy]
    private let objects: StreamObjects

    init(_ policies: [(value: LocatedValue, policy: NetworkPolicy)], _ objects: StreamObjects, namespace: String) {
        self.policies = policies
        self.objects = objects
        analysed = policies.map { AnalysedPolicy($0.policy, namespace: namespace) }
    }

    func findings() -> [Finding] { duplicates() + withoutWorkloads() + servicePorts() }

    private func duplicates() -> [Finding] {
        zip(analysed.indices, analysed.lastOfEachName).compactMap { index, other in
            let policy = analysed[index]
            guard !policy.name.isEmpty, policies[index].policy.metadata?.name != nil, other != index else { return nil }
            let path = FieldPath("metadata")["name"]
            return Finding(
                rule: Self.duplicate.id, severity: .warning, location: policies[index].value.location(of: path),
                fieldPath: path,
                message: "another policy of the stream has the name \(policy.namespace)/\(policy.name), too, and "
                    + "replaces this one",
                hint: "give each policy a name of its own",
                related: [
                    RelatedLocation(location: policies[other].value.location(of: path), message: "the one that stays")
                ])
        }
    }

    private func withoutWorkloads() -> [Finding] {
        analysed.enumerated().compactMap { index, policy in
            let near = objects.workloads.filter { $0.namespace == policy.namespace }
            if near.isEmpty || near.contains(where: { policy.selects(objects.pod($0)) }) { return nil }
            let path = FieldPath("spec")["podSelector"]
            return Finding(
                rule: Self.selectsNothing.id, severity: .warning, location: policies[index].value.location(of: path),
                fieldPath: path,
                message: "none of the \(near.count) workload\(near.count == 1 ? "" : "s") of namespace "
                    + "\(policy.namespace) in this stream has these labels",
                hint: near.prefix(3).map { "\($0.shortTitle) has \(Self.text($0.labels))" }.joined(separator: "; "))
        }
    }

    private static func text(_ labels: [String: String]) -> String {
        labels.isEmpty
            ? "no labels"
            : labels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }

    private func servicePorts() -> [Finding] {
        if objects.services.isEmpty || objects.workloads.isEmpty { return [] }
        return policies.enumerated().flatMap { index, item -> [Finding] in
            let rules = (item.policy.spec?.egress ?? []).enumerated()
            return rules.flatMap { number, rule in
                (rule.ports ?? []).enumerated().compactMap { place, port -> Finding? in
                    let path = FieldPath("spec")["egress"][number]["ports"][place]["port"]
                    guard case .int(let wanted)? = port.port, port.endPort == nil,
                        let (service, target) = service(rule.to ?? [], wanted, port.protocol ?? .tcp, analysed[index])
                    else { return nil }
                    return Finding(
                        rule: Self.servicePort.id, severity: .warning, location: item.value.location(of: path),
                        fieldPath: path,
                        message: "\(wanted) is the port of service/\(service.name), which sends it to \(target) of its "
                            + "pods: rules are about the pods' ports",
                        hint: "write port: \(target)",
                        related: service.location.map {
                            [RelatedLocation(location: $0, message: "the Service")]
                        } ?? [])
                }
            }
        }
    }

    /// A Service that leads from a port to another port of pods that a rule is about, if they do not have the first.
    private func service(
        _ peers: [NetworkPolicyPeer], _ wanted: Int, _ transport: NetworkPolicyPort.PortProtocol,
        _ policy: AnalysedPolicy
    ) -> (ServiceObject, String)? {
        for peer in peers where peer.ipBlock == nil {
            let pods = objects.workloads.filter { Self.selects(peer, objects.pod($0), policy) }
            if pods.contains(where: { $0.ports.contains { $0.number == wanted && $0.transport == transport } }) {
                continue
            }
            for service in objects.services {
                guard let selector = service.selector,
                    pods.contains(where: { pod in
                        pod.namespace == service.namespace && selector.allSatisfy { pod.labels[$0.key] == $0.value }
                    }),
                    let port = service.ports.first(where: { $0.number == wanted && $0.transport == transport })
                else { continue }
                switch port.target {
                case .number(let number)? where number != wanted: return (service, "\(number)")
                case .name(let name)?: return (service, name)
                default: continue
                }
            }
        }
        return nil
    }

    private static func selects(_ peer: NetworkPolicyPeer, _ pod: PodIdentity, _ policy: AnalysedPolicy) -> Bool {
        if let namespaces = peer.namespaceSelector {
            guard SelectorSet(namespaces).contains(pod.namespaceLabels) else { return false }
        } else if pod.namespace != policy.namespace {
            return false
        }
        return SelectorSet(peer.podSelector).contains(pod.labels)
    }
}
