import SluiceAddresses
import SluiceDiagnostics
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
            let namespaces = random.namespaces()
            for _ in 0..<20 {
                let question = Self.question(&random, namespaces)
                let own = analysed.filter { $0.selects(question.subject.identity) }
                let set = algebra.connections(question.isEgress ? .egress : .ingress, of: own)
                #expect(
                    Self.answer(question, set, algebra) == naive.allows(question), "\(question) by \(policies)")
            }
        }
    }

    /// The same for questions as people ask them, with both ends, workloads, Services and names of ports.
    ///
    /// 40 seeds of 25 worlds of 100 questions; a million with SLUICE_ANALYSIS_SEEDS=400.
    @Test(arguments: UInt64(1)...Thoroughness.seeds(40))
    func sessionsAnswerAsRulesDo(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed &+ 7000)
        for _ in 0..<25 {
            let world = RandomWorld(&random)
            let naive = NaiveEvaluator(policies: world.policies)
            let sessions = Dictionary(
                uniqueKeysWithValues: RandomPolicies.namespaces.map { name in
                    (
                        name,
                        ReachSession(world.policies.map { AnalysedPolicy($0) }, objects: world.objects, namespace: name)
                    )
                })
            for _ in 0..<100 {
                let asked = world.question(&random)
                let session = try #require(sessions[asked.subject.namespace])
                let subject =
                    asked.workload.map { session.subject($0) } ?? session.subject(podLabels: asked.subject.labels)
                let answer = try session.answer(asked.query, subject)
                let verdicts = asked.connections.map { naive.allowsBothEnds($0) }
                let expected: ReachAnswer.Verdict =
                    verdicts.allSatisfy(\.self) ? .allowed : verdicts.contains(true) ? .partly : .denied
                #expect(answer.verdict == expected, "\(asked) by \(world.policies)")
                if answer.verdict == .allowed { #expect(answer.refusedBy.isEmpty) }
            }
        }
    }

    /// Questions about all pods with some labels, held to every pod of a small world.
    @Test(arguments: UInt64(1)...20)
    func pluralQuestionsAreAboutEveryPod(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed &+ 3000)
        for _ in 0..<20 {
            let policies = (0...random.number(4)).map { random.policy($0) }
            let naive = NaiveEvaluator(policies: policies)
            var objects = StreamObjects()
            let namespaces = random.namespaces()
            for name in RandomPolicies.namespaces {
                var labels = namespaces[name] ?? [:]
                labels[PodSelections.namespaceName] = nil
                objects.namespaces.append(NamespaceObject(name: name, labels: labels))
            }
            let session = ReachSession(policies.map { AnalysedPolicy($0) }, objects: objects, namespace: "default")
            for _ in 0..<5 {
                let labels = random.labels()
                let other = random.one(of: RandomPolicies.namespaces)
                let subject = NaiveEvaluator.Pod(
                    namespace: "default", namespaceLabels: namespaces["default"] ?? [:], labels: random.labels())
                let (port, transport) = (
                    random.one(of: RandomPolicies.ports), random.one(of: RandomPolicies.transports)
                )
                let isEgress = random.number(2) == 0
                let answer = try session.answer(
                    ReachQuery(
                        direction: isEgress ? .egress : .ingress,
                        end: .pods(labels: labels, namespace: .matching(name: other, labels: [:])),
                        ports: [.init(transport: transport, name: "other", range: port...port)], text: ""),
                    session.subject(podLabels: subject.labels))
                let all = RandomPolicies.everyPod(with: labels)
                // The other end counts where a policy selects all of the pods.
                let isRestricted = policies.contains { policy in
                    let analysed = AnalysedPolicy(policy)
                    return analysed.isolates.contains(isEgress ? .ingress : .egress)
                        && all.allSatisfy { analysed.selects(PodIdentity(namespace: other, labels: $0)) }
                }
                let verdicts = all.map { own in
                    let question = NaiveEvaluator.Question(
                        isEgress: isEgress, subject: subject, address: nil,
                        other: .init(namespace: other, namespaceLabels: namespaces[other] ?? [:], labels: own),
                        transport: transport, port: port, portName: "other")
                    return isRestricted ? naive.allowsBothEnds(question) : naive.allows(question)
                }
                let expected: ReachAnswer.Verdict =
                    verdicts.allSatisfy(\.self) ? .allowed : verdicts.contains(true) ? .partly : .denied
                #expect(answer.verdict == expected, "\(labels) in \(other) by \(policies)")
            }
        }
    }

    /// Union, intersection and difference of two sets say of each connection what they should.
    @Test(arguments: UInt64(1)...40)
    func operationsAreExact(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed &+ 1000)
        for _ in 0..<25 {
            let algebra = ConnectionAlgebra()
            let direction = random.one(of: Direction.allCases)
            func set(_ random: inout RandomPolicies) -> ConnectionSet {
                algebra.connections(direction, of: [AnalysedPolicy(random.policy(0))])
            }
            let (left, right, third) = (set(&random), set(&random), set(&random))
            let union = algebra.union(left, right)
            let both = try algebra.intersection(left, right)
            let rest = try algebra.subtracting(right, from: left)
            func expectEqual(_ one: ConnectionSet, _ other: ConnectionSet) throws {
                #expect(try algebra.areEqual(one, other))
            }
            try expectEqual(union, algebra.union(right, left))
            try expectEqual(both, algebra.intersection(right, left))
            try expectEqual(algebra.union(rest, both), left)
            #expect(try algebra.intersection(rest, right).isEmpty)
            try expectEqual(
                algebra.union(algebra.union(left, right), third), algebra.union(left, algebra.union(right, third)))
            try expectEqual(
                algebra.intersection(left, algebra.union(right, third)),
                algebra.union(both, algebra.intersection(left, third)))
            // Differences of differences: terms with exceptions on either side.
            try expectEqual(algebra.subtracting(rest, from: left), both)
            try expectEqual(
                algebra.subtracting(algebra.subtracting(third, from: right), from: left),
                algebra.union(
                    algebra.subtracting(right, from: left), algebra.intersection(left, third)))
            #expect(try algebra.contains(union, left) && algebra.contains(left, both))
            #expect(try algebra.contains(left, right) == algebra.areEqual(union, left))
            #expect(try algebra.contains(algebra.everything, left))
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

    /// A search finds a pod exactly where trying every pod finds one.
    @Test(arguments: UInt64(1)...40)
    func searchesFindWhatThereIs(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed &+ 11000)
        for _ in 0..<50 {
            let algebra = ConnectionAlgebra()
            let selectors = (0...random.number(6)).map { _ in random.selector() }
            let selections = selectors.map { algebra.selection(namespaces: nil, pods: $0, own: "default") }
            let isThere = RandomPolicies.everyPod(with: [:]).contains { labels in
                let matches = selectors.map { NaiveEvaluator.matches($0, labels) }
                return matches[0] && !matches.dropFirst().contains(true)
            }
            #expect(
                try algebra.selections.exists(in: selections[0], outside: Array(selections.dropFirst())) == isThere,
                "\(selectors)")
        }
    }

    /// The rows of an explanation are the set, no more and no less: here for addresses, which rows hold as ranges.
    @Test(arguments: UInt64(1)...40)
    func rowsAreTheSet(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed &+ 9000)
        for _ in 0..<20 {
            let policies = (0...random.number(3)).map { AnalysedPolicy(random.policy($0)) }
            let algebra = ConnectionAlgebra()
            let set = algebra.connections(.egress, of: policies)
            let isIsolated = policies.contains { $0.isolates.contains(.egress) }
            let rows = try RowBuilder(.egress, of: isIsolated ? policies : [], algebra: algebra).rows(set)
            var union = ConnectionSet()
            var pods: [ConnectionSet.Term] = []
            for row in rows {
                if let term = row.term { pods.append(term) }
                if row.endpoint.kind == .everyone { pods += algebra.everything.pods }
                if row.endpoint.kind == .pods { continue }
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
                #expect(try !isIsolated || algebra.contains(granted, own), "\(row)")
                union = algebra.union(union, own)
            }
            #expect(union.v4 == set.v4 && union.v6 == set.v6)
            var known = ConnectionSet()
            known.pods = algebra.united(pods)
            #expect(
                try algebra.contains(
                    known,
                    {
                        var all = set; all.v4 = .init(); all.v6 = .init(); return all
                    }()))
            #expect(rows.allSatisfy { !$0.sources.isEmpty || !isIsolated }, "\(rows.filter(\.sources.isEmpty))")
            #expect(
                rows.contains { $0.endpoint.kind == .pods || $0.endpoint.kind == .everyone } == !set.pods.isEmpty)
        }
    }

    /// What a difference lists as opened and closed is what some pod gains and loses, and nothing else.
    ///
    /// 40 seeds of 25 pairs; 5,000 with SLUICE_ANALYSIS_SEEDS=200.
    @Test(arguments: UInt64(1)...Thoroughness.seeds(40))
    func differencesAreWhatPodsGainAndLose(_ seed: UInt64) throws {
        var random = RandomPolicies(seed: seed &+ 5000)
        for _ in 0..<25 {
            let before = (0..<random.number(4)).map { random.policy($0) }
            let after = random.number(3) == 0 ? before : before.dropLast(random.number(2)) + [random.policy(9)]
            let difference = try PolicyDifference(
                from: before.map { AnalysedPolicy($0) }, to: after.map { AnalysedPolicy($0) })
            var seen: Set<[Bool]> = []
            let algebra = ConnectionAlgebra()
            let (old, new) = (before.map { AnalysedPolicy($0) }, after.map { AnalysedPolicy($0) })
            var gains: Set<Direction> = []
            var losses: Set<Direction> = []
            for namespace in RandomPolicies.namespaces {
                for labels in RandomPolicies.everyPod(with: [:]) {
                    let pod = PodIdentity(namespace: namespace, labels: labels)
                    let own = old.map { $0.selects(pod) } + new.map { $0.selects(pod) }
                    guard seen.insert(own).inserted else { continue }
                    for direction in Direction.allCases {
                        let (was, now) = (
                            algebra.connections(direction, of: old.filter { $0.selects(pod) }),
                            algebra.connections(direction, of: new.filter { $0.selects(pod) })
                        )
                        if try !algebra.subtracting(was, from: now).isEmpty { gains.insert(direction) }
                        if try !algebra.subtracting(now, from: was).isEmpty { losses.insert(direction) }
                    }
                }
            }
            let changes = difference.changes
            #expect(Set(changes.filter { !$0.opened.isEmpty }.map(\.direction)) == gains, "\(before) to \(after)")
            #expect(Set(changes.filter { !$0.closed.isEmpty }.map(\.direction)) == losses, "\(before) to \(after)")
            // Addresses that questions find open and were not are in a row.
            let namespaces = random.namespaces()
            let (naiveOld, naiveNew) = (NaiveEvaluator(policies: before), NaiveEvaluator(policies: Array(after)))
            for _ in 0..<40 {
                var question = Self.question(&random, namespaces)
                question.portName = nil
                let direction: Direction = question.isEgress ? .egress : .ingress
                let (was, now) = (naiveOld.allows(question), naiveNew.allows(question))
                if was == now { continue }
                #expect(
                    changes.contains { change in
                        change.direction == direction
                            && (now ? change.opened : change.closed).contains { Self.covers($0, question) }
                    }, "\(question): \(was) to \(now)")
            }
        }
    }

    private static func covers(_ row: ReachRow, _ question: NaiveEvaluator.Question) -> Bool {
        guard let address = question.address else {
            return row.endpoint.kind == .pods || row.endpoint.kind == .everyone
        }
        let parsed = ParsedCIDR("\(address)/\(address.contains(":") ? 128 : 32)")!.address
        return row.endpoint.addresses.contains(parsed)
            && row.portItems.contains { item in
                item.transport == question.transport && item.range?.contains(question.port) ?? (item.name == nil)
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
