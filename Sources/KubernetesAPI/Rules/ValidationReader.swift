import SluiceYAML

/// Reads `x-kubernetes-validations`: CEL expressions that the API server evaluates.
enum ValidationReader {
    static func notes(_ validations: Node) -> [ResolvedType.Note] {
        validations.elements.compactMap { item in
            guard let rule = item["rule"]?.string else { return nil }
            return ResolvedType.Note(path: "", text: rule, message: item["message"]?.string)
        }
    }
}
