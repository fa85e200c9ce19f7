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

        public static func < (left: Weight, right: Weight) -> Bool { left.rawValue < right.rawValue }
    }

    /// The change for pods that have the same one.
    public struct Change: Sendable {
        public var pods: [String]
        public var direction: Direction
        /// Whether policies isolate the pods in this direction, before and after.
        public var wasIsolated: Bool
        public var isIsolated: Bool
        public var opened: [ReachRow]
        public var closed: [ReachRow]
        /// What stays open to pods that policies did not isolate before: that is told more easily than what they close.
        public var kept: [ReachRow]
        /// The policies that select them, before and after.
        public var policies: (before: [String], after: [String])
        /// Of the policies that isolate them after, or did before.
        public var location: SourceLocation?

        /// How many groups of pods change alike, beside those that are named.
        public var more = 0

        public var title: String {
            pods.joined(separator: "; or ") + (more > 0 ? "; or \(more) more combinations of selectors" : "")
        }
        /// Whether all that opens together is the internet at large, however small its blocks are.
        public var opensInternet: Bool { Self.haveInternet(opened) }
        public var opensMetadata: Bool { opened.contains { $0.endpoint.opensMetadata } }

        /// Whether pods that policies isolate now can still reach the internet or a cloud's metadata.
        public var keepsInternet: Bool { Self.haveInternet(kept) }
        public var keepsMetadata: Bool { kept.contains { $0.endpoint.opensMetadata } }

        private static func haveInternet(_ rows: [ReachRow]) -> Bool {
            rows.contains { $0.endpoint.opensInternet }
                || AddressNames.opensInternet(AddressRanges(merging: rows.map(\.endpoint.addresses)))
        }

        public var weight: Weight {
            if opensInternet || opensMetadata { return .opensWide }
            if opened.contains(where: { $0.endpoint.kind == .publicAddresses }) { return .opensPublic }
            return opened.isEmpty ? .closes : .opens
        }
    }

    /// Ordered by weight, the heaviest first.
    public var changes: [Change]
    /// Policies of kinds that are not understood, on either side.
    public var foreign: [ForeignPolicy]

    /// - Parameters:
    ///   - before: all policies of the one side.
    ///   - after: all policies of the other.
    ///   - objects: what the sides hold beside policies.
    /// - Throws: when selectors or rules overlap in too many ways to be compared.
    public init(
        from before: [AnalysedPolicy], to after: [AnalysedPolicy],
        objects: (before: StreamObjects, after: StreamObjects) = (StreamObjects(), StreamObjects())
    ) throws(AnalysisLimitError) {
        foreign = objects.before.foreign + objects.after.foreign
        var comparison = PolicyComparison(before, after, objects.before, objects.after)
        changes = try comparison.changes().enumerated().sorted {
            ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset)
        }.map(\.element)
    }
}
