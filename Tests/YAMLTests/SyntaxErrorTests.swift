import Testing
import SluiceYAML

/// Where YAML that cannot be read is refused.
@Suite struct SyntaxErrorTests {
    @Test(arguments: [
        ("a: b: c\n", "1:5", "yaml-syntax"), ("a: [1, 2\n", "1:4", "yaml-syntax"),
        ("a: {b: [1}\n", "1:10", "yaml-syntax"),
        ("a:\n\tb: 1\n", "2:1", "yaml-syntax"), ("a: 'x\n", "2:1", "yaml-syntax"), ("a: @x\n", "1:4", "yaml-syntax"),
        ("a: 1\n b: 2\n", "2:3", "yaml-syntax"),
        ("- a\nb: 1\n", "2:1", "yaml-syntax"), ("ä: ö: ü\n", "1:5", "yaml-syntax"),
        ("\u{FEFF}a: b: c\n", "1:5", "yaml-syntax"),
        ("a: \"\\q\"\n", "1:5", "yaml-syntax"), ("{a: 1, [b]: 2}", "1:8", "yaml-key"),
        ("? [a]\n: 1\n", "1:3", "yaml-key"),
        ("a: 1\n---\nb: 1\n", "3:1", "yaml-documents"), ("a: \u{0}x\n", "1:4", "yaml-encoding"),
        ("ä: ü\u{1}x\n", "1:5", "yaml-encoding"),
        ("a: 1\r\nb: \u{8}\r\n", "2:4", "yaml-encoding"),
    ])
    func points(_ text: String, _ place: String, _ rule: String) throws {
        let finding = try #require(failure(text))
        #expect(finding.place == place)
        #expect(finding.rule == rule)
        #expect(!finding.message.isEmpty && finding.hint?.isEmpty == false)
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xFF], "1:4"), ([0x61, 0x0A, 0xC3], "2:1"), ([0xC3, 0xA4, 0x3A, 0x20, 0x80], "1:4"),
            ([0xEF, 0xBB, 0xBF, 0x61, 0xC0, 0x80], "1:2"), ([0xFF, 0xFE, 0x61, 0, 0x3A, 0], "0:0"),
            ([0xFE, 0xFF, 0, 0x61, 0, 0x3A], "0:0"),
        ] as [([UInt8], String)])
    func pointsAtBadBytes(_ bytes: [UInt8], _ place: String) throws {
        let finding = try #require(failure(bytes))
        #expect(finding.rule == "yaml-encoding" && finding.place == place)
    }

    /// Template text in a values file is valid YAML, or at least no crash.
    @Test func templateTextIsAnObject() throws {
        #expect(failure("a: {{ .Values.x }}\n")?.rule == "yaml-key")
    }
}
