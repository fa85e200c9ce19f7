import Foundation
import Testing

@testable import SluiceGoTemplate

@Suite struct LimitTests {
    private func failure(_ text: String, _ options: RenderOptions = RenderOptions()) -> String {
        do {
            var set = TemplateSet()
            try set.parse(text, name: "t", options: ParseOptions(functions: hostFunctions.names))
            return try set.render("t", data: sampleData(), functions: hostFunctions, options: options)
        } catch {
            return error.innermost.message
        }
    }

    @Test func endlessRecursionEnds() {
        #expect(
            failure("{{ define \"x\" }}{{ template \"x\" . }}{{ end }}{{ template \"x\" . }}")
                .hasPrefix("exceeded maximum template depth"))
        #expect(
            failure(
                "{{ define \"x\" }}{{ if true }}{{ include \"x\" . | upper }}{{ end }}{{ end }}{{ include \"x\" . }}"
            )
            .hasPrefix("exceeded maximum template depth"))
    }

    @Test func theChainOfFailedCallsIsTold() {
        let text = outcome("{{ define \"x\" }}{{ include \"x\" . }}{{ end }}{{ include \"x\" . }}")
        #expect(text.hasPrefix("template: t.yaml:1:"))
        #expect(text.contains("exceeded maximum template depth"))
    }

    @Test func outputIsBounded() {
        let options = RenderOptions(maximumOutputBytes: 1000)
        #expect(
            failure("{{ range 1000000 }}0123456789{{ end }}", options)
                == "exceeded the maximum output of 1000 bytes")
        #expect(
            failure(
                "{{ define \"x\" }}{{ range 200 }}01234567{{ end }}{{ end }}{{ include \"x\" . }}", options)
                == "exceeded the maximum output of 1000 bytes")
        #expect(
            failure(
                "{{ $x := list 1 2 3 4 5 6 7 8 }}{{ range 12 }}{{ $x = list $x $x $x $x }}{{ end }}{{ $x }}",
                options)
                == "exceeded the maximum output of 1000 bytes")
    }

    /// Freeing a value takes stack for each level.
    @Test(arguments: [
        "{{ $x := list 1 }}{{ range 1000000 }}{{ $x = list $x }}{{ end }}",
        "{{ $x := dict \"a\" 1 }}{{ range 1000000 }}{{ $x = dict \"a\" (list 1 2 $x) }}{{ end }}",
    ])
    func nestingIsBounded(_ text: String) {
        #expect(failure(text) == "exceeded the maximum of 1000 lists and maps inside one another")
    }

    /// A map may hold itself, and many values may hold the same map.
    @Test func mapsThatHoldThemselvesAreNotDeep() {
        let text = "{{ range 2000 }}{{ $_ := dict \"a\" $ \"b\" (list $ $) }}{{ end }}fine"
        #expect(failure(text) == "fine")
    }

    @Test(arguments: ["print $x $x", "printf \"%s%s\" $x $x", "println $x $x", "js $x"])
    func textsAreBounded(_ call: String) {
        let options = RenderOptions(maximumTextBytes: 1000)
        #expect(
            failure("{{ $x := \"<'a\" }}{{ range 60 }}{{ $x = \(call) }}{{ end }}", options)
                == "exceeded the maximum of 1000 bytes in one text")
    }

    @Test func workForLongTextsIsBounded() {
        let options = RenderOptions(maximumSteps: 10_000)
        #expect(
            failure("{{ $x := printf \"%50000d\" 1 }}{{ range 100 }}{{ $y := html $x }}{{ end }}", options)
                == "exceeded the maximum of 10000 evaluation steps")
    }

    @Test func workIsBounded() {
        #expect(
            failure("{{ range 9000000000000000000 }}{{ end }}", RenderOptions(maximumSteps: 1000))
                == "exceeded the maximum of 1000 evaluation steps")
    }

    /// Whatever the text, parsing and executing end with a result or an error.
    @Test func randomTemplatesNeverCrash() {
        let pieces = [
            "{{", "}}", "{{-", "-}}", " ", "\n", "if", "else", "end", "range", "with", "define", "\"x\"",
            "template", "block", "break", ".a", ".map.c", "$", "$x", ":=", "=", "|", "(", ")", ",", "1",
            "1.5", "'a'", "`b`", "print", "index", "é", "\u{0}", "/*", "*/", "nil", "true", ".", "..",
            "-", "0x", "\"", "and", "printf", "\"%[1]*.[2]*d\"", "slice", ".list", "3",
        ]
        var generator = SplitMix(state: 42)
        for _ in 0..<3000 {
            let count = Int.random(in: 1...24, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            _ = failure(text, RenderOptions(maximumOutputBytes: 10_000, maximumSteps: 10_000))
            _ = failure("{{ \(text) }}", RenderOptions(maximumOutputBytes: 10_000, maximumSteps: 10_000))
        }
    }

    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
}
