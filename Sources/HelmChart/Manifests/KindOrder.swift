/// The order in which Helm installs, and so prints, resources of different kinds.
///
/// - Note: follows `InstallOrder` of Helm's release utilities.
struct KindOrder {
    let rules: HelmRules

    private static let kinds = [
        "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
        "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass",
        "PersistentVolume", "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList",
        "ClusterRoleBinding", "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList",
        "Service", "DaemonSet", "Pod", "ReplicationController", "ReplicaSet", "Deployment",
        "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob", "IngressClass", "Ingress", "APIService",
        "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
    ]

    private static let ranks = Dictionary(uniqueKeysWithValues: zip(kinds, 0...))

    /// Kinds that Helm 3 does not know and sorts by name, after those that it knows.
    private static let helm4Kinds: Set = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"]

    private func rank(_ kind: String) -> Int? {
        rules == .helm3 && Self.helm4Kinds.contains(kind) ? nil : Self.ranks[kind]
    }

    /// Known kinds in their order, then all others by name.
    func precedes(_ left: String, _ right: String) -> Bool {
        switch (rank(left), rank(right)) {
        case (let left?, let right?): left < right
        case (nil, nil): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.some, nil): true
        case (nil, .some): false
        }
    }

    /// Sorts by kind; what has the same kind keeps its order.
    func sorted<Element>(_ elements: [Element], by kind: (Element) -> String) -> [Element] {
        // Swift's sort is stable in practice but not by contract, so the position decides ties.
        elements.enumerated().map { (offset: $0.offset, kind: kind($0.element), element: $0.element) }
            .sorted { left, right in
                if precedes(left.kind, right.kind) { return true }
                if precedes(right.kind, left.kind) { return false }
                return left.offset < right.offset
            }
            .map(\.element)
    }
}
