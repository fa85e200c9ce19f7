import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// What newly opens and what closes between two sets of policies.
public struct PolicyDifference: Sendable {
    /// How much somebody should care.
    public enum Weight: Int, Sendable, Comparable {
        /// Only closes something.
        case closes
        /// Opens addresses inside, or pods.
        case opens
        /// Opens some addresses of the internet.
        case opensPublic
        /// Opens the internet at large, or a cloud's metadata.
        case opensWide

        /// The less serious comes first.
        public static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    /// The change for pods that have the same one.
    public struct Change: Sendable {
        /// The pods, in words.
        public var pods: [String]
        /// The direction of the connections.
        public var direction: Direction
        /// Whether policies isolate the pods in this direction, before and after.
        public var wasIsolated: Bool
        /// Whether a policy restricts the direction after the change.
        public var isIsolated: Bool
        /// Connections that are newly allowed.
        public var opened: [ReachRow]
        /// Connections that are no longer allowed.
        public var closed: [ReachRow]
        /// What stays open to pods that policies did not isolate before: that is told more easily than what they close.
        public var kept: [ReachRow]
        /// The policies that select them, before and after.
        public var policies: (before: [String], after: [String])
        /// Of the policies that isolate them after, or did before.
        public var location: SourceLocation?

        /// The pods in one line.
        public var title: String { pods.joined(separator: "; or ") }
        /// Whether a connection to the internet is newly allowed.
        public var opensInternet: Bool { opened.contains { $0.endpoint.opensInternet } }
        /// Whether a connection to a cloud's metadata service is newly allowed.
        public var opensMetadata: Bool { opened.contains { $0.endpoint.opensMetadata } }

        /// Whether pods that policies isolate now can still reach the internet or a cloud's metadata.
        public var keepsInternet: Bool { kept.contains { $0.endpoint.opensInternet } }
        /// Whether a connection to a cloud's metadata service stays allowed.
        public var keepsMetadata: Bool { kept.contains { $0.endpoint.opensMetadata } }

        /// How serious the change is.
        public var weight: Weight {
            if opensInternet || opensMetadata { return .opensWide }
            if opened.contains(where: { $0.endpoint.kind == .publicAddresses }) { return .opensPublic }
            return opened.isEmpty ? .closes : .opens
        }
    }

    /// Ordered by weight, the heaviest first.
    public var changes: [Change]

    /// - Parameters:
    ///   - before: all policies of the one side.
    ///   - after: all policies of the other.
    ///   - algebra: what the sets are made with.
    public init(
        from before: [AnalysedPolicy], to after: [AnalysedPolicy], algebra: ConnectionAlgebra = ConnectionAlgebra()
    ) {
        let (old, new) = (PodGroups(before, algebra: algebra), PodGroups(after, algebra: algebra))
        var pairs: [(Int32, Int32)] = []
        var known: [UInt64: Int32] = [:]
        var memory = PairTable()
        let function = algebra.diagrams.apply(old.function, new.function, memory: &memory) { one, other in
            let key = UInt64(one) << 32 | UInt64(other)
            if let number = known[key] { return number }
            let number = Int32(pairs.count)
            pairs.append((one, other))
            known[key] = number
            return number
        }
        let used = algebra.diagrams.payloads(function)
        var sets = PolicyDifference.Sets(algebra: algebra)
        var changes: [Change] = []
        for direction in Direction.allCases {
            /// Pods that change alike.
            struct Same: Hashable {
                var opened: ConnectionSet
                var closed: ConnectionSet
                var wasIsolated: Bool
                var isIsolated: Bool
            }
            var order: [Same] = []
            var numbers: [Same: [Int32]] = [:]
            for number in used.sorted() {
                let pair = pairs[Int(number)]
                guard let one = old.group(pair.0),
                    let other = new.group(pair.1)
                else { continue }
                let left = sets.set(direction, one.policies.map { before[$0] }, side: 0, group: pair.0)
                let right = sets.set(direction, other.policies.map { after[$0] }, side: 1, group: pair.1)
                if left.set == right.set { continue }
                let same = Same(
                    opened: algebra.subtracting(left.set, from: right.set),
                    closed: algebra.subtracting(right.set, from: left.set), wasIsolated: left.isIsolated,
                    isIsolated: right.isIsolated)
                if numbers[same] == nil { order.append(same) }
                numbers[same, default: []].append(number)
            }
            for same in order {
                let own = numbers[same] ?? []
                let lists = own.map { number in
                    let pair = pairs[Int(number)]
                    return (
                        old.group(pair.0)?.policies ?? [],
                        new.group(pair.1)?.policies ?? []
                    )
                }
                let olds = Set(lists.flatMap(\.0)).sorted().map { before[$0] }
                let news = Set(lists.flatMap(\.1)).sorted().map { after[$0] }
                let isNewlyIsolated = !same.wasIsolated && same.isIsolated
                changes.append(
                    Change(
                        pods: algebra.podTexts(function, where: Set(own)), direction: direction,
                        wasIsolated: same.wasIsolated, isIsolated: same.isIsolated,
                        opened: RowBuilder(direction, of: same.isIsolated ? news : [], algebra: algebra)
                            .rows(same.opened),
                        closed: RowBuilder(direction, of: same.wasIsolated ? olds : [], algebra: algebra)
                            .rows(same.closed),
                        kept: isNewlyIsolated
                            ? RowBuilder(direction, of: news, algebra: algebra)
                                .rows(algebra.subtracting(same.closed, from: algebra.everything)) : [],
                        policies: (olds.map(\.name), news.map(\.name)),
                        location: (same.isIsolated ? news : olds).first?.location))
            }
        }
        self.changes = changes.enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }.map(\.element)
    }

    /// The connections of groups, each worked out once.
    private struct Sets {
        let algebra: ConnectionAlgebra
        var known: [[Int32]: (set: ConnectionSet, isIsolated: Bool)] = [:]

        init(algebra: ConnectionAlgebra) {
            self.algebra = algebra
        }

        mutating func set(
            _ direction: Direction, _ policies: [AnalysedPolicy], side: Int32, group: Int32
        ) -> (set: ConnectionSet, isIsolated: Bool) {
            let key = [direction == .egress ? 0 : 1, side, group]
            if let known = known[key] { return known }
            let result = (
                set: algebra.connections(direction, of: policies),
                isIsolated: policies.contains { $0.isolates.contains(direction) }
            )
            known[key] = result
            return result
        }
    }
}
