import Foundation
import Testing

/// Reading of YAML and verdicts of schemas at their edges, each with real Helm.
@Suite struct EdgeTests {
    /// Values files, some of which Helm refuses.
    static let documents = [
        "a: !foo yes", "...\na: 1", "a: 1\n...\nb: 2", "a: .inf", "a: -.INF", "a: .nan", "a: .nan\na: 1", ".inf: 1",
        "~: x",
        "null: x", "a: {null: 1}", "<<: x", "<<: [x]", "<<: {a: 1}", "a: !!int x", "a: !!int 3", "a: !!float 3",
        "a: !!bool yes",
        "a: !!binary \"a\"", "a: !!binary aGk=", "a: !!null x", "a: {b:}", "a: [x:, y]", "a: [x:y]", "a: {a?b: 1}",
        "a: \"\\/\"",
        "%YAML 1.2\n---\na: 1", "%YAML 1.1\n---\na: 1", "\u{FEFF}a: 1\nb: 2", "a: 1\n---\nb: 2", "a: 1\n---\nb: [",
        "--- x\na: 1",
        "m: &m {a: 1}\nx:\n  a: 2\n  <<: *m", "m: &m {a: 1}\nx:\n  <<: *m\n  a: 2",
        "m: &m {a: 1}\nx: {<<: [*m, {a: 3}]}",
        "m: &m [1]\n<<: *m", "9223372036854775808: x", "1e-5: x", "1234567.5: x", "012: x", "0b11: x",
        "a: \"\\ud83d\\ude00\"",
        "? [a]\n: b", "a: 2020-01-02", "a: 08", "a: 1_000", "{\"a\"\n: 1}", "a: *x", "a: &x [*x]", "!!int 3: x",
        "a: !!map x",
    ]

    @Test(arguments: documents, [RealHelm.four, .three])
    func valuesFiles(_ document: String, _ helm: RealHelm) throws {
        try withChart("r: {{ .Values | toJson | quote }}\n") { chart in
            let file = chart + "/given"
            try Data(document.utf8).write(to: URL(fileURLWithPath: file))
            try compare([chart, "-f", file], helm)
        }
    }

    /// The same as manifests: what Helm reads of them decides whether it renders.
    @Test(arguments: documents)
    func manifests(_ document: String) throws {
        try withChart("{{ .Files.Get \"given\" }}\n") { chart in
            try Data(document.utf8).write(to: URL(fileURLWithPath: chart + "/given"))
            try compare([chart], .four)
        }
    }

    private func compare(_ arguments: [String], _ helm: RealHelm) throws {
        let expected = try helm.template(arguments)
        let actual = EmbeddedTemplate.template(arguments + ["--helm-version", helm.version])
        #expect(actual.output == expected.output, "\(expected.error) \(actual.error)")
    }

