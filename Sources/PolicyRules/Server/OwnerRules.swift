import SluiceDiagnostics
import NetworkPolicyTypes

/// - Note: follows `ValidateOwnerReferences` of k8s.io/apimachinery.
enum OwnerRules {
    static func check(_ references: [OwnerReference], _ list: FieldPath, _ errors: inout ServerErrors) {
        var controller: String?
        for (index, reference) in references.enumerated() {
            let path = list[index]
            checkVersion(reference, path, &errors)
            for (field, text) in [("kind", reference.kind), ("name", reference.name), ("uid", reference.uid)]
            where text.isEmpty {
                errors.required(MetadataRules.owners, path[field], "must not be empty")
            }
            if reference.apiVersion == "v1", reference.kind == "Event" {
                errors.add(
                    MetadataRules.owners, path, "Invalid value: /v1, Kind=Event is disallowed from being an owner")
            }
            guard reference.controller == true else { continue }
            let own = "\(reference.kind)/\(reference.name)"
            if let first = controller {
                errors.add(
                    MetadataRules.owners, list,
                    "Invalid value: Only one reference can have Controller set to true. Found \"true\" in "
                        + "references for \(first) and \(own)",
                    at: path)
            } else {
                controller = own
            }
        }
    }

    private static func checkVersion(_ reference: OwnerReference, _ path: FieldPath, _ errors: inout ServerErrors) {
        let text = reference.apiVersion
        guard !text.isEmpty else {
            errors.required(MetadataRules.owners, path["apiVersion"], "must not be empty")
            return
        }
        let slashes = text.utf8.count { $0 == UInt8(ascii: "/") }
        if text != "/", slashes > 1 || text.hasSuffix("/") {
            errors.invalid(
                MetadataRules.owners, path["apiVersion"], text, "must be <group>/<version> or <version>")
        } else if text == "/" {
            errors.invalid(
                MetadataRules.owners, path["apiVersion"], text, "must be <group>/<version> or <version>")
        }
    }
}
