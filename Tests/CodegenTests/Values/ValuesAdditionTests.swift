import SluiceCodegen
import Testing
import SluiceYAML

/// Missing keys are added with comments; what a person wrote stays byte for byte.
@Suite struct ValuesAdditions {
    static let properties = """
        "egress": { "description": "Rules.", "default": [] },
        "deep": { "type": "object", "properties": { "a": { "x-sluice": { "type": "IPBlock.cidr" }, "default": "10.0.0.0/8" } } }
        """

    @Test(arguments: [
        ("", "policy:\n  enabled: false\n  # -- Rules.\n  egress: []\n  deep:\n    a: 10.0.0.0/8\n"),
        (
            "a: 1 # mine\npolicy:\n    enabled: true   # on\nb: 2\n",
            "a: 1 # mine\npolicy:\n    enabled: true   # on\n    # -- Rules.\n    egress: []\n    deep:\n      a: 10.0.0.0/8\nb: 2\n"
        ),
        (
            "policy:\n  egress:\n    - to: []\n\n\n# tail\n",
            "policy:\n  egress:\n    - to: []\n  enabled: false\n  deep:\n    a: 10.0.0.0/8\n\n\n# tail\n"
        ),
        ("policy: {}\n", "policy:\n  enabled: false\n  # -- Rules.\n  egress: []\n  deep:\n    a: 10.0.0.0/8\n"),
        (
            "policy: { enabled: true }\n",
            "policy: { enabled: true, egress: [], deep: {a: \"10.0.0.0/8\"} }\n"
        ),
        ("policy: false\n", "policy: false\n"),
        (
            "policy:\n  enabled: no\n  egress: null\n  deep: {a: x}",
            "policy:\n  enabled: no\n  egress: null\n  deep: {a: x}"
        ),
        ("x: 1", "x: 1\n\npolicy:\n  enabled: false\n  # -- Rules.\n  egress: []\n  deep:\n    a: 10.0.0.0/8\n"),
        (
            "a:\n  list: []\n  # - one\n\n  # - two\n",
            "a:\n  list: []\n  # - one\n\n  # - two\n\npolicy:\n  enabled: false\n  # -- Rules.\n  egress: []\n  deep:\n    a: 10.0.0.0/8\n"
        ),
        (
            "a: 1\n# b: 2\n# c: 3",
            "a: 1\n# b: 2\n# c: 3\n\npolicy:\n  enabled: false\n  # -- Rules.\n  egress: []\n  deep:\n    a: 10.0.0.0/8\n"
        ),
        (
            "policy:\n  enabled: false\n  # egress:\n  #   - to: []\n\n  # more\n\n# b is another\nb: 2\n",
            "policy:\n  enabled: false\n  # egress:\n  #   - to: []\n\n  # more\n  # -- Rules.\n  egress: []\n  deep:\n    a: 10.0.0.0/8\n\n# b is another\nb: 2\n"
        ),
        (
            "policy:\n  enabled: false\n  deep:\n    # a:\nb: 2\n",
            "policy:\n  enabled: false\n  deep:\n    a: 10.0.0.0/8\n    # a:\n  # -- Rules.\n  egress: []\nb: 2\n"
        ),
        (
            "ä: \"é\"\r\npolicy:\r\n  enabled: true\r\n  egress: []\r\n  deep: {a: b}\r\n",
            "ä: \"é\"\r\npolicy:\r\n  enabled: true\r\n  egress: []\r\n  deep: {a: b}\r\n"
        ),
    ])
    func completed(_ before: String, _ after: String) throws {
        let generator = try generator(schema(plainKeyword, properties: Self.properties))
        let once = try generator.values(completing: SourceText(file: "values.yaml", bytes: Array(before.utf8)))
        #expect(String(decoding: once, as: UTF8.self) == after)
        let twice = try generator.values(completing: SourceText(file: "values.yaml", bytes: once))
        #expect(twice == once)
    }
}
