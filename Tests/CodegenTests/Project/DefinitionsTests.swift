import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import Foundation
import SluiceKubernetesAPI
import Testing
import SluiceYAML

/// Definitions are added to the built-in ones, wherever they come from.
@Suite struct DefinitionsTests {
    private static let policy = schema(
        plainKeyword,
        properties: #"""
            "egress": {}, "cidrs": { "type": "array", "items": { "type": "string" }, "x-sluice": { "add": { "spec.egress": [
              { "to": [ { "ipBlock": { "cidr": "$item" } } ] } ] } } }
            """#)

    private func fragments(_ model: TypeModel) throws -> [GeneratedFile] {
        try Generator(
            GeneratorInput(
                chartName: "demo", schema: SourceText(file: "values.schema.json", bytes: Array(Self.policy.utf8)),
                skeletons: .builtIn, model: model)
        ).fragments()
    }

    /// Kubernetes' own OpenAPI gives the guards of the built-in definitions, byte by byte.
    @Test func guardsOfPublishedDefinitions() throws {
        let folder = try #require(
            ProcessInfo.processInfo.environment["SLUICE_KUBERNETES_DEFINITIONS"],
            "SLUICE_KUBERNETES_DEFINITIONS is not set; run the tests through scripts/test")
        let published = try DefinitionsInput(paths: [folder + "/v1.37.0-local/_definitions.json"])
            .model(roots: ["networking.k8s.io/v1/NetworkPolicy"])
        let (theirs, ours) = (try fragments(published), try fragments(try DefinitionsLoader.embedded()))
        #expect(theirs.map(\.path) == ours.map(\.path))
        #expect(theirs.map(\.contents) == ours.map(\.contents))
        #expect(file("_sluice-checks.tpl", of: ours).contains("is not inside"))
    }

    @Test func foldersAreWalked() throws {
        let scratch = Scratch()
        let crd = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            spec:
              group: example.com
              names: {kind: Gate}
              versions: [{name: v1, schema: {openAPIV3Schema: {type: object}}}]
            """
        try scratch.write(crd, "crds/deep/er/gate.yaml")
        try scratch.write("kind: Kustomization\n", "crds/kustomization.yaml")
        let model = try DefinitionsInput(paths: [scratch.path + "/crds"]).model(roots: [])
        #expect(model.resources.keys.elements == ["example.com/v1/Gate"])
        #expect(model.fileCounts == FileCounts(read: 2, ignored: 1))
        try scratch.write("text", "empty/readme.txt")
        #expect(throws: SluiceError.self) {
            try DefinitionsInput(paths: [scratch.path + "/empty"]).model(roots: [])
        }
    }

    @Test func layoutsBesideAndAboveAChart() throws {
        let scratch = Scratch()
        try scratch.write("", "repo/.git/HEAD")
        try scratch.write("definitions: [crds]\nkubernetesVersion: '1.30'\n", "repo/sluice.yaml")
        try scratch.write("", "repo/charts/a/Chart.yaml")
        try scratch.write("definitions: [own.yaml]\n", "repo/charts/b/sluice.yaml")
        try scratch.write("definitions: [outside.yaml]\n", "sluice.yaml")
        try scratch.write("", "alone/Chart.yaml")
        let root = try #require(Folder.resolve(scratch.path))
        func input(_ chart: String) throws -> [String] {
            let input = try DefinitionsInput.ofChart(scratch.path + "/" + chart)
            return input.paths + [input.kubernetesVersion?.description].compactMap(\.self)
        }
        #expect(try input("repo/charts/a") == [root + "/repo/crds", "1.30"])
        #expect(try input("repo/charts/b") == [root + "/repo/charts/b/own.yaml"])
        // Nothing outside of a repository is read.
        #expect(try input("alone") == [])
        #expect(try DefinitionsInput.ofChart(scratch.path + "/repo", given: ["x"]).paths == ["x"])
    }
}
