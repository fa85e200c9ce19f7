import NetworkPolicyTypes

/// Selectors as functions of labels.
extension ConnectionAlgebra {
    /// The label that every namespace has, with its name.
    static let namespaceName = "kubernetes.io/metadata.name"

    /// One where both selectors select, zero elsewhere.
    ///
    /// - Parameters:
    ///   - namespaces: nil is the namespace `own` alone.
    ///   - pods: nil is all pods.
    func selection(
        namespaces: LabelSelector?, pods: LabelSelector?, own: String
    ) -> LabelDiagrams.ID {
        let constraints = constraints(namespaces: namespaces, pods: pods, own: own)
        return diagrams.selecting(constraints, payload: 1, otherwise: 0)
    }

    private static func constraints(
        of selector: LabelSelector, isOfNamespace: Bool
    ) -> [(LabelDiagrams.Label, LabelConstraint)] {
        SelectorSet(selector).constraints.sorted { $0.key < $1.key }
            .map { (.init(isOfNamespace: isOfNamespace, key: $0.key), $0.value) }
    }
}

extension ConnectionAlgebra {
    func constraints(
        namespaces: LabelSelector?, pods: LabelSelector?, own: String
    ) -> [(label: LabelDiagrams.Label, constraint: LabelConstraint)] {
        var constraints: [(label: LabelDiagrams.Label, constraint: LabelConstraint)] = []
        if let namespaces {
            constraints += Self.constraints(of: namespaces, isOfNamespace: true).map { ($0.0, $0.1) }
        } else {
            constraints.append((.init(isOfNamespace: true, key: Self.namespaceName), .value(own)))
        }
        if let pods { constraints += Self.constraints(of: pods, isOfNamespace: false).map { ($0.0, $0.1) } }
        return constraints
    }

    /// The ports that a function has wherever a selection is one; nil where nothing is selected.
    func commonPorts(_ function: LabelDiagrams.ID, on selection: LabelDiagrams.ID) -> PortSets.ID? {
        let payloads = diagrams.payloads(of: function, where: selection).sorted()
        guard let first = payloads.first else { return nil }
        return payloads.dropFirst().reduce(first) { ports.apply(.intersection, $0, $1) }
    }

    /// Whether a pod is in both selections.
    func overlap(_ left: LabelDiagrams.ID, _ right: LabelDiagrams.ID) -> Bool {
        diagrams.payloads(of: left, where: right).contains(1)
    }
}
