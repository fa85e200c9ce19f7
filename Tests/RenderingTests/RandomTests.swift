import Foundation
import Testing

/// Random values through random pipelines, rendered by both. The seeds are fixed: a failure can be repeated.
@Suite struct RandomTests {
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let mixed = (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
            return mixed ^ mixed >> 33
        }

        mutating func element<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: elements.indices, using: &self)]
        }
    }

    static let texts = [
        "", "a", "yes", "null", "~", "1", "1.50", "0x1F", "012", "1e3", "a: b", "- a", "# a", "a #b", " lead", "trail ",
        "two\\nlines", "end\\n", "\\n", "tab\\there", "quote'\\\"", "é\\u2028", "{a}", "[a]", "*a", "&a", "!a", "%a",
        "@a",
        "2020-01-02", "1:30", "=", "<<",
        "very long text with many words that goes on well beyond eighty columns of a line",
    ]

    /// JSON text, which is YAML too.
    static func value(_ generator: inout Generator, depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &generator) {
        case 0: generator.element(["null", "true", "false"])
        case 1: String(Int.random(in: -1000...1000, using: &generator))
        case 2: generator.element(["0.1", "1e21", "123456789", "1.5e-7", "-0.0", "1000000", "3.0"])
        case 3, 4, 5: "\"\(generator.element(texts))\""
        case 6:
            "[\((0..<Int.random(in: 0...3, using: &generator)).map { _ in value(&generator, depth: depth - 1) }.joined(separator: ", "))]"
        default:
            "{\((0..<Int.random(in: 0...4, using: &generator)).map { "\"\(generator.element(["a", "b", "c-d", "e.f", "10", "9", "yes", "k \($0)"]))\($0)\": \(value(&generator, depth: depth - 1))" }.joined(separator: ", "))}"
        }
    }

    static let pipelines = [
        "toYaml $v | nindent 2", "toJson $v", "toPrettyJson $v | nindent 2", "toYamlPretty $v | nindent 2",
        "$v | quote",
        "$v | toString | quote", "printf \"%v\" $v | quote", "kindOf $v", "$v | default \"d\" | toJson", "empty $v",
        "$v | toString | trunc 5 | quote", "$v | toString | upper | squote", "$v | toString | b64enc", "int $v",
        "float64 $v", "toYaml (list $v $v) | nindent 2", "toYaml (dict \"k\" $v) | nindent 2",
        "$v | toString | sha256sum",
        "fromYaml (toYaml (dict \"k\" $v)) | toJson", "$v | toString | replace \"a\" \"bb\" | quote",
        "splitList \"a\" (toString $v) | toJson", "regexReplaceAll \"[a-e]+\" (toString $v) \"<$0>\" | quote",
        "ternary 1 2 (empty $v)", "$v | toString | indent 3", "tpl \"{{ . | toJson }}\" $v", "len (toString $v)",
    ]

    @Test(arguments: 1...12)
    func samePrinted(_ seed: Int) throws {
        var generator = Generator(state: UInt64(seed))
        let values = (0..<40).map { "v\($0): \(Self.value(&generator, depth: 3))\n" }.joined()
        let template = (0..<40).map { index in
            "{{ $v := .Values.v\(index) }}\n"
                + (0..<6).map { "\($0): |\n  {{ \(generator.element(Self.pipelines)) | toString | nindent 2 }}\n" }
                .joined()
        }.enumerated().map {
            "d\($0.offset):\n"
                + $0.element.split(separator: "\n", omittingEmptySubsequences: false)
                .map { "  " + $0 }.joined(separator: "\n") + "\n"
        }.joined()
        try withChart(template, values: values) { chart in
            // Whatever was printed, YAML or not.
            let expected = try RealHelm.four.template([chart, "--debug"], acceptsFailure: true)
            let actual = EmbeddedTemplate.unsorted([chart])
            let old = try #require(expected.output, "\(expected.error)")
            let new = try #require(actual.output, "\(actual.error)")
            #expect(Self.trimmed(old).count > 400)
            #expect(Self.trimmed(old) == Self.trimmed(new))
        }
    }

    private static func trimmed(_ output: [UInt8]) -> [String] {
        String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
