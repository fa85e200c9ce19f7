import NetworkPolicyTypes

/// What one label may be: absent, one of some values, or anything but some values.
package struct LabelConstraint: Hashable, Sendable {
    package var allowsAbsence: Bool
    /// Whether `values` are those allowed; otherwise those that are not.
    package var isList: Bool
    package var values: Set<String>

    package static func value(_ text: String) -> LabelConstraint {
        LabelConstraint(allowsAbsence: false, isList: true, values: [text])
    }

    package static let absent = LabelConstraint(allowsAbsence: true, isList: true, values: [])

    package init(allowsAbsence: Bool, isList: Bool, values: Set<String>) {
        self.allowsAbsence = allowsAbsence
        self.isList = isList
        self.values = values
    }

    /// - Note: `NotIn` and `DoesNotExist` hold for objects without the label.
    package init(_ requirement: LabelSelectorRequirement) {
        let values = Set(requirement.values ?? [])
        switch requirement.operator {
        case .in: self.init(allowsAbsence: false, isList: true, values: values)
        case .notIn: self.init(allowsAbsence: true, isList: false, values: values)
        case .exists: self.init(allowsAbsence: false, isList: false, values: [])
        case .doesNotExist: self.init(allowsAbsence: true, isList: true, values: [])
        }
    }

    /// Whether no object can meet it.
    package var isImpossible: Bool { !allowsAbsence && isList && values.isEmpty }

    /// Whether every object meets it.
    package var isTrivial: Bool { allowsAbsence && !isList && values.isEmpty }

    /// What a label is otherwise.
    package var complement: LabelConstraint {
        LabelConstraint(allowsAbsence: !allowsAbsence, isList: !isList, values: values)
    }

    /// Whether a label, or its absence, meets both.
    package func overlaps(_ other: LabelConstraint) -> Bool {
        if allowsAbsence, other.allowsAbsence { return true }
        switch (isList, other.isList) {
        case (true, true): return !values.isDisjoint(with: other.values)
        case (true, false): return !values.isSubset(of: other.values)
        case (false, true): return !other.values.isSubset(of: values)
        case (false, false): return true
        }
    }

    /// Whether a value of the label meets it; nil is its absence.
    package func allows(_ value: String?) -> Bool {
        value.map { values.contains($0) == isList } ?? allowsAbsence
    }

    package func isSubset(of other: LabelConstraint) -> Bool {
        if allowsAbsence, !other.allowsAbsence { return false }
        switch (isList, other.isList) {
        case (true, true): return values.isSubset(of: other.values)
        case (true, false): return values.isDisjoint(with: other.values)
        case (false, true): return false
        case (false, false): return other.values.isSubset(of: values)
        }
    }

    package func intersection(_ other: LabelConstraint) -> LabelConstraint {
        let absence = allowsAbsence && other.allowsAbsence
        switch (isList, other.isList) {
        case (true, true): return .init(allowsAbsence: absence, isList: true, values: values.intersection(other.values))
        case (true, false): return .init(allowsAbsence: absence, isList: true, values: values.subtracting(other.values))
        case (false, true): return .init(allowsAbsence: absence, isList: true, values: other.values.subtracting(values))
        case (false, false): return .init(allowsAbsence: absence, isList: false, values: values.union(other.values))
        }
    }
}

/// The objects that a selector selects, by label; without constraints, all.
package struct SelectorSet: Hashable, Sendable {
    package private(set) var constraints: [String: LabelConstraint] = [:]

    package init(_ selector: LabelSelector?) {
        for (key, value) in selector?.matchLabels ?? [:] { add(.value(value), key) }
        for requirement in selector?.matchExpressions ?? [] { add(LabelConstraint(requirement), requirement.key) }
    }

    package var isEverything: Bool { constraints.isEmpty }

    /// Whether an object with these labels is selected.
    package func contains(_ labels: [String: String]) -> Bool {
        constraints.allSatisfy { $0.value.allows(labels[$0.key]) }
    }

    package func isSubset(of other: SelectorSet) -> Bool {
        other.constraints.count <= constraints.count
            && other.constraints.allSatisfy { key, constraint in
                constraints[key]?.isSubset(of: constraint) ?? false
            }
    }

    private mutating func add(_ constraint: LabelConstraint, _ key: String) {
        guard !constraint.isTrivial else { return }
        constraints[key] = constraints[key]?.intersection(constraint) ?? constraint
    }
}
