import SluiceAddresses
import SluiceDiagnostics

/// Policies and what is beside them, ready to be asked many questions about the same pods.
public final class ReachSession {
    /// Pods that ask.
    public struct Subject: Sendable {
        /// `deployment/web in namespace shop`
        public var title: String
        /// The namespace that is meant where a question names none.
        public var namespace: String
        /// Indexes of the policies that select them.
        var policies: [Int]
        /// What the policies' selectors leave open, where the pods are not known by all their labels.
        var selection = PodSelections.nothing
        var except: [PodSelections.ID] = []
        var pod: PodIdentity?
        var workload: Workload?
        /// What the input does not show of them, a sentence each.
        public var notes: [String] = []
    }

    /// All policies that are in force together.
    public let policies: [AnalysedPolicy]
    /// What else the input holds.
    public let objects: StreamObjects
    /// Of what does not say one.
    public let namespace: String
    let algebra: ConnectionAlgebra
    let index: PolicyIndex
    /// The pods of the workloads that policies govern.
    private(set) lazy var allPods = objects.workloads.filter { !$0.isOnHostNetwork }.map { objects.pod($0) }
    private(set) lazy var podsByNamespace = Dictionary(grouping: allPods, by: \.namespace)
    private var nearEnds: [Direction: PolicyEnds] = [:]
    private var otherEnds: [Direction: PolicyEnds] = [:]
    private var allowed: [Direction: [[Int]: ConnectionSet]] = [:]

    /// - Parameters:
    ///   - policies: all that are in force together.
    ///   - objects: what else the input holds.
    ///   - namespace: of the pods that do not say one.
    public convenience init(
        _ policies: [AnalysedPolicy], objects: StreamObjects = StreamObjects(), namespace: String = "default"
    ) {
        self.init(policies, objects: objects, namespace: namespace, algebra: ConnectionAlgebra())
    }

    init(
        _ policies: [AnalysedPolicy], objects: StreamObjects, namespace: String = "default",
        algebra: ConnectionAlgebra
    ) {
        self.algebra = algebra
        self.policies = policies
        self.objects = objects
        self.namespace = namespace
        index = PolicyIndex(policies, algebra: algebra)
    }

    // MARK: Subjects

    /// One pod by all its labels.
    public func subject(podLabels: [String: String]) -> Subject {
        let pod = PodIdentity(
            namespace: namespace, labels: podLabels, namespaceLabels: objects.labels(ofNamespace: namespace))
        let text = podLabels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
        var subject = subject(pod, title: text.isEmpty ? "a pod without labels" : "pod \(text)")
        let title = subject.title
        subject.title = "\(title) in namespace \(namespace)"
        let own = objects.workloads.filter { $0.namespace == namespace }
        subject.workload = own.first { $0.labels == podLabels }
        if !knows(namespace) {
            subject.notes.append("nothing of the input is in namespace \(namespace)")
        } else if !objects.workloads.isEmpty, subject.workload == nil {
            subject.notes.append("no workload of the input has these labels and no others")
        }
        if subject.policies.isEmpty {
            subject.notes.append("no policy of the input selects \(title)\(Self.place(namespace))")
        }
        return subject
    }

    /// The pods of a workload of the input.
    public func subject(_ workload: Workload) -> Subject {
        var subject = subject(objects.pod(workload), title: workload.title)
        subject.workload = workload
        if workload.isOnHostNetwork {
            subject.notes.append("\(workload.shortTitle) is on the node's network, which policies do not govern")
        } else if subject.policies.isEmpty {
            subject.notes.append("no policy of the input selects \(workload.shortTitle)")
        }
        return subject
    }

    private func subject(_ pod: PodIdentity, title: String) -> Subject {
        var subject = Subject(title: title, namespace: pod.namespace, policies: index.policies(selecting: pod))
        subject.pod = pod
        return subject
    }

    /// All pods that policies select: the workloads, and for policies that select none of them what their selectors say.
    ///
    /// - Parameter name: of the policies that count; nil for all.
    /// - Throws: when selectors overlap in too many ways.
    public func selectedSubjects(of name: String? = nil) throws(AnalysisLimitError) -> [Subject] {
        let wanted = policies.indices.filter { name == nil || policies[$0].name == name }
        let chosen = Set(wanted)
        var subjects = objects.workloads.map(subject).filter { !chosen.isDisjoint(with: $0.policies) }
        let known = Set(subjects.flatMap(\.policies))
        let rest = wanted.filter { !known.contains($0) }
        for region in try PodRegions(index, among: rest).regions {
            let namespace = policies[region.policies[0]].namespace
            let others = PodRegions.split(index, region.selection, in: namespace).some
            var subject = Subject(
                title: SelectorText.pods(algebra.selections.constraints(region.selection)), namespace: namespace,
                policies: region.policies)
            subject.selection = region.selection
            subject.except = Set(others.map { index.selections[$0] }).sorted()
            if !objects.workloads.isEmpty { subject.notes.append("no workload of the input is selected") }
            subjects.append(subject)
        }
        return subjects
    }

