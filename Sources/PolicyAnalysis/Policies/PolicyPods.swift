import NetworkPolicyTypes

/// Selectors as selections.
extension ConnectionAlgebra {
    /// The label that every namespace has, with its name.
    static let namespaceName = PodSelections.namespaceName

    /// The pods that both selectors select.
    ///
    /// - Parameters:
    ///   - namespaces: nil is the namespace `own` alone.
    ///   - pods: nil is all pods.
    ///   - own: the namespace of the policy.
    ///   - isOfSubject: whether these are the pods that a question is about, and not those at the other end.
    func selection(
        namespaces: LabelSelector?, pods: LabelSelector?, own: String, isOfSubject: Bool = false
    ) -> PodSelections.ID {
        var constraints: [(label: PodSelections.Label, constraint: LabelConstraint)] = []
        func add(_ selector: LabelSelector, isOfNamespace: Bool) {
            for (key, constraint) in SelectorSet(selector).constraints.sorted(by: { $0.key < $1.key }) {
                constraints.append(
                    (.init(isOfSubject: isOfSubject, isOfNamespace: isOfNamespace, key: key), constraint))
            }
        }
        if let namespaces {
            add(namespaces, isOfNamespace: true)
        } else {
            constraints.append(
                (
                    .init(isOfSubject: isOfSubject, isOfNamespace: true, key: Self.namespaceName),
                    .value(own)
                ))
        }
        if let pods { add(pods, isOfNamespace: false) }
        return selections.selection(constraints)
    }

    /// The pods that a policy selects.
    func selection(_ policy: AnalysedPolicy, isOfSubject: Bool = false) -> PodSelections.ID {
        selection(namespaces: nil, pods: policy.selector, own: policy.namespace, isOfSubject: isOfSubject)
    }

    /// One pod of which all labels are known: it has no other label that anything has asked for so far.
    func selection(_ pod: PodIdentity, isOfSubject: Bool) -> PodSelections.ID {
        var constraints: [(label: PodSelections.Label, constraint: LabelConstraint)] = []
        for label in selections.labels where label.isOfSubject == isOfSubject {
            let value = label.isOfNamespace ? pod.namespaceLabels[label.key] : pod.labels[label.key]
            constraints.append((label, value.map { .value($0) } ?? .absent))
        }
        for (labels, isOfNamespace) in [(pod.labels, false), (pod.namespaceLabels, true)] {
            for (key, value) in labels.sorted(by: { $0.key < $1.key }) {
                constraints.append(
                    (.init(isOfSubject: isOfSubject, isOfNamespace: isOfNamespace, key: key), .value(value)))
            }
        }
        return selections.selection(constraints)
    }
}

/// A pod by all its labels.
public struct PodIdentity: Sendable, Hashable {
    /// The pods' namespace.
    public var namespace: String
    /// The pods' labels.
    public var labels: [String: String]
    /// With `kubernetes.io/metadata.name` among them.
    public var namespaceLabels: [String: String]

    /// - Parameters:
    ///   - namespace: the pods' namespace.
    ///   - labels: the pods' labels.
    ///   - namespaceLabels: beside the name, which every namespace has as a label.
    public init(namespace: String, labels: [String: String], namespaceLabels: [String: String] = [:]) {
        self.namespace = namespace
        self.labels = labels
        var all = namespaceLabels
        all[PodSelections.namespaceName] = namespace
        self.namespaceLabels = all
    }
}

extension AnalysedPolicy {
    /// Whether it selects a pod.
    public func selects(_ pod: PodIdentity) -> Bool {
        namespace == pod.namespace && SelectorSet(selector).contains(pod.labels)
    }
}
