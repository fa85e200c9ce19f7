/// Finds what pods gain and lose between two sets of policies, without looking at all combinations of them.
///
/// What a pod gains, some policy grants that is new or changed; and it gains most where the fewest policies selected it
/// before. So there is one look at the pods of each changed policy, and, where nothing that selected all of them
/// restricted them before, one at those that another policy restricted. What a pod loses is found in the same way, with
/// the sides exchanged.
struct PolicyComparison {
    private typealias Change = PolicyDifference.Change

    private struct Side {
        let index: PolicyIndex
        let session: ReachSession

        init(_ policies: [AnalysedPolicy], _ objects: StreamObjects, _ algebra: ConnectionAlgebra) {
            session = ReachSession(policies, objects: objects, algebra: algebra)
            index = session.index
        }

        func isIsolated(_ policies: [Int], _ direction: Direction) -> Bool {
            policies.contains { index.isolates($0, direction) }
        }
    }

    /// Pods and the policies that select them on both sides.
    private struct Region {
        var title: String
        var before: [Int]
        var after: [Int]
        /// The pods, as each side knows them.
        var subjects: (before: ReachSession.Subject, after: ReachSession.Subject)
    }

    /// Pods that change alike.
    private struct Alike: Hashable {
        var opened: ConnectionSet
        var closed: ConnectionSet
        var wasIsolated: Bool
        var isIsolated: Bool
    }

    private let algebra = ConnectionAlgebra()
    private let before: Side
    private let after: Side
    private let workloads: [(before: Workload, after: Workload)]

    /// So many pods of a change are named.
    private static let titleLimit = 4

    init(
        _ before: [AnalysedPolicy], _ after: [AnalysedPolicy], _ objects: StreamObjects, _ newObjects: StreamObjects
    ) {
        self.before = Side(before, objects, algebra)
        self.after = Side(after, newObjects, algebra)
        struct Name: Hashable {
            var kind: String
            var namespace: String
            var name: String
        }
        func name(_ workload: Workload) -> Name {
            Name(kind: workload.kind, namespace: workload.namespace, name: workload.name)
        }
        let old = Dictionary(objects.workloads.map { (name($0), $0) }) { first, _ in first }
        let new = Dictionary(newObjects.workloads.map { (name($0), $0) }) { first, _ in first }
        // Pods that are on one side only are compared as if they were on both.
        workloads =
            newObjects.workloads.map { (old[name($0)] ?? $0, $0) }
            + objects.workloads.filter { new[name($0)] == nil }.map { ($0, $0) }
    }

    mutating func changes() throws(AnalysisLimitError) -> [PolicyDifference.Change] {
        let known = workloads.map { pair in
            (
                before: before.index.policies(selecting: before.session.objects.pod(pair.before)),
                after: after.index.policies(selecting: after.session.objects.pod(pair.after))
            )
        }
        let selecting = (before: Set(known.flatMap(\.before)), after: Set(known.flatMap(\.after)))
        var changes: [Change] = []
        for direction in Direction.allCases {
            var collector = Collector()
            for (pair, policies) in zip(workloads, known) {
                let region = Region(
                    title: pair.after.title, before: policies.before, after: policies.after,
                    subjects: (before.session.subject(pair.before), after.session.subject(pair.after)))
                try note(region, direction, &collector, gains: true, loses: true)
            }
            let changed = changedPolicies(direction)
            try look(
                direction, changed.before.filter { !selecting.before.contains($0) },
                changed.after.filter { !selecting.after.contains($0) }, &collector)
            changes += try collector.entries.map { entry throws(AnalysisLimitError) in
                try change(entry, direction)
            }
        }
        return changes
    }

    // MARK: Collecting

    private struct Entry {
        var alike: Alike
        var regions: [Region]
        var more = 0
    }

    private struct Collector {
        var entries: [Entry] = []
        var places: [Alike: Int] = [:]
        /// Sets of the policies that were compared already.
        var known: [[[Int]]: Alike] = [:]

        mutating func add(_ alike: Alike, _ region: Region, more: Int = 0) {
            if let place = places[alike] {
                if entries[place].regions.contains(where: { $0.title == region.title }) { return }
                entries[place].regions.append(region)
                entries[place].more += more
            } else {
                places[alike] = entries.count
                entries.append(Entry(alike: alike, regions: [region], more: more))
            }
        }
    }

