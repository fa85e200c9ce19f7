import SluiceKubernetesAPI
import Testing

/// One type, written in each of the forms that the loader reads.
@Suite struct DocumentFormTests {
    static let swagger = """
        {"swagger": "2.0", "info": {"title": "Kubernetes", "version": "v1.31.2"}, "definitions": {
          "io.k8s.api.test.v1.Gate": {"type": "object", "required": ["port"], "description": "A gate.",
            "properties": {
              "port": {"$ref": "#/definitions/io.k8s.apimachinery.pkg.util.intstr.IntOrString"},
              "names": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set"}},
            "x-kubernetes-group-version-kind": [{"group": "test", "version": "v1", "kind": "Gate"}]},
          "io.k8s.apimachinery.pkg.util.intstr.IntOrString": {"type": "string", "format": "int-or-string"}}}
        """
    static let openAPI = """
        {"openapi": "3.0.0", "info": {"title": "Kubernetes", "version": "v1.31.2"}, "components": {"schemas": {
          "io.k8s.api.test.v1.Gate": {"type": "object", "required": ["port"], "description": "A gate.",
            "properties": {
              "port": {"default": {}, "allOf": [
                {"$ref": "#/components/schemas/io.k8s.apimachinery.pkg.util.intstr.IntOrString"}]},
              "names": {"type": "array", "items": {"type": "string", "default": ""},
                "x-kubernetes-list-type": "set"}},
            "x-kubernetes-group-version-kind": [{"group": "test", "version": "v1", "kind": "Gate"}]},
          "io.k8s.apimachinery.pkg.util.intstr.IntOrString": {
            "format": "int-or-string", "oneOf": [{"type": "integer"}, {"type": "string"}]}}}}
        """
    static let jsonSchema = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {
          "io.k8s.api.test.v1.Gate": {"type": ["object", "null"], "required": ["port"], "description": "A gate.",
            "properties": {
              "port": {"$ref": "#/$defs/io.k8s.apimachinery.pkg.util.intstr.IntOrString"},
              "names": {"type": ["array", "null"], "items": {"type": ["string", "null"]},
                "x-kubernetes-list-type": "set"}},
            "x-kubernetes-group-version-kind": [{"group": "test", "version": "v1", "kind": "Gate"}]},
          "io.k8s.apimachinery.pkg.util.intstr.IntOrString": {
            "oneOf": [{"type": ["string", "null"]}, {"type": ["integer", "null"]}]}}}
        """
    static let own = """
        openapi: 3.0.0
        components:
          schemas:
            io.k8s.api.test.v1.Gate:
              type: object
              description: A gate.
              required: [port]
              x-kubernetes-group-version-kind:
                - {group: test, version: v1, kind: Gate}
              properties:
                names:
                  type: array
                  x-kubernetes-list-type: set
                  items: {type: string}
                port:
                  x-kubernetes-int-or-string: true
        """

    @Test(arguments: [
        ("a.json", swagger), ("a.json", openAPI), ("a.json", jsonSchema), ("a.yaml", own), ("-", openAPI),
    ])
    func sameType(file: String, text: String) throws {
        let model = try load(text, file: file)
        #expect(model.resources.keys.elements == ["test/v1/Gate"])
        let gate = try #require(model.object(resource: "test/v1/Gate"))
        #expect(gate.name == TypeName(full: "io.k8s.api.test.v1.Gate", short: "Gate"))
        #expect(gate.description == "A gate.")
        #expect(gate.fields.map(\.name) == ["names", "port"])
        #expect(gate.fields.map(\.isRequired) == [false, true])
        #expect(gate.field("names")?.type == .array(.string(StringConstraints()), ArrayConstraints(listKind: .set)))
        #expect(gate.field("port")?.type == .intOrString(integer: NumberConstraints(), string: StringConstraints()))
    }

    @Test func versionOfTheDocument() throws {
        #expect(try load(Self.openAPI, file: "a.json").version == "1.31")
        #expect(try load(Self.openAPI, file: "a.json", version: "1.30").version == "1.30")
        #expect(try load(Self.own).version == nil)
    }

    @Test func referencesAcrossFiles() throws {
        let first = """
            openapi: 3.0.0
            components: {schemas: {a.A: {type: object, properties: {
              b: {$ref: '#/components/schemas/a.B'}, c: {$ref: 'second.yaml#/components/schemas/a.B'}}}}}
            """
        let second = "definitions: {a.B: {type: object, properties: {}}}"
        let model = try DefinitionsLoader.load([
            DefinitionsSource(bytes: Array(first.utf8), file: "folder/first.yaml"),
            DefinitionsSource(bytes: Array(second.utf8), file: "folder/second.yaml"),
        ])
        #expect(model.objects.keys.map(\.short) == ["A", "B"])
        #expect(try model.field(at: "c", from: model.objects.keys[0]).type == .object(model.objects.keys[1]))
    }

    @Test func onlyWhatIsReachableFromTheRoots() throws {
        let text = """
            definitions:
              t.A: {type: object, properties: {b: {type: array, items: {$ref: '#/definitions/t.B'}}}}
              t.B: {type: object, properties: {}}
              t.C: {type: object, properties: {broken: {$ref: '#/definitions/t.Missing'}}}
            """
        #expect(try load(text, roots: ["t.A"]).objects.keys.map(\.short) == ["A", "B"])
        #expect(
            findings { _ = try load(text, roots: ["t.Aa"]) } == ["the API definitions have no t.Aa (did you mean t.A?)"]
        )
    }

    @Test(arguments: [
        ("", "d.yaml:0:0"), ("- a\n", "d.yaml:1:1"), ("\nkind: Pod\napiVersion: v1\n", "d.yaml:2:1"),
        ("a: 1\n", "d.yaml:1:1"),
    ])
    func noDefinitions(text: String, place: String) {
        let hint =
            "give an OpenAPI v2 or v3 document, a JSON Schema with definitions or $defs, "
            + "or custom resource definitions"
        #expect(
            findings { _ = try load(text, file: "d.yaml") } == [
                "\(place): there are no API definitions in this file (\(hint))"
            ])
    }
}
