import SluiceDiagnostics
import NetworkPolicyTypes

/// - Note: follows `ValidateManagedFields` of k8s.io/apimachinery.
enum ManagedFieldRules {
    static func check(_ entries: [ManagedFieldsEntry], _ path: FieldPath, _ errors: inout ServerErrors) {
        for (index, entry) in entries.enumerated() {
            let path = path[index]
            if entry.operation == nil {
                errors.required(MetadataRules.managed, path["operation"], "must not be empty")
            }
            if let type = entry.fieldsType, !type.isEmpty, type != "FieldsV1" {
                errors.invalid(MetadataRules.managed, path["fieldsType"], type, "must be `FieldsV1`")
            }
            checkManager(entry.manager ?? "", path["manager"], &errors)
            if (entry.subresource ?? "").utf8.count > 256 {
                errors.tooLong(MetadataRules.managed, path["subresource"], maximumBytes: 256)
            }
        }
    }

    private static func checkManager(_ manager: String, _ path: FieldPath, _ errors: inout ServerErrors) {
        if manager.utf8.count > 128 { errors.tooLong(MetadataRules.managed, path, maximumBytes: 128) }
        if manager.unicodeScalars.contains(where: { !$0.isPrintable }) {
            errors.invalid(MetadataRules.managed, path, manager, "should only contain printable characters")
        }
    }
}

extension Unicode.Scalar {
    /// Letters, marks, numbers, punctuation, symbols and the blank, as Go's `unicode.IsPrint`.
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: self == " "
        default: true
        }
    }
}
