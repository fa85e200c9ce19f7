/// Pods, divided by which policies select them, as far as it matters.
///
/// Policies add up, so that pods which several of them select may do more than those that only one selects. All
/// combinations are as many as the subsets of the policies; so there is a region for each selector, of the pods that no
/// policy selects which does not select all of them, and overlaps only where a region would be empty without.
struct PodRegions {
    struct Region {
        /// The pods that the policies select; others may select some of them, too.
        var selection: PodSelections.ID
        /// Indexes of the policies that select all of them.
        var policies: [Int]
    }

    /// More regions than these are given up.
    static let limit = 2_000

    private(set) var regions: [Region] = []
    /// Whether there are pods of several regions.
    private(set) var overlap = false

    /// - Throws: when selectors overlap in too many ways.
    init(_ index: PolicyIndex, among indexes: [Int]? = nil) throws(AnalysisLimitError) {
        var seen: Set<PodSelections.ID> = []
        for policy in indexes ?? Array(index.policies.indices) {
            var stack = [index.selections[policy]]
            while let selection = stack.popLast() {
                if selection == PodSelections.nothing || !seen.insert(selection).inserted { continue }
                if seen.count > Self.limit { throw .regions }
                let (own, others) = Self.split(index, selection, in: index.policies[policy].namespace)
                if !others.isEmpty { overlap = true }
                let exceptions = Set(others.map { index.selections[$0] }).sorted()
                if try index.algebra.selections.exists(in: selection, outside: exceptions) {
                    regions.append(Region(selection: selection, policies: own))
                } else {
                    // Others cover it: what it is with each of them.
                    stack += exceptions.reversed().map { index.algebra.selections.intersection(selection, $0) }
                }
            }
        }
    }

    /// The policies that select all pods of a selection, and those that select some.
    static func split(
        _ index: PolicyIndex, _ selection: PodSelections.ID, in namespace: String
    ) -> (all: [Int], some: [Int]) {
        var (all, some): ([Int], [Int]) = ([], [])
        for policy in index.policies(in: namespace) {
            if index.algebra.selections.isSubset(selection, of: index.selections[policy]) {
                all.append(policy)
            } else if index.algebra.selections.overlap(selection, index.selections[policy]) {
                some.append(policy)
            }
        }
        return (all, some)
    }
}