    /// Every pod, where no policy selects any.
    public func unselectedSubject() -> Subject {
        var subject = Subject(title: "every pod (no policy)", namespace: namespace, policies: [])
        subject.selection = PodSelections.everything
        return subject
    }

    private static func place(_ namespace: String) -> String { " in namespace \(namespace)" }

    /// Whether anything of the input is in a namespace.
    func knows(_ namespace: String) -> Bool {
        policies.contains { $0.namespace == namespace }
            || objects.workloads.contains { $0.namespace == namespace }
            || objects.services.contains { $0.namespace == namespace }
            || objects.namespaces.contains { $0.name == namespace }
    }

    // MARK: Answers

    /// - Parameters:
    ///   - question: about the subject's pods.
    ///   - subject: of this session.
    ///   - explains: whether the rules that allow it, or come near, are wanted: that takes a look at each of them.
    /// - Throws: a question that the input shows to be none, and what takes too much work.
    public func answer(
        _ question: ReachQuery, _ subject: Subject, explains: Bool = true
    ) throws(ReachError) -> ReachAnswer {
        let resolved: ResolvedQuestion
        do throws(ReachQueryError) {
            resolved = try resolve(question, subject)
        } catch {
            throw .question(error)
        }
        do throws(AnalysisLimitError) {
            return try answer(question, resolved, subject, explains)
        } catch {
            throw .limit(error)
        }
    }

    private func answer(
        _ question: ReachQuery, _ resolved: ResolvedQuestion, _ subject: Subject, _ explains: Bool
    ) throws(AnalysisLimitError) -> ReachAnswer {
        let direction = question.direction
        let allowed = allowed(direction, subject.policies)
        let asked = algebra.set(resolved.parts)
        // Addresses have one end in the cluster, pods have two.
        let missing = try algebra.subtracting(allowed.withoutPods, from: asked.withoutPods)
        var isAnyMissing = !missing.isEmpty
        var isAnyAllowed = !asked.withoutPods.isEmpty && missing != asked.withoutPods
        var missingPods: [ConnectionSet.Term] = []
        var (refusing, mayRefuse): ([Int], [Int]) = ([], [])
        var otherEnd = ReachAnswer.OtherEnd.outside
        if !asked.pods.isEmpty {
            let connections = try joined(asked.pods, subject)
            let near = try ends(direction, isOfSubject: true).refused(connections)
            let other = ends(direction.opposite, isOfSubject: false)
            let far = try other.refused(connections)
            refusing = far.policies
            missingPods = algebra.united(near.terms + far.terms)
            if !missingPods.isEmpty { isAnyMissing = true }
            if missingPods.isEmpty {
                isAnyAllowed = true
            } else if !isAnyAllowed {
                isAnyAllowed = try !algebra.subtracting(missingPods, from: connections).isEmpty
            }
            if !asked.pods.contains(where: { other.governs($0.selection) }) {
                mayRefuse = Set(asked.pods.flatMap { other.policies(governing: $0.selection) }).sorted()
            }
            otherEnd =
                asked.pods.contains { other.governs($0.selection) }
                ? .restricted : resolved.isOtherEndKnown ? .unrestricted : .unknown
        }
        let verdict: ReachAnswer.Verdict = !isAnyMissing ? .allowed : isAnyAllowed ? .partly : .denied
        let foreign = foreign(subject, resolved)
        var answer = ReachAnswer(
            verdict: foreign.isEmpty ? verdict : .unknown, plainVerdict: verdict,
            isIsolated: subject.policies.contains { index.isolates($0, direction) },
            policies: subject.policies.map { policies[$0].name }, otherEnd: otherEnd)
        answer.mayRefuse = mayRefuse.map { policies[$0].name }
        answer.refusedBy = refusing.map { policies[$0] }
        answer.foreign = foreign
        answer.notes = subject.notes + resolved.notes
        guard explains else { return answer }
        if verdict == .partly {
            var rest = missing
            rest.pods = algebra.united(missingPods.map(algebra.withoutSubject))
            answer.missing = try RowBuilder(direction, of: [], in: index).rows(rest).map { row in
                guard let term = row.term, let title = resolved.titles[term.selection] else { return row }
                var row = row
                row.endpoint = .pods(title)
                return row
            }
        }
        explain(&answer, direction, resolved, subject)
        return answer
    }

