import Diagnostics
import YAML

/// Reads `apiextensions.k8s.io` custom resource definitions.
enum CustomResourceDefinition {
    /// The schemas in a manifest: of a custom resource definition, of every one in a `List`, or none.
    static func read(_ manifest: Node, kind: String, isJSON: Bool) throws(SluiceError) -> [SchemaEntry] {
        switch kind {
        case "CustomResourceDefinition":
            return try entries(manifest, isJSON: isJSON)
        case "List", "CustomResourceDefinitionList":
            var all: [SchemaEntry] = []
            for item in manifest["items"]?.elements.map({ $0 }) ?? [] {
                // Items of a typed list may leave their kind out.
                let itemKind = item["kind"]?.string ?? (kind == "List" ? "" : "CustomResourceDefinition")
                if itemKind == "CustomResourceDefinition" { all += try entries(item, isJSON: isJSON) }
            }
            return all
        default:
            return []
        }
    }

    /// A definition per version of the resource.
    private static func entries(_ manifest: Node, isJSON: Bool) throws(SluiceError) -> [SchemaEntry] {
        guard let spec = manifest["spec"], let group = spec["group"]?.string,
            let kind = spec["names"]?["kind"]?.string, let versions = spec["versions"]
        else {
            throw SluiceError(
                manifest.finding(
                    "incomplete-custom-resource",
                    "a custom resource definition needs spec.group, spec.names.kind and spec.versions", hint: nil))
        }
        var entries: [SchemaEntry] = []
        for version in versions.elements {
            guard let name = version["name"]?.string else {
                throw SluiceError(version.finding("incomplete-custom-resource", "this version has no name", hint: nil))
            }
            // A schema beside `versions` is that of apiextensions.k8s.io/v1beta1, for all of them.
            guard let schema = version["schema"]?["openAPIV3Schema"] ?? spec["validation"]?["openAPIV3Schema"] else {
                throw SluiceError(
                    version.finding(
                        "incomplete-custom-resource", "version \(name) of \(kind) has no schema",
                        hint: "add schema.openAPIV3Schema"))
            }
            entries.append(
                SchemaEntry(
                    name: fullName(group: group, version: name, kind: kind), schema: schema,
                    groupVersionKinds: [GroupVersionKind(group: group, version: name, kind: kind)], isJSON: isJSON,
                    isCustomResource: true))
        }
        return entries
    }

    /// The name that the API server publishes: `io.cilium.v2.CiliumNetworkPolicy`.
    private static func fullName(group: String, version: String, kind: String) -> String {
        (group.split(separator: ".").reversed().map(String.init) + [version, kind]).joined(separator: ".")
    }
}
