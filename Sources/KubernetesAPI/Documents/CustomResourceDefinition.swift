import SluiceDiagnostics
import SluiceYAML

/// Reads `apiextensions.k8s.io` custom resource definitions.
enum CustomResourceDefinition {
    /// The versions of custom resources, by what the API server does with them.
    struct Versions {
        var served: [SchemaEntry] = []
        var unserved: [GroupVersionKind] = []
    }

    /// The versions in a manifest: of a custom resource definition, of every one in a `List`, or none.
    static func read(_ manifest: Node, kind: String, isJSON: Bool) throws(SluiceError) -> Versions {
        var all = Versions()
        switch kind {
        case "CustomResourceDefinition":
            try add(manifest, isJSON: isJSON, to: &all)
        case "List", "CustomResourceDefinitionList":
            for item in manifest["items"]?.elements.map({ $0 }) ?? [] {
                // Items of a typed list may leave their kind out.
                let itemKind = item["kind"]?.string ?? (kind == "List" ? "" : "CustomResourceDefinition")
                if itemKind == "CustomResourceDefinition" { try add(item, isJSON: isJSON, to: &all) }
            }
        default:
            break
        }
        return all
    }

    /// Adds a definition per version of the resource.
    private static func add(_ manifest: Node, isJSON: Bool, to all: inout Versions) throws(SluiceError) {
        guard let spec = manifest["spec"], let group = spec["group"]?.string,
            let kind = spec["names"]?["kind"]?.string, let versions = spec["versions"]
        else {
            throw SluiceError(
                manifest.finding(
                    "incomplete-custom-resource",
                    "a custom resource definition needs spec.group, spec.names.kind and spec.versions", hint: nil))
        }
        for version in versions.elements {
            guard let name = version["name"]?.string else {
                throw SluiceError(version.finding("incomplete-custom-resource", "this version has no name", hint: nil))
            }
            let resource = GroupVersionKind(group: group, version: name, kind: kind)
            if version["served"]?.bool == false {
                all.unserved.append(resource)
                continue
            }
            // A schema beside `versions` is that of apiextensions.k8s.io/v1beta1, for all of them.
            guard let schema = version["schema"]?["openAPIV3Schema"] ?? spec["validation"]?["openAPIV3Schema"] else {
                throw SluiceError(
                    version.finding(
                        "incomplete-custom-resource", "version \(name) of \(kind) has no schema",
                        hint: "add schema.openAPIV3Schema"))
            }
            all.served.append(
                SchemaEntry(
                    name: fullName(group: group, version: name, kind: kind), schema: schema,
                    groupVersionKinds: [resource], isJSON: isJSON, isCustomResource: true))
        }
    }

    /// The name that the API server publishes: `io.cilium.v2.CiliumNetworkPolicy`.
    private static func fullName(group: String, version: String, kind: String) -> String {
        (group.split(separator: ".").reversed().map(String.init) + [version, kind]).joined(separator: ".")
    }
}
