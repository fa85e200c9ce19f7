import SluiceAddresses
import Foundation
import NetworkPolicyTypes

@testable import SluicePolicyAnalysis

/// How many seeds the random comparisons take.
enum Thoroughness {
    static func seeds(_ usual: UInt64) -> UInt64 {
        ProcessInfo.processInfo.environment["SLUICE_ANALYSIS_SEEDS"].flatMap(UInt64.init) ?? usual
    }
}

/// Policies, namespaces, workloads with ports, and Services in front of them.
struct RandomWorld {
    var policies: [NetworkPolicy]
    var objects = StreamObjects()

    /// A question, and every single connection that it is about.
    struct Asked {
        var query: ReachQuery
        var subject: NaiveEvaluator.Pod
        var workload: Workload?
        var connections: [NaiveEvaluator.Question]
    }

    init(_ random: inout RandomPolicies) {
        policies = (0...random.number(5)).map { random.policy($0) }
        for (name, labels) in random.namespaces().sorted(by: { $0.key < $1.key }) {
            var own = labels
            own[PodSelections.namespaceName] = nil
            objects.namespaces.append(NamespaceObject(name: name, labels: own))
        }
        for index in 0..<(2 + random.number(4)) {
            var ports: [Workload.Port] = []
            for _ in 0..<random.number(3) {
                let port = Workload.Port(
                    name: random.number(2) == 0 ? random.one(of: RandomPolicies.names) : nil,
                    number: random.one(of: RandomPolicies.ports), transport: random.one(of: RandomPolicies.transports))
                let isKnown = ports.contains {
                    $0.transport == port.transport && ($0.number == port.number || $0.name == port.name)
                }
                if !isKnown { ports.append(port) }
            }
            // Two workloads of the same labels would make questions about one of them ask about both.
            var labels = random.labels()
            labels["id"] = "w\(index)"
            objects.workloads.append(
                Workload(
                    kind: "Deployment", name: "w\(index)", namespace: random.one(of: RandomPolicies.namespaces),
                    labels: labels, ports: ports))
        }
        for index in 0..<random.number(3) {
            let behind = random.one(of: objects.workloads)
            let port = ServiceObject.Port(
                name: "p", number: 1000 + index, transport: random.one(of: RandomPolicies.transports),
                target: behind.ports.first { $0.name != nil }.map { .name($0.name!) }
                    ?? .number(random.one(of: RandomPolicies.ports)))
            objects.services.append(
                ServiceObject(
                    name: "s\(index)", namespace: behind.namespace, selector: ["id": behind.labels["id"]!],
                    ports: [port])
            )
        }
    }

    func pod(_ workload: Workload) -> NaiveEvaluator.Pod {
        .init(
            namespace: workload.namespace, namespaceLabels: objects.labels(ofNamespace: workload.namespace),
            labels: workload.labels)
    }