    /// Compares what policies allow pods before and after.
    private func note(
        _ region: Region, _ direction: Direction, _ collector: inout Collector, gains: Bool, loses: Bool, more: Int = 0
    ) throws(AnalysisLimitError) {
        let key = [region.before, region.after, [gains ? 1 : 0, loses ? 1 : 0]]
        let alike: Alike
        if let known = collector.known[key] {
            alike = known
        } else {
            let old = before.index.connections(direction, of: region.before)
            let new = after.index.connections(direction, of: region.after)
            alike = Alike(
                opened: gains ? try algebra.subtracting(old, from: new) : ConnectionSet(),
                closed: loses ? try algebra.subtracting(new, from: old) : ConnectionSet(),
                wasIsolated: before.isIsolated(region.before, direction),
                isIsolated: after.isIsolated(region.after, direction))
            collector.known[key] = alike
        }
        if alike.opened.isEmpty, alike.closed.isEmpty { return }
        collector.add(alike, region, more: more)
    }

    // MARK: Looking

    /// Policies that the other side does not have: with other pods, another direction or other rules.
    private func changedPolicies(_ direction: Direction) -> (before: [Int], after: [Int]) {
        struct Meaning: Hashable {
            var selection: PodSelections.ID
            var isolates: Bool
            var set: ConnectionSet
        }
        func meanings(_ side: Side) -> [Meaning] {
            side.index.policies.indices.map { policy in
                let isolates = side.index.isolates(policy, direction)
                return Meaning(
                    selection: side.index.selections[policy], isolates: isolates,
                    set: isolates ? algebra.set(side.index.parts(direction, of: policy)) : ConnectionSet())
            }
        }
        let (old, new) = (meanings(before), meanings(after))
        let (olds, news) = (Set(old), Set(new))
        return (
            old.indices.filter { old[$0].isolates && !news.contains(old[$0]) },
            new.indices.filter { new[$0].isolates && !olds.contains(new[$0]) }
        )
    }

    private func look(
        _ direction: Direction, _ olds: [Int], _ news: [Int], _ collector: inout Collector
    ) throws(AnalysisLimitError) {
        var seen: Set<PodSelections.ID> = []
        for policy in news {
            let (selection, namespace) = (after.index.selections[policy], after.index.policies[policy].namespace)
            try look(direction, at: selection, namespace, &seen, &collector)
            let own = PodRegions.split(before.index, selection, in: namespace)
            if before.isIsolated(own.all, direction) { continue }
            try pairs(
                direction, selection, namespace, with: own.some.filter { before.index.isolates($0, direction) },
                of: before, gained: after.index.connections(direction, of: [policy]), &seen, &collector)
        }
        for policy in olds {
            let (selection, namespace) = (before.index.selections[policy], before.index.policies[policy].namespace)
            try look(direction, at: selection, namespace, &seen, &collector)
            let own = PodRegions.split(after.index, selection, in: namespace)
            if after.isIsolated(own.all, direction) { continue }
            try pairs(
                direction, selection, namespace, with: own.some.filter { after.index.isolates($0, direction) },
                of: after, gained: before.index.connections(direction, of: [policy]), &seen, &collector)
        }
    }

    /// Pods that a changed policy selects and one of some others on the other side: those that lead to the same are
    /// looked at once.
    private func pairs(
        _ direction: Direction, _ selection: PodSelections.ID, _ namespace: String, with others: [Int], of side: Side,
        gained: ConnectionSet, _ seen: inout Set<PodSelections.ID>, _ collector: inout Collector
    ) throws(AnalysisLimitError) {
        var order: [ConnectionSet] = []
        var groups: [ConnectionSet: [Int]] = [:]
        for other in others {
            let rest = try algebra.subtracting(side.index.connections(direction, of: [other]), from: gained)
            if rest.isEmpty { continue }
            if groups[rest] == nil { order.append(rest) }
            groups[rest, default: []].append(other)
        }
        for rest in order {
            let members = groups[rest] ?? []
            var count = 0
            for (place, other) in members.enumerated() {
                let both = algebra.selections.intersection(selection, side.index.selections[other])
                let isLast = count + 1 == Self.titleLimit
                if try look(
                    direction, at: both, namespace, &seen, &collector, more: isLast ? members.count - place - 1 : 0)
                {
                    count += 1
                }
                if count == Self.titleLimit { break }
            }
        }
    }

