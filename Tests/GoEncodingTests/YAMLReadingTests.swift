import SluiceDiagnostics
import SluiceGoEncoding
import SluiceGoTemplate
import Testing

@Suite struct YAMLReadingTests {
    @Test func texts() throws {
        for row in try Measured.rows(MeasuredYAMLTexts.rows) {
            #expect(try call("toJson", call("fromYaml", row[0])) == row[1], "\(row[0])")
        }
    }

    @Test(arguments: [
        ("- 1\n- a", "[1,\"a\"]"), ("", "[]"), ("null", "[]"),
        (
            "a: 1",
            "[\"error unmarshaling JSON: while decoding JSON: json: cannot unmarshal object into Go value of type []interface {}\"]"
        ),
    ])
    func arrays(text: String, json: String) throws {
        #expect(try call("toJson", call("fromYamlArray", .string(text))) == .string(json))
    }

    @Test func questionMarkEndsTextBetweenBrackets() throws {
        #expect(throws: FunctionError("error converting YAML to JSON: yaml: did not find expected ',' or ']'")) {
            try GoYAML.value(of: Array("a: [b?c]".utf8))
        }
    }

    @Test func errorsHaveAPlace() throws {
        let text = "a:\n\n  b\n   c: 1"
        let error = #expect(throws: SluiceError.self) { try GoYAML.value(of: Array(text.utf8), file: "v.yaml") }
        let finding = try #require(error?.findings.first)
        #expect(finding.location?.file == "v.yaml")
        #expect(finding.location?.line == 4)
    }

    @Test func aliasesDoNotShareMaps() throws {
        let value = try GoYAML.value(of: Array("a: &x {b: 1}\nc: *x".utf8))
        let map = try #require(value.asMap)
        map["a"]?.asMap?["b"] = 2
        #expect(map["c"] == ["b": 1.0])
    }

    @Test func hostileTexts() {
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<12 {
            let alias = "*a\(level - 1)"
            bomb += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ", "))]\n"
        }
        for text in [bomb, String(repeating: "[", count: 100_000), String(repeating: "- ", count: 20_000)] {
            let clock = ContinuousClock()
            let time = clock.measure {
                #expect(throws: FunctionError.self) { try GoYAML.value(of: Array(text.utf8)) }
            }
            #expect(time < .seconds(2))
        }
    }
}