    /// Schemas with the values that are checked.
    static let schemas: [(schema: String, values: String)] = [
        (##"{"properties": {"a": {"format": "ipv4"}}}"##, "a: x"),
        (
            ##"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "ipv4"}, "b": {"format": "uri"}, "c": {"format": "date-time"}}}"##,
            "{a: 1.2.3, b: x, c: '2020-01-02'}"
        ),
        (
            ##"{"$schema": "http://json-schema.org/draft-04/schema#", "properties": {"a": {"format": "hostname"}, "b": {"format": "email"}, "c": {"format": "ipv6"}}}"##,
            "{a: a_b, b: x, c: '1::2::3'}"
        ),
        (
            ##"{"$schema": "http://json-schema.org/draft-06/schema#", "properties": {"a": {"format": "regex"}, "b": {"format": "uuid"}, "c": {"format": "duration"}}}"##,
            "{a: '[', b: x, c: P1}"
        ),
        (
            ##"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "date"}, "b": {"format": "time"}, "c": {"format": "semver"}}}"##,
            "{a: 2020-13-01, b: '25:00:00Z', c: v1.2.3}"
        ),
        (
            ##"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"format": "json-pointer"}, "b": {"format": "uri-template"}, "c": {"format": "period"}, "d": {"format": "idn-email"}}}"##,
            "{a: a, b: '{a', c: x, d: x}"
        ),
        (##"{"examples": "x"}"##, "a: 1"), (##"{"properties": {"a": {"$id": "#/x"}}}"##, "a: 1"),
        (##"{"required": ["a", "a"]}"##, "a: 1"),
        (##"{"properties": {"a": {"$anchor": "1x"}}}"##, "a: 1"), (##"{"type": "text"}"##, "a: 1"),
        (##"{"pattern": "["}"##, "a: 1"),
        (##"{"$schema": "http://json-schema.org/draft-04/schema#", "exclusiveMinimum": true}"##, "a: 1"),
        (##"{"definitions": {"x": {"$ref": "#/nope"}}}"##, "a: 1"),
        (##"{"properties": {"a": {"$ref": "#/nope"}}}"##, "a: 1"),
        (##"{"$defs": {"x": {"$ref": "#/nope"}}, "properties": {"a": {"$ref": "#/$defs/y"}}}"##, "a: 1"),
        (##"{"properties": {"a": {"$ref": "urn:x"}}}"##, "a: 1"),
        (##"{"properties": {"a": {"$ref": "urn:x#/a"}}}"##, "a: 1"),
        (##"{"properties": {"a": {"$id": "http://x.y/z"}, "b": {"$id": "http://x.y/z"}}}"##, "a: 1"),
        (##"{"properties": {"a": {"multipleOf": 3}}}"##, "a: 9007199254740993"),
        (##"{"properties": {"a": {"multipleOf": 0.01}}}"##, "a: 0.07"),
        (##"{"properties": {"a": {"multipleOf": 7}}}"##, "a: 1e20"),
        (##"{"properties": {"a": {"multipleOf": 0.0001}}}"##, "a: 0.00751"),
        (
            ##"{"properties": {"a": {"oneOf": [{}, {}]}, "b": {"not": {}}, "c": {"anyOf": [{"type": "null"}]}, "d": {"enum": [[1]]}, "e": {"const": {}}}}"##,
            "{a: 1, b: 1, c: 1, d: 1, e: 1}"
        ),
        (
            ##"{"properties": {"a": {"minimum": 1234567}, "b": {"maximum": -1e21}, "c": {"minimum": 1234.5}, "d": {"maximum": 1e-7}}}"##,
            "{a: 1000000, b: 5, c: 999.5, d: 1.5}"
        ),
        (
            ##"{"properties": {"it's": {"type": "string"}, "a/b": {"type": "string"}, "c~d": {"type": "string"}}}"##,
            "{\"it's\": 1, a/b: 1, c~d: 1}"
        ),
        (
            ##"{"properties": {"a": {"enum": [1000, "x"]}, "b": {"const": 1000000}, "c": {"minLength": 1000}}}"##,
            "{a: 1, b: 1, c: x}"
        ),
    ]

    @Test(arguments: schemas, [RealHelm.four, .three])
    func schemaVerdicts(_ row: (schema: String, values: String), _ helm: RealHelm) throws {
        try withChart("a: 1\n", values: row.values) { chart in
            try Data(row.schema.utf8).write(to: URL(fileURLWithPath: chart + "/values.schema.json"))
            let expected = try helm.template([chart])
            let actual = EmbeddedTemplate.template([chart, "--helm-version", helm.version])
            #expect((actual.output == nil) == (expected.output == nil), "\(expected.error) \(actual.error)")
            #expect(Self.failures(in: actual.error) == Self.failures(in: expected.error))
        }
    }

    /// The lines of failures, which Helm prints in random order.
    private static func failures(in message: String) -> [String] {
        message.split(separator: "\n").map(String.init)
            .filter { $0.drop { $0 == " " }.hasPrefix("- at ") }
            .map { line in line.replacing(" [values-schema]", with: "").replacing(" [schema-invalid]", with: "") }
            .sorted()
    }

    // MARK: Bounds

    /// Values that a template nests, or prints many times over: rendered or refused, never a crash or silence.
    @Test func hostileValuesAreBounded() throws {
        let nesting =
            "{{$x := dict}}{{$y := $x}}{{range until 40000}}{{$z := dict}}{{$_ := set $y \"a\" $z}}{{$y = $z}}{{end}}"
        let lists =
            "{{$x := dict}}{{$y := $x}}{{range until 40000}}{{$z := dict}}{{$_ := set $y \"a\" (list $z)}}{{$y = $z}}{{end}}"
        for template in [nesting, lists] {
            try withChart(template) { chart in #expect(EmbeddedTemplate.template([chart]).output != nil) }
        }
        let shared = "{{$x := dict \"k\" 1}}{{range until 24}}{{$x = dict \"a\" $x \"b\" $x}}{{end}}"
        for use in [
            "$x | quote", "$x | toString | len", "cat $x", "toYaml $x | len", "toJson $x | len",
            "join \",\" (list $x $x)",
        ] {
            try withChart(shared + "a: {{ \(use) }}") { chart in
                let result = EmbeddedTemplate.template([chart])
                #expect(result.output == nil, "\(use)")
                #expect(result.error.contains("16777216 bytes"), "\(result.error)")
            }
        }
    }

    @Test func deepValuesAreNoSilence() throws {
        let deep = "{{$x := dict \"k\" 1}}{{range until 600}}{{$x = dict \"a\" $x}}{{end}}"
        for function in ["toYaml", "toJson", "toPrettyJson", "toYamlPretty"] {
            try withChart(deep + "{{ if \(function) $x }}a: 1{{ end }}") { chart in
                let result = EmbeddedTemplate.template([chart])
                #expect(result.output == nil)
                #expect(result.error.contains("nested deeper than 500 levels"), "\(result.error)")
            }
        }
        // Helm, too, swallows what Go says of a map within itself.
        try withChart("{{$x := dict}}{{$_ := set $x \"a\" $x}}a: {{ toYaml $x | quote }}{{ toJson $x | quote }}") {
            chart in
            let expected = try RealHelm.four.template([chart]).output
            #expect(EmbeddedTemplate.template([chart]).output == expected)
        }
    }

    @Test func twoVersionsOfOneSubchartRenderOnce() throws {
        try withChart("a: 1\n") { chart in
            for (folder, version) in [("k-1", "1.0.0"), ("k-2", "2.0.0")] {
                let templates = URL(fileURLWithPath: "\(chart)/charts/\(folder)/templates")
                try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
                try Data("apiVersion: v2\nname: k\nversion: \(version)\n".utf8)
                    .write(to: URL(fileURLWithPath: "\(chart)/charts/\(folder)/Chart.yaml"))
                try Data("kind: K\n".utf8).write(to: templates.appending(path: "a.yaml"))
            }
            let expected = try #require(try RealHelm.four.template([chart]).output)
            #expect(EmbeddedTemplate.template([chart]).output == expected)
        }
    }
}
