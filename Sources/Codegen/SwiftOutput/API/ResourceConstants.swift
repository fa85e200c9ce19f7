import SluiceKubernetesAPI

extension ObjectType {
    /// What `apiVersion` or `kind` always is in this type; nil for other fields, and where several are possible.
    func constant(of field: Field) -> String? {
        guard ["apiVersion", "kind"].contains(field.name), case .string(let constraints) = field.type else {
            return nil
        }
        if groupVersionKinds.count == 1, let only = groupVersionKinds.first {
            return field.name == "kind" ? only.kind : only.apiVersion
        }
        // A resource's schema may stand without its name, but then it says both.
        let isResource = ["apiVersion", "kind"].allSatisfy { self.field($0)?.onlyString != nil }
        return isResource || !groupVersionKinds.isEmpty ? constraints.enumValues.onlyElement : nil
    }
}

extension Field {
    fileprivate var onlyString: String? {
        guard case .string(let constraints) = type else { return nil }
        return constraints.enumValues.onlyElement
    }
}

extension Array {
    fileprivate var onlyElement: Element? { count == 1 ? first : nil }
}
