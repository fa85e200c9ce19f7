import Testing

@testable import SluiceGoTemplate

@Suite struct TemplateSetTests {
    @Test func laterDefinitionsReplaceEarlierUnlessEmpty() throws {
        var set = TemplateSet()
        try set.parse("{{ define \"x\" }}1{{ end }}", name: "a")
        try set.parse("{{ define \"x\" }}2{{ end }}{{ template \"x\" }}", name: "b")
        try set.parse("{{ define \"x\" }}  {{ end }}", name: "c")
        #expect(try set.render("b", data: nil) == "2")
        #expect(set.names == ["a", "b", "c", "x"])
    }

    @Test func copiesAreIndependent() throws {
        var set = TemplateSet()
        try set.parse("1", name: "a")
        var copy = set
        try copy.parse("2", name: "a")
        #expect(try set.render("a", data: nil) == "1")
        #expect(try copy.render("a", data: nil) == "2")
    }

    @Test func functionsCanRenderInAnotherSet() throws {
        var functions = FunctionTable()
        functions.register("tpl", [.string, .any]) { arguments, evaluation in
            var set = evaluation.templates
            let options = ParseOptions(functions: evaluation.functions.names)
            try set.parse(arguments[0].description, name: "inline", options: options)
            return .string(try evaluation.render("inline", in: set, data: arguments[1]))
        }
        var set = TemplateSet()
        try set.parse(
            "{{ define \"x\" }}<{{ . }}>{{ end }}{{ tpl .text .data }}{{ .data }}", name: "a",
            options: ParseOptions(functions: functions.names))
        let data: Value = ["text": "{{ template \"x\" . }}!", "data": 5]
        #expect(try set.render("a", data: data, functions: functions) == "<5>!5")
        #expect(set["inline"] == nil)
    }

    @Test func attachmentReachesFunctions() throws {
        final class Counter { var count = 0 }
        var functions = FunctionTable()
        functions.register("count") { _, evaluation in
            guard let counter = evaluation.attachment as? Counter else { return .nil }
            counter.count += 1
            return .int(counter.count)
        }
        var set = TemplateSet()
        try set.parse("{{ count }}{{ count }}", name: "a", options: ParseOptions(functions: ["count"]))
        #expect(try set.render("a", data: nil, functions: functions, attachment: Counter()) == "12")
        #expect(try set.render("a", data: nil, functions: functions, attachment: Counter()) == "12")
    }

    @Test func hostMayReplaceBuiltins() throws {
        var functions = FunctionTable()
        functions.register("len", [.any]) { _, _ in "long" }
        var set = TemplateSet()
        try set.parse("{{ len 1 }}", name: "a")
        #expect(try set.render("a", data: nil, functions: functions) == "long")
    }

    @Test func parsedTemplatesAreSharedBetweenThreads() async throws {
        var set = TemplateSet()
        try set.parse(
            "{{ define \"row\" }}{{ range . }}{{ . }},{{ end }}{{ end }}{{ range $k, $v := .map }}{{ $k }}={{ template \"row\" $v }}{{ end }}",
            name: "a")
        let shared = set
        let data: Value = ["map": ["x": [1, 2], "y": [3]]]
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask { (try? shared.render("a", data: data)) == "x=1,2,y=3," }
            }
            for await good in group { #expect(good) }
        }
    }
}
