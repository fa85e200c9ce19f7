/// Selections of pods by the labels of them and of their namespaces, each kept once.
///
/// A selection is a conjunction: what each of some labels may be. That is what selectors are, and what two of them have
/// in common is one again; so sets of pods are written as selections less other selections, and never multiplied out.
struct PodSelections {
    /// The number of a selection; equal numbers are equal selections.
    typealias ID = Int32

    /// A label of a pod or of its namespace.
    struct Label: Hashable {
        /// Whether it is a label of the pods that a question is about, and not of those at the other end.
        var isOfSubject = false
        var isOfNamespace: Bool
        var key: String
    }

    struct Part: Hashable {
        var label: Int32
        var constraint: LabelConstraint
    }

    /// All pods.
    static let everything: ID = 0
    /// No pod.
    static let nothing: ID = 1

    /// The label that every namespace has, with its name.
    static let namespaceName = "kubernetes.io/metadata.name"

    private(set) var labels: [Label] = []
    private var labelNumbers: [Label: Int32] = [:]
    private var selections: [[Part]] = [[], []]
    private var known: [[Part]: ID] = [[]: everything]

    /// How many steps searches may take in all; a step looks at one label of one selection.
    private(set) var steps = 20_000_000
    private static let stepsPerSearch = 2_000_000

    /// The constraints of a selection, by rising number of the label.
    subscript(id: ID) -> [Part] { selections[Int(id)] }

    func label(_ number: Int32) -> Label { labels[Int(number)] }

    private mutating func number(_ label: Label) -> Int32 {
        if let known = labelNumbers[label] { return known }
        let number = Int32(labels.count)
        labels.append(label)
        labelNumbers[label] = number
        return number
    }

    /// What a label of every pod may be.
    private func whole(_ label: Int32) -> LabelConstraint {
        let label = labels[Int(label)]
        let isAlwaysThere = label.isOfNamespace && label.key == Self.namespaceName
        return LabelConstraint(allowsAbsence: !isAlwaysThere, isList: false, values: [])
    }

    mutating func selection(_ constraints: [(label: Label, constraint: LabelConstraint)]) -> ID {
        var parts: [Int32: LabelConstraint] = [:]
        for (label, constraint) in constraints {
            let number = number(label)
            parts[number] = (parts[number] ?? whole(number)).intersection(constraint)
        }
        return intern(parts)
    }

    private mutating func intern(_ parts: [Int32: LabelConstraint]) -> ID {
        if parts.values.contains(where: \.isImpossible) { return Self.nothing }
        let list = parts.filter { $0.value != whole($0.key) }.sorted { $0.key < $1.key }
            .map { Part(label: $0.key, constraint: $0.value) }
        if let id = known[list] { return id }
        let id = ID(selections.count)
        selections.append(list)
        known[list] = id
        return id
    }

    /// The constraints in words that others use.
    func constraints(_ id: ID) -> [(label: Label, constraint: LabelConstraint)] {
        self[id].map { (label($0.label), $0.constraint) }
    }

    // MARK: Comparing

    /// Whether all pods of one selection are in the other.
    func isSubset(_ left: ID, of right: ID) -> Bool {
        if left == right || left == Self.nothing || right == Self.everything { return true }
        if right == Self.nothing || left == Self.everything { return false }
        let (own, other) = (self[left], self[right])
        if other.count > own.count { return false }
        var index = 0
        for part in other {
            while index < own.count, own[index].label < part.label { index += 1 }
            guard index < own.count, own[index].label == part.label,
                own[index].constraint.isSubset(of: part.constraint)
            else { return false }
        }
        return true
    }

    /// Whether a pod is in both selections.
    func overlap(_ left: ID, _ right: ID) -> Bool {
        if left == Self.nothing || right == Self.nothing { return false }
        let (own, other) = (self[left], self[right])
        var (i, j) = (0, 0)
        while i < own.count, j < other.count {
            if own[i].label == other[j].label {
                if !own[i].constraint.overlaps(other[j].constraint) { return false }
                i += 1
                j += 1
            } else if own[i].label < other[j].label {
                i += 1
            } else {
                j += 1
            }
        }
        return true
    }

    /// The pods that are in both selections.
    mutating func intersection(_ left: ID, _ right: ID) -> ID {
        if left == right || right == Self.everything { return left }
        if left == Self.everything { return right }
        if !overlap(left, right) { return Self.nothing }
        var parts: [Int32: LabelConstraint] = [:]
        for part in self[left] + self[right] {
            parts[part.label] = parts[part.label]?.intersection(part.constraint) ?? part.constraint
        }
        return intern(parts)
    }

    /// Whether a pod is in a selection.
    func contains(_ id: ID, labels answer: (Label) -> String?) -> Bool {
        id != Self.nothing && self[id].allSatisfy { $0.constraint.allows(answer(label($0.label))) }
    }

    // MARK: Searching

    /// Whether there is a pod in a selection and outside of some others.
    ///
    /// A pod is outside of a selection if one of its labels is not what the selection asks for. Where only one label is
    /// left that can be so, it has to be; otherwise each is tried.
    ///
    /// - Throws: when it takes too many steps.
    mutating func exists(in selection: ID, outside exceptions: [ID]) throws(AnalysisLimitError) -> Bool {
        if selection == Self.nothing { return false }
        let near = exceptions.filter { overlap(selection, $0) }
        if near.isEmpty { return true }
        if near.contains(where: { isSubset(selection, of: $0) }) { return false }
        let found = Dictionary(uniqueKeysWithValues: self[selection].map { ($0.label, $0.constraint) })
        var left = min(Self.stepsPerSearch, steps)
        let start = left
        defer { steps -= start - left }
        return try search(found, near.map { self[$0] }, &left)
    }

    private func search(
        _ found: [Int32: LabelConstraint], _ exceptions: [[Part]], _ steps: inout Int
    ) throws(AnalysisLimitError) -> Bool {
        var found = found
        var exceptions = exceptions
        var changes = true
        while changes {
            changes = false
            var rest: [[Part]] = []
            rest.reserveCapacity(exceptions.count)
            for exception in exceptions {
                var open: [Part] = []
                var isOutside = false
                steps -= exception.count + 1
                if steps < 0 { throw .search }
                for part in exception {
                    let own = found[part.label] ?? whole(part.label)
                    if !own.overlaps(part.constraint) {
                        isOutside = true
                        break
                    }
                    if !own.isSubset(of: part.constraint) { open.append(part) }
                }
                if isOutside { continue }
                guard let only = open.first else { return false }
                if open.count == 1 {
                    found[only.label] = (found[only.label] ?? whole(only.label))
                        .intersection(only.constraint.complement)
                    changes = true
                } else {
                    rest.append(open)
                }
            }
            exceptions = rest
        }
        guard let next = exceptions.min(by: { $0.count < $1.count }) else { return true }
        for part in next {
            let own = found[part.label] ?? whole(part.label)
            var attempt = found
            attempt[part.label] = own.intersection(part.constraint.complement)
            if try search(attempt, exceptions, &steps) { return true }
            // All that has been tried is settled for the attempts that follow.
            found[part.label] = own.intersection(part.constraint)
        }
        return false
    }
}