    /// Looks at the pods of a selection that no policy selects which does not select all of them; if there are none, at
    /// those of each such policy.
    ///
    /// - Returns: whether there are such pods.
    @discardableResult private func look(
        _ direction: Direction, at selection: PodSelections.ID, _ namespace: String,
        _ seen: inout Set<PodSelections.ID>, _ collector: inout Collector, more: Int = 0
    ) throws(AnalysisLimitError) -> Bool {
        guard selection != PodSelections.nothing, seen.insert(selection).inserted else { return false }
        if seen.count > PodRegions.limit { throw .regions }
        let old = PodRegions.split(before.index, selection, in: namespace)
        let new = PodRegions.split(after.index, selection, in: namespace)
        let oldOthers = old.some.filter { before.index.isolates($0, direction) }.map { before.index.selections[$0] }
        let newOthers = new.some.filter { after.index.isolates($0, direction) }.map { after.index.selections[$0] }
        // What pods gain is most where no other policy allowed it before; other policies after take nothing away, unless
        // they alone restrict the pods.
        let restricts = (
            before: before.isIsolated(old.all, direction), after: after.isIsolated(new.all, direction)
        )
        let gains =
            restricts.before
            ? try algebra.selections.exists(in: selection, outside: oldOthers + (restricts.after ? [] : newOthers))
            : false
        let loses =
            restricts.after
            ? try algebra.selections.exists(in: selection, outside: newOthers + (restricts.before ? [] : oldOthers))
            : false
        var isAnywhere = false
        if gains || loses {
            isAnywhere = true
            var subject = ReachSession.Subject(
                title: SelectorText.pods(algebra.selections.constraints(selection)), namespace: namespace, policies: [])
            subject.selection = selection
            var subjects = (before: subject, after: subject)
            subjects.before.policies = old.all
            subjects.after.policies = new.all
            try note(
                Region(title: subject.title, before: old.all, after: new.all, subjects: subjects), direction,
                &collector,
                gains: gains, loses: loses, more: more)
        }
        if (restricts.before && !gains) || (restricts.after && !loses) {
            for other in Set(oldOthers + newOthers).sorted() {
                let both = algebra.selections.intersection(selection, other)
                if try look(direction, at: both, namespace, &seen, &collector) { isAnywhere = true }
            }
        }
        return isAnywhere
    }

    // MARK: Rows

    private func change(_ entry: Entry, _ direction: Direction) throws(AnalysisLimitError) -> Change {
        let alike = entry.alike
        let olds = Set(entry.regions.flatMap(\.before)).sorted()
        let news = Set(entry.regions.flatMap(\.after)).sorted()
        let isNewlyIsolated = !alike.wasIsolated && alike.isIsolated
        func rows(
            _ set: ConnectionSet, _ side: Side, _ policies: [Int], _ subjects: [ReachSession.Subject]
        ) throws(AnalysisLimitError) -> [ReachRow] {
            var rows = try RowBuilder(direction, of: policies, in: side.index).rows(set)
            try side.session.addOtherEnds(direction, subjects, to: &rows)
            return rows
        }
        let titles = entry.regions.map(\.title)
        let (befores, afters) = (entry.regions.map(\.subjects.before), entry.regions.map(\.subjects.after))
        var result = Change(
            pods: Array(titles.prefix(Self.titleLimit)), direction: direction, wasIsolated: alike.wasIsolated,
            isIsolated: alike.isIsolated,
            opened: try rows(alike.opened, after, alike.isIsolated ? news : [], afters),
            closed: try rows(alike.closed, before, alike.wasIsolated ? olds : [], befores),
            kept: isNewlyIsolated ? try rows(after.index.connections(direction, of: news), after, news, afters) : [],
            policies: (olds.map { before.index.policies[$0].name }, news.map { after.index.policies[$0].name }),
            location: (alike.isIsolated ? news.first.map { after.index.policies[$0] } : nil)?.location
                ?? olds.first.map { before.index.policies[$0] }?.location)
        result.more = max(0, titles.count - Self.titleLimit) + entry.more
        return result
    }
}
