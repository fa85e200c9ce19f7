/// Selectors in the words of `kubectl get --selector`.
enum SelectorText {
    /// `pods app=db in namespace default`.
    static func pods(_ constraints: [(label: PodSelections.Label, constraint: LabelConstraint)]) -> String {
        let pods = constraints.filter { !$0.label.isOfNamespace }
        var namespaces = constraints.filter { $0.label.isOfNamespace }
        var place = ""
        if let index = namespaces.firstIndex(where: { $0.label.key == ConnectionAlgebra.namespaceName }) {
            let name = namespaces[index].constraint
            if name.isList, !name.values.isEmpty {
                namespaces.remove(at: index)
                let names = name.values.sorted()
                place = " in namespace\(names.count > 1 ? "s" : "") \(names.joined(separator: ", "))"
                if !namespaces.isEmpty { place += " (\(text(namespaces)))" }
                return subject(pods) + place
            }
        }
        place = namespaces.isEmpty ? " in any namespace" : " in namespaces \(text(namespaces))"
        return subject(pods) + place
    }

    /// What one selector asks for beside another: `tier=front`, where the other says the namespace already.
    static func difference(
        _ constraints: [(label: PodSelections.Label, constraint: LabelConstraint)],
        from other: [(label: PodSelections.Label, constraint: LabelConstraint)]
    ) -> String {
        let rest = constraints.filter { part in
            !other.contains { $0.label == part.label && $0.constraint == part.constraint }
        }
        let isOfPods = rest.allSatisfy { !$0.label.isOfNamespace }
        return isOfPods && !rest.isEmpty ? text(rest) : pods(constraints)
    }

    private static func subject(_ pods: [(label: PodSelections.Label, constraint: LabelConstraint)]) -> String {
        if let owners = pods.first(where: { $0.label.key == AnalysedPolicy.unknownPods })?.constraint, owners.isList {
            return "the pods of \(owners.values.sorted().joined(separator: ", "))"
        }
        return pods.isEmpty ? "all pods" : "pods \(text(pods))"
    }

    private static func text(_ parts: [(label: PodSelections.Label, constraint: LabelConstraint)]) -> String {
        parts.sorted { $0.label.key < $1.label.key }.map { text($0.label.key, $0.constraint) }.joined(separator: ",")
    }

    static func text(_ key: String, _ constraint: LabelConstraint) -> String {
        let values = constraint.values.sorted()
        let list = "(\(values.joined(separator: ", ")))"
        switch (constraint.isList, constraint.allowsAbsence) {
        case (true, false): return values.count == 1 ? "\(key)=\(values[0])" : "\(key) in \(list)"
        case (true, true): return values.isEmpty ? "!\(key)" : "(\(key) in \(list) or !\(key))"
        case (false, false): return values.isEmpty ? key : "\(key),\(key) notin \(list)"
        case (false, true): return values.count == 1 ? "\(key)!=\(values[0])" : "\(key) notin \(list)"
        }
    }
}
