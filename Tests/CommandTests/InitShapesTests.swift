import Foundation
import Testing

/// `init` on values files of every form: nothing changes while the new block is off, or nothing is written.
@Suite struct InitShapesTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var values: String
        var template =
            "kind: ConfigMap\nmetadata: {name: c}\ndata: {values: {{ omit .Values \"networkPolicy\" | toJson | quote }}}\n"
        /// The rule that refuses it; `nil` where the block is added.
        var refusal: String?
        /// A rule that warns.
        var warning: String?
    }

    static let shapes = [
        Shape(testDescription: "an empty file", values: ""),
        Shape(testDescription: "an empty flow map", values: "{}\n"),
        Shape(testDescription: "an empty flow map before a comment", values: "{}\n# end\n"),
        Shape(testDescription: "null", values: "null\n"),
        Shape(testDescription: "a flow map", values: "{a: 1}\n"),
        Shape(testDescription: "a text that keeps its blank lines", values: "motd: |+\n  hello\n\n"),
        Shape(testDescription: "no final newline", values: "a: 1"),
        Shape(testDescription: "part of the block", values: "networkPolicy:\n  enabled: false\na: 1\n"),
        Shape(testDescription: "the block as null", values: "networkPolicy:\na: 1\n"),
        Shape(
            testDescription: "switched on already", values: "networkPolicy: {enabled: true}\n", refusal: "init-changes"),
        Shape(testDescription: "a boolean block", values: "networkPolicy: false\n", refusal: "init-changes"),
        Shape(
            testDescription: "a block of another form", values: "networkPolicy: {enabled: false, flavor: x}\n",
            refusal: "init-changes"),
        Shape(testDescription: "an alias", values: "web: &np\n  foo: 1\nnetworkPolicy: *np\n", refusal: "values-form"),
        Shape(
            testDescription: "a policy that no text shows", values: "a: 1\n",
            template:
                "{\"kind\": \"NetworkPolicy\", \"apiVersion\": \"networking.k8s.io/v1\", \"metadata\": {\"name\": \"q\"}}\n",
            refusal: "init-existing"),
        Shape(
            testDescription: "a checksum of all values", values: "a: 1\n",
            template: "kind: ConfigMap\nmetadata: {name: c}\ndata: {sum: {{ toJson .Values | sha256sum }}}\n",
            warning: "init-others"),
    ]

    /// A generator of schemas may put all of it into a definition.
    @Test func aRootThatIsAReferenceIsFollowed() throws {
        let place = try Workplace()
        try place.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        let schema = """
            {"$ref":"#/$defs/values","$defs":{"values":{"type":"object","properties":{"a":{"type":"integer"}},"additionalProperties":false}}}
            """
        try place.write(schema, "values.schema.json")
        try place.write("a: 1\n", "values.yaml")
        let outcome = try Program.run(["init"], in: place.path)
        #expect(outcome.code == 0, "\(outcome)")
        for variable in ["SLUICE_HELM_4", "SLUICE_HELM_3"] {
            let helm = try #require(ProcessInfo.processInfo.environment[variable])
            for (value, code) in [("[{ports: [{port: 1}]}]", Int32(0)), ("[{prots: []}]", 1)] {
                try place.write("networkPolicy: {enabled: true, egress: \(value)}\n", "own.yaml")
                let on = try Program.run(["template", "r", ".", "-f", "own.yaml"], in: place.path, file: helm)
                #expect(on.code == code, "\(on)")
            }
        }
        #expect(try Program.run(["generate", "--check"], in: place.path).code == 0)
    }

    @Test(arguments: shapes) func nothingChangesWhileItIsOff(_ shape: Shape) throws {
        let place = try Workplace()
        try place.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", "Chart.yaml")
        try place.write(shape.values, "values.yaml")
        try place.write(shape.template, "templates/t.yaml")
        let before = place.contents
        let old = try Program.run(["template", "r", "."], in: place.path)
        let outcome = try Program.run(["init"], in: place.path)
        guard shape.refusal == nil else {
            #expect(outcome.code == 2 && outcome.errors.contains("[\(shape.refusal ?? "")]"), "\(outcome)")
            #expect(place.changes(since: before).isEmpty)
            return
        }
        #expect(outcome.code == 0, "\(outcome)")
        #expect(outcome.errors.contains("[init-others]") == (shape.warning == "init-others"))
        let new = try Program.run(["template", "r", "."], in: place.path)
        #expect(new.code == 0 && (new.output == old.output || shape.warning != nil), "\(new.output)")
        for variable in ["SLUICE_HELM_4", "SLUICE_HELM_3"] {
            let helm = try #require(ProcessInfo.processInfo.environment[variable])
            let on = try Program.run(
                ["template", "r", ".", "--set", "networkPolicy.enabled=true"], in: place.path, file: helm)
            #expect(on.code == 0 && on.output.contains("policyTypes:\n    - Ingress\n    - Egress"), "\(on)")
        }
        #expect(try Program.run(["generate", "--check"], in: place.path).code == 0)
    }
}
