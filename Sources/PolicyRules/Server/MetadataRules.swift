import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// The rules of object metadata.
///
/// - Note: follows `ValidateObjectMeta` of k8s.io/apimachinery. A missing namespace is no mistake: the request
///   gives it.
enum MetadataRules {
    static let name = Rule("metadata-name", .error, .server, "the name is missing or no DNS subdomain")
    static let namespace = Rule("metadata-namespace", .error, .server, "the namespace is no DNS label")
    static let labels = Rule(
        "metadata-labels", .error, .server, "a label's key or value has a form that is not allowed")
    static let annotations = Rule(
        "metadata-annotations", .error, .server, "an annotation's key has a wrong form, or all are too large")
    static let owners = Rule("metadata-owners", .error, .server, "an owner reference is incomplete")
    static let finalizers = Rule("metadata-finalizers", .error, .server, "a finalizer has a wrong form")
    static let managed = Rule("metadata-managed", .error, .server, "what the server keeps itself has wrong values")

    static let catalogue = [name, namespace, labels, annotations, owners, finalizers, managed]

    /// Bytes of all keys and values of the annotations together.
    private static let maximumAnnotationBytes = 256 << 10

    static func check(_ metadata: ObjectMeta, _ path: FieldPath, _ errors: inout ServerErrors) {
        checkName(metadata, path, &errors)
        if let text = metadata.namespace, !text.isEmpty {
            for problem in NameFormats.label(text) {
                errors.invalid(namespace, path["namespace"], text, problem)
            }
        }
        if let generation = metadata.generation, generation < 0 {
            errors.invalid(managed, path["generation"], generation, "must be greater than or equal to 0")
        }
        LabelRules.check(metadata.labels ?? [:], path["labels"], labels, &errors)
        checkAnnotations(metadata.annotations ?? [:], path["annotations"], &errors)
        OwnerRules.check(metadata.ownerReferences ?? [], path["ownerReferences"], &errors)
        checkFinalizers(metadata.finalizers ?? [], path["finalizers"], &errors)
        ManagedFieldRules.check(metadata.managedFields ?? [], path["managedFields"], &errors)
    }

    private static func checkName(_ metadata: ObjectMeta, _ path: FieldPath, _ errors: inout ServerErrors) {
        let given = metadata.name ?? ""
        if let prefix = metadata.generateName, !prefix.isEmpty {
            // The server puts five characters behind the prefix, so that it may end with a hyphen.
            let bytes = Array(prefix.utf8)
            let masked =
                bytes.count > 1 && bytes.last == UInt8(ascii: "-")
                ? String(decoding: bytes.dropLast(2), as: UTF8.self) + "a" : prefix
            for problem in NameFormats.subdomain(masked) {
                errors.invalid(name, path["generateName"], prefix, problem)
            }
            if given.isEmpty { return }
        }
        guard !given.isEmpty else {
            errors.required(name, path["name"], "name or generateName is required")
            return
        }
        for problem in NameFormats.subdomain(given) {
            errors.invalid(name, path["name"], given, problem, hint: NameHint.lowerCase(given))
        }
    }

    private static func checkAnnotations(
        _ entries: [String: String], _ path: FieldPath, _ errors: inout ServerErrors
    ) {
        for key in entries.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            // Case does not matter here, not even in the prefix.
            for problem in NameFormats.qualifiedName(key.lowercased()) {
                errors.invalid(annotations, path, key, problem, at: path[key], pointsAtKey: true)
            }
        }
        let size = entries.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        if size > maximumAnnotationBytes {
            errors.tooLong(annotations, path, maximumBytes: maximumAnnotationBytes)
        }
    }

    private static func checkFinalizers(_ names: [String], _ path: FieldPath, _ errors: inout ServerErrors) {
        for (index, text) in names.enumerated() {
            for problem in NameFormats.qualifiedName(text) {
                errors.invalid(finalizers, path, text, problem, at: path[index])
            }
        }
        if names.contains("orphan"), names.contains("foregroundDeletion") {
            errors.add(
                finalizers, path,
                "Invalid value: finalizer orphan and foregroundDeletion cannot be both set")
        }
    }
}

enum NameHint {
    /// The same in lower case, where that is all it takes.
    static func lowerCase(_ text: String) -> String? {
        let lower = text.lowercased()
        return lower != text && NameFormats.subdomain(lower).isEmpty ? "write \(lower)" : nil
    }
}
