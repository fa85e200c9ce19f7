import SluiceAddresses
import NetworkPolicyTypes
import Testing

@testable import SluicePolicyAnalysis

/// Sets against the evaluator that enumerates.
@Suite struct DifferentialTests {
    /// 100 seeds, 50 sets of policies each, 20 questions each: 100,000 in all.
    @Test(arguments: UInt64(1)...100)
    func setsAnswerAsRulesDo(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed)
        for _ in 0..<50 {
            let policies = (0...random.number(4)).map { random.policy($0) }
            let naive = NaiveEvaluator(policies: policies)
            let analysed = policies.map { AnalysedPolicy($0) }
            let algebra = ConnectionAlgebra()
            let groups = PodGroups(analysed, algebra: algebra)
            var namespaces: [String: [String: String]] = [:]
            for name in RandomPolicies.namespaces {
                namespaces[name] = random.labels().merging(["kubernetes.io/metadata.name": name]) { $1 }
            }
            for _ in 0..<20 {
                let question = Self.question(&random, namespaces)
                let group = try #require(
                    groups.group(
                        podLabels: question.subject.labels, namespace: question.subject.namespaceLabels,
                        algebra: algebra))
                let set = algebra.connections(
                    question.isEgress ? .egress : .ingress, of: group.policies.map { analysed[$0] })
                #expect(
                    Self.answer(question, set, algebra) == naive.allows(question), "\(question) by \(policies)")
            }
        }
    }

    /// The same for questions as people ask them, many to the same pods, each with the rules that allow it.
    @Test(arguments: UInt64(1)...20)
    func subjectsAnswerAsRulesDo(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed &+ 7000)
        for _ in 0..<20 {
            let policies = (0...random.number(3)).map { random.policy($0) }
            let naive = NaiveEvaluator(policies: policies)
            let namespaces = Dictionary(
                uniqueKeysWithValues: RandomPolicies.namespaces.map { ($0, ["kubernetes.io/metadata.name": $0]) })
            let pod = random.pod(namespaces)
            let own = policies.filter { policy in
                (policy.metadata?.namespace ?? "default") == pod.namespace
                    && NaiveEvaluator.matches(policy.spec?.podSelector ?? .init(), pod.labels)
            }
            let subject = ReachSubject(own.map { AnalysedPolicy($0) }, namespace: pod.namespace)
            for _ in 0..<20 {
                var question = Self.question(&random, namespaces)
                question.subject = pod
                // A number without a name asks for that port whatever the pod calls it.
                if question.portName == nil, question.address == nil || !question.isEgress {
                    question.portName = "other"
                }
                let end: ReachQuery.End =
                    if let address = question.address {
                        .addresses(try ReachQuery(address).addresses)
                    } else {
                        .pod(
                            labels: question.other?.labels ?? [:],
                            namespace: .matching(name: question.other?.namespace, labels: [:]))
                    }
                let answer = subject.answer(
                    ReachQuery(
                        direction: question.isEgress ? .egress : .ingress, end: end,
                        ports: [
                            .init(
                                transport: question.transport, name: question.portName,
                                range: question.port...question.port)
                        ], text: ""))
                let isAllowed = naive.allows(question)
                #expect(answer.verdict == (isAllowed ? .allowed : .denied), "\(question) by \(own)")
                #expect(answer.grants.isEmpty == !(isAllowed && answer.isIsolated), "\(answer)")
            }
        }
    }

    /// Union, intersection and difference of two sets say of each connection what they should.
    @Test(arguments: UInt64(1)...40)
    func operationsAreExact(_ seed: UInt64) {
        var random = RandomPolicies(seed: seed &+ 1000)
        for _ in 0..<25 {
            let algebra = ConnectionAlgebra()
            let direction = random.one(of: Direction.allCases)
            func set(_ random: inout RandomPolicies) -> ConnectionSet {
                algebra.connections(direction, of: [AnalysedPolicy(random.policy(0))])
            }
            let (left, right, third) = (set(&random), set(&random), set(&random))
            let union = algebra.union(left, right)
            let both = algebra.intersection(left, right)
            let rest = algebra.subtracting(right, from: left)
            // Laws, by canonical form.
            #expect(union == algebra.union(right, left))
            #expect(both == algebra.intersection(right, left))
            #expect(algebra.union(rest, both) == left)
            #expect(algebra.intersection(rest, right).isEmpty)
            #expect(
                algebra.union(algebra.union(left, right), third) == algebra.union(left, algebra.union(right, third)))
            #expect(
                algebra.intersection(left, algebra.union(right, third))
                    == algebra.union(both, algebra.intersection(left, third)))
            #expect(algebra.contains(union, left) && algebra.contains(left, both))
            #expect(algebra.contains(left, right) == (union == left))
            #expect(algebra.contains(algebra.everything, left))
            for _ in 0..<20 {
                var question = Self.question(&random, [:])
                question.isEgress = direction == .egress
                let (a, b) = (Self.answer(question, left, algebra), Self.answer(question, right, algebra))
                #expect(Self.answer(question, union, algebra) == (a || b))
                #expect(Self.answer(question, both, algebra) == (a && b))
                #expect(Self.answer(question, rest, algebra) == (a && !b))
            }
        }
    }

    /// The rows of an explanation are the set, no more and no less: here for addresses, which rows hold as ranges.
    @Test(arguments: UInt64(1)...40)
    func rowsAreTheSet(_ seed: UInt64) {
        var random = RandomPolicies(seed: seed &+ 9000)
        for _ in 0..<20 {
            let policies = (0...random.number(3)).map { AnalysedPolicy(random.policy($0)) }
            let algebra = ConnectionAlgebra()
            let set = algebra.connections(.egress, of: policies)
            let isIsolated = policies.contains { $0.isolates.contains(.egress) }
            let rows = RowBuilder(.egress, of: isIsolated ? policies : [], algebra: algebra).rows(set)
            var union = ConnectionSet()
            for row in rows where row.endpoint.kind != .pods {
                var own = ConnectionSet()
                for item in row.portItems {
                    guard item.name == nil, let range = item.range else { continue }
                    own = algebra.union(own, algebra.addresses(row.endpoint.addresses, item.transport, range))
                }
                // The rules that are named grant all of the row together.
                let granted = algebra.set(
                    policies.flatMap { policy in
                        policy.grants.filter { grant in
                            row.sources.contains { $0.policy == policy.name && $0.path == grant.path }
                        }.map { algebra.part($0, of: policy) }
                    })
                #expect(!isIsolated || algebra.contains(granted, own), "\(row)")
                union = algebra.union(union, own)
            }
            #expect(union.v4 == set.v4 && union.v6 == set.v6)
            #expect(rows.allSatisfy { !$0.sources.isEmpty || !isIsolated }, "\(rows.filter(\.sources.isEmpty))")
            #expect(
                rows.contains { $0.endpoint.kind == .pods || $0.endpoint.kind == .everyone }
                    == (set.pods != ConnectionSet().pods))
        }
    }

    /// What a difference lists as opened and closed is what the answers to questions changed by.
    @Test(arguments: UInt64(1)...40)
    func rowsCoverWhatChanged(_ seed: UInt64) {
        var random = RandomPolicies(seed: seed &+ 5000)
        for _ in 0..<10 {
            let before = (0...random.number(2)).map { random.policy($0) }
            let after = random.number(3) == 0 ? before : before.dropLast() + [random.policy(9)]
            let difference = PolicyDifference(
                from: before.map { AnalysedPolicy($0) }, to: after.map { AnalysedPolicy($0) })
            var namespaces: [String: [String: String]] = [:]
            for name in RandomPolicies.namespaces { namespaces[name] = ["kubernetes.io/metadata.name": name] }
            let (old, new) = (NaiveEvaluator(policies: before), NaiveEvaluator(policies: Array(after)))
            for _ in 0..<100 {
                let question = Self.question(&random, namespaces)
                let direction: Direction = question.isEgress ? .egress : .ingress
                let (was, now) = (old.allows(question), new.allows(question))
                if was == now { continue }
                #expect(
                    difference.changes.contains {
                        $0.direction == direction && !(now ? $0.opened : $0.closed).isEmpty
                    }, "\(question): \(was) to \(now)")
            }
            if before == Array(after) { #expect(difference.changes.isEmpty) }
        }
    }

    private static func question(
        _ random: inout RandomPolicies, _ namespaces: [String: [String: String]]
    ) -> NaiveEvaluator.Question {
        let isAddress = random.number(2) == 0
        let isEgress = random.number(2) == 0
        // Only pods give names to ports: the one that is connected to.
        let hasName = (!isAddress || !isEgress) && random.number(2) == 0
        return .init(
            isEgress: isEgress, subject: random.pod(namespaces),
            address: isAddress ? random.one(of: RandomPolicies.addresses) : nil,
            other: isAddress ? nil : random.pod(namespaces), transport: random.one(of: RandomPolicies.transports),
            port: random.one(of: RandomPolicies.ports), portName: hasName ? random.one(of: RandomPolicies.names) : nil)
    }

    private static func answer(
        _ question: NaiveEvaluator.Question, _ set: ConnectionSet, _ algebra: ConnectionAlgebra
    ) -> Bool {
        if let address = question.address {
            let parsed = ParsedCIDR("\(address)/\(address.contains(":") ? 128 : 32)")!.address
            return algebra.contains(
                set, address: parsed, question.transport, port: question.port, named: question.portName)
        }
        let other = question.other!
        return algebra.contains(
            set, podLabels: other.labels, namespace: other.namespaceLabels, question.transport, port: question.port,
            named: question.portName)
    }
}

extension ReachQuery {
    fileprivate var addresses: AddressRanges {
        if case .addresses(let ranges) = end { return ranges }
        return AddressRanges()
    }
}
