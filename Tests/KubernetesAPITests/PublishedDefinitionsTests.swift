import Foundation
import SluiceKubernetesAPI
import Testing

/// The built-in definitions against those that Kubernetes publishes, version by version.
@Suite struct PublishedDefinitionsTests {
    static let variable = "SLUICE_KUBERNETES_DEFINITIONS"
    static let resources = ["networking.k8s.io/v1/NetworkPolicy", "networking.k8s.io/v1/NetworkPolicyList"]

    /// Every difference there is, as `VERSION our line` and `VERSION their line`: `+` for ours, `-` for theirs.
    ///
    /// The table is exact: a difference that is missing here fails the test, and so does one that is gone.
    static let knownDifferences: [Int: [String]] = [:]

    static func folder() throws -> String {
        try #require(
            ProcessInfo.processInfo.environment[variable],
            "set \(variable) to the folder that scripts/install-kubernetes-definitions prints, or run scripts/test")
    }

    static func published(_ minor: Int, roots: [String]) throws -> TypeModel {
        let file = "\(try folder())/v1.\(minor).0-local/_definitions.json"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
        return try DefinitionsLoader.load(bytes, file: file, options: DefinitionsOptions(roots: roots))
    }

    @Test(arguments: 25...37)
    func sameStructure(minor: Int) throws {
        let theirs = StructureListing.lines(try Self.published(minor, roots: Self.resources))
        let ours = StructureListing.lines(
            try DefinitionsLoader.embedded(kubernetesVersion: KubernetesVersion(minor: minor)))
        let differences =
            theirs.filter { !ours.contains($0) }.map { "- \($0)" }
            + ours.filter { !theirs.contains($0) }.map { "+ \($0)" }
        #expect(!theirs.isEmpty)
        #expect(differences == Self.knownDifferences[minor] ?? [])
    }

    /// Kubernetes' own definitions of a policy mean what the built-in ones mean.
    @Test func sameKnowledge() throws {
        func plain(_ model: TypeModel) -> [ObjectType] {
            model.objects.values.map { object in
                var plain = object
                (plain.description, plain.location, plain.versions) = (nil, nil, nil)
                for index in plain.fields.indices {
                    plain.fields[index].description = nil
                    plain.fields[index].location = nil
                    plain.fields[index].versions = nil
                }
                return plain
            }
        }
        let theirs = plain(try Self.published(37, roots: Self.resources))
        let ours = plain(try DefinitionsLoader.embedded())
        #expect(theirs.map(\.name) == ours.map(\.name))
        for (their, our) in zip(theirs, ours) { #expect(their == our) }
    }

    @Test func allOfTheNewestVersion() throws {
        let model = try Self.published(37, roots: [])
        #expect(model.objects.count > 800)
        #expect(Set(model.objects.keys.map(\.short)).count == model.objects.count)
        #expect(model.object(resource: "v1/Pod")?.name.short == "Pod")
        #expect(
            model.objects.values.filter(\.isRecursive).map(\.name.short) == [
                "V1alpha3CompositePodGroupTemplate", "V1beta1CompositePodGroupTemplate", "JSONSchemaProps",
            ])
    }
}

/// The structure of a model as lines that can be compared: names, types, what is required, list kinds.
enum StructureListing {
    static func lines(_ model: TypeModel) -> [String] {
        model.objects.values.flatMap { object in
            let kinds = object.groupVersionKinds.map(\.description).joined(separator: " ")
            let heading = "\(object.name.full)\(object.isAtomic ? " atomic" : "")\(kinds.isEmpty ? "" : " \(kinds)")"
            return [heading]
                + object.fields.sorted { $0.name < $1.name }.map { field in
                    "\(object.name.full).\(field.name): \(text(field.type))\(field.isRequired ? " required" : "")"
                }
        }
    }

    private static func text(_ type: TypeExpression) -> String {
        switch type {
        case .string(let constraints): "string" + (constraints.format.map { " \($0)" } ?? "")
        case .integer(let constraints): "integer" + (constraints.format.map { " \($0)" } ?? "")
        case .number(let constraints): "number" + (constraints.format.map { " \($0)" } ?? "")
        case .boolean: "boolean"
        case .intOrString: "integer or string"
        case .quantity: "quantity"
        case .array(let element, let constraints):
            "[\(text(element))]" + (constraints.listKind.map { " \(text($0))" } ?? "")
        case .map(let value, _): "map of \(text(value))"
        case .object(let name): name.full
        case .any: "any"
        }
    }

    private static func text(_ kind: ListKind) -> String {
        switch kind {
        case .atomic: "atomic"
        case .set: "set"
        case .map(let keys): "map(\(keys.joined(separator: " ")))"
        }
    }
}