    private func explain(
        _ answer: inout ReachAnswer, _ direction: Direction, _ resolved: ResolvedQuestion, _ subject: Subject
    ) {
        for number in subject.policies {
            let grants = policies[number].grants.filter { $0.direction == direction }
            for (grant, part) in zip(grants, index.parts(direction, of: number)) {
                let source = ReachRow.Source(policy: policies[number].name, path: grant.path, location: grant.location)
                let end = resolved.parts.contains { haveEnd($0, part) }
                let port = resolved.parts.contains { havePort($0, part) }
                if resolved.parts.contains(where: { haveEnd($0, part) && havePort($0, part) }) {
                    answer.grants.append(source)
                } else if answer.plainVerdict != .allowed, answer.near.count < Self.nearLimit {
                    if end {
                        let ports = algebra.portText(part.ports)
                        answer.near.append((source, "allows this end, on \(ports) only"))
                    } else if port {
                        answer.near.append((source, "allows this port, at other ends only"))
                    }
                }
            }
        }
    }

    private static let nearLimit = 5

    private func allowed(_ direction: Direction, _ indexes: [Int]) -> ConnectionSet {
        if let known = allowed[direction]?[indexes] { return known }
        let set = index.connections(direction, of: indexes)
        allowed[direction, default: [:]][indexes] = set
        return set
    }

    func ends(_ direction: Direction, isOfSubject: Bool) -> PolicyEnds {
        if let known = isOfSubject ? nearEnds[direction] : otherEnds[direction] { return known }
        let ends = PolicyEnds(direction, index, isOfSubject: isOfSubject)
        if isOfSubject { nearEnds[direction] = ends } else { otherEnds[direction] = ends }
        return ends
    }

    /// A known pod has none of the labels that any selector asks for beside its own, so all have to be read first.
    func readLabels() {
        for direction in Direction.allCases {
            _ = ends(direction, isOfSubject: true)
            _ = ends(direction, isOfSubject: false)
        }
    }

    /// Connections between the pods of a subject and those of some terms.
    func joined(
        _ terms: [ConnectionSet.Term], _ subject: Subject
    ) throws(AnalysisLimitError) -> [ConnectionSet.Term] {
        readLabels()
        let own = subject.pod.map { algebra.selection($0, isOfSubject: true) } ?? subject.selection
        var result: [ConnectionSet.Term] = []
        for term in terms {
            let selection = algebra.selections.intersection(own, term.selection)
            if let joined = try algebra.term(selection, except: subject.except + term.except, term.ports) {
                result.append(joined)
            }
        }
        return algebra.united(result)
    }

    /// Policies of other kinds that may concern a connection.
    private func foreign(_ subject: Subject, _ resolved: ResolvedQuestion) -> [ForeignPolicy] {
        // Where no policy says whose pods are meant, those of every namespace are.
        let isAnyPod = subject.pod == nil && subject.policies.isEmpty
        return objects.foreign.filter { policy in
            guard !isAnyPod, let namespace = policy.namespace else { return true }
            return namespace == subject.namespace || resolved.namespaces.map { $0.contains(namespace) } ?? true
        }
    }

    /// Whether two parts have an end in common.
    private func haveEnd(_ one: ConnectionAlgebra.Part, _ other: ConnectionAlgebra.Part) -> Bool {
        switch (one.end, other.end) {
        case (.everyone, .addresses(_, let ranges)), (.addresses(_, let ranges), .everyone): !ranges.isEmpty
        case (.everyone, .pods(let selection)), (.pods(let selection), .everyone):
            selection != PodSelections.nothing
        case (.everyone, .everyone): true
        case (.addresses(let family, let left), .addresses(let otherFamily, let right)):
            family == otherFamily && left.contains { range in right.contains(where: range.overlaps) }
        case (.pods(let left), .pods(let right)): algebra.selections.overlap(left, right)
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
}

extension ConnectionSet {
    var withoutPods: ConnectionSet {
        var set = self
        set.pods = []
        return set
    }
}

extension ConnectionAlgebra {
    /// What a term of both ends says of the other one.
    func withoutSubject(_ term: ConnectionSet.Term) -> ConnectionSet.Term {
        func other(_ selection: PodSelections.ID) -> PodSelections.ID {
            selections.selection(selections.constraints(selection).filter { !$0.label.isOfSubject })
        }
        // Where an exception is about the subject, too, it does not hold for all subjects.
        let except = term.except.filter { selection in
            selections.constraints(selection).allSatisfy { !$0.label.isOfSubject }
        }
        return ConnectionSet.Term(selection: other(term.selection), except: except, ports: term.ports)
    }
}

extension Direction {
    /// As the other end sees it.
    var opposite: Direction { self == .egress ? .ingress : .egress }
}