    func question(_ random: inout RandomPolicies) -> Asked {
        let isEgress = random.number(2) == 0
        let direction: Direction = isEgress ? .egress : .ingress
        let workload = random.number(2) == 0 ? random.one(of: objects.workloads) : nil
        let namespace = workload?.namespace ?? random.one(of: RandomPolicies.namespaces)
        let subject =
            workload.map(pod)
            ?? .init(
                namespace: namespace, namespaceLabels: objects.labels(ofNamespace: namespace),
                labels: random.labels())
        let (port, transport) = (random.one(of: RandomPolicies.ports), random.one(of: RandomPolicies.transports))
        func asked(
            _ end: ReachQuery.End, _ destination: Workload?, address: String? = nil, other: NaiveEvaluator.Pod? = nil
        ) -> Asked {
            let name = destination?.ports.first { $0.number == port && $0.transport == transport }?.name
            // A pod whose ports are not known may give the port any name: then the question is about one of them.
            let given = destination == nil && other != nil || destination == nil && !isEgress ? "other" : nil
            let isKnown = destination.map { !$0.ports.isEmpty } ?? false
            return Asked(
                query: ReachQuery(
                    direction: direction, end: end,
                    ports: [.init(transport: transport, name: isKnown ? nil : given ?? "other", range: port...port)],
                    text: ""),
                subject: subject, workload: workload,
                connections: [
                    .init(
                        isEgress: isEgress, subject: subject, address: address, other: other, transport: transport,
                        port: port, portName: isKnown ? name : given ?? "other")
                ])
        }
        switch random.number(4) {
        case 0:
            let address = random.one(of: RandomPolicies.addresses)
            let block = ParsedCIDR("\(address)/\(address.contains(":") ? 128 : 32)")!.block
            var result = asked(.addresses(AddressRanges(block)), isEgress ? nil : workload, address: address)
            if isEgress {
                result.query.ports[0].name = nil
                result.connections[0].portName = nil
            }
            return result
        case 1:
            let other = random.one(of: objects.workloads)
            return asked(
                .workload(kind: "deployment", name: other.name, namespace: other.namespace),
                isEgress ? other : workload, other: pod(other))
        case 2 where isEgress && !objects.services.isEmpty:
            let service = random.one(of: objects.services)
            let port = service.ports[0]
            let behind = objects.workloads.first { $0.labels["id"] == service.selector?["id"] }!
            let numbers: [(Int, String?)] =
                switch port.target {
                case .name(let name)?:
                    behind.ports.filter { $0.name == name && $0.transport == port.transport }.map { ($0.number, name) }
                case .number(let number)?:
                    [(number, behind.ports.first { $0.number == number && $0.transport == port.transport }?.name)]
                case nil: []
                }
            // A name of another protocol's port leads nowhere, which is an error of the question.
            guard !numbers.isEmpty, !behind.ports.isEmpty else { break }
            return Asked(
                query: ReachQuery(
                    direction: .egress, end: .service(name: service.name, namespace: service.namespace),
                    ports: [.init(transport: port.transport, range: port.number...port.number)], text: ""),
                subject: subject, workload: workload,
                connections: numbers.map { number, name in
                    .init(
                        isEgress: true, subject: subject, address: nil, other: pod(behind), transport: port.transport,
                        port: number, portName: name)
                })
        default: break
        }
        let name = random.one(of: RandomPolicies.namespaces)
        let other = NaiveEvaluator.Pod(
            namespace: name, namespaceLabels: objects.labels(ofNamespace: name), labels: random.labels())
        return asked(
            .pod(labels: other.labels, namespace: .matching(name: name, labels: [:])), isEgress ? nil : workload,
            other: other)
    }
}

extension NaiveEvaluator.Pod {
    var identity: PodIdentity { PodIdentity(namespace: namespace, labels: labels, namespaceLabels: namespaceLabels) }
}

extension NaiveEvaluator {
    /// As the destination sees it, too.
    func allowsBothEnds(_ question: Question) -> Bool {
        guard let other = question.other else { return allows(question) }
        var reversed = question
        reversed.isEgress.toggle()
        (reversed.subject, reversed.other) = (other, question.subject)
        return allows(question) && allows(reversed)
    }
}

extension RandomPolicies {
    /// Labels of the namespaces of the world.
    mutating func namespaces() -> [String: [String: String]] {
        var result: [String: [String: String]] = [:]
        for name in Self.namespaces { result[name] = labels().merging([PodSelections.namespaceName: name]) { $1 } }
        return result
    }

    /// Every pod that selectors of the world can tell from others: each label absent, one of the values, or another.
    static func everyPod(with labels: [String: String]) -> [[String: String]] {
        keys.reduce([labels]) { pods, key in
            if labels[key] != nil { return pods }
            return pods.flatMap { pod in
                [pod] + (values + ["z"]).map { value in pod.merging([key: value]) { $1 } }
            }
        }
    }
}
