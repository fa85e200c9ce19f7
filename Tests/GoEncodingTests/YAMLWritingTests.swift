import SluiceGoEncoding
import SluiceGoTemplate
import Testing

@Suite struct YAMLWritingTests {
    @Test func strings() throws {
        for row in try Measured.rows(MeasuredStrings.rows) {
            #expect(try call("toYaml", row[0]) == row[1], "\(row[0])")
        }
    }

    @Test func values() throws {
        for row in try Measured.rows(MeasuredValues.rows) {
            #expect(try call("toYaml", row[0]) == row[1], "\(row[0])")
            #expect(try call("toYamlPretty", row[0]) == row[2], "\(row[0])")
        }
    }

    @Test(arguments: [
        (Value.integer(-128, .int8), "-128"), (.integer(.min, .int64), "-9223372036854775808"),
        (.unsigned(.max, .uint64), "18446744073709551615"), (.unsigned(7, .uint8), "7"),
        (.int64(9_007_199_254_740_993), "9007199254740993"), (.float(9_007_199_254_740_992), "9007199254740992"),
        (.nil, "null"), (.list([.nil, .bool(true)]), "- null\n- true"),
        (.map(MapValue(["a": 1], typeName: "chartutil.Values")), "a: 1"),
    ])
    func goTypes(value: Value, text: String) throws {
        #expect(try GoYAML.text(of: value) == text)
    }

    @Test(arguments: [
        (Value.float(.nan), "error marshaling into JSON: json: unsupported value: NaN"),
        (.float(.infinity), "error marshaling into JSON: json: unsupported value: +Inf"),
        (.float(-.infinity), "error marshaling into JSON: json: unsupported value: -Inf"),
        (.map(["a": .string("\u{80}")]), "yaml: control characters are not allowed"),
        ("\u{7F}", "yaml: control characters are not allowed"),
        (.map([String(repeating: "k", count: 1023): 1]), "yaml: did not find expected ',' or '}'"),
    ])
    func failures(value: Value, message: String) throws {
        #expect(throws: FunctionError(message)) { try call("mustToYaml", value) }
        #expect(try call("toYaml", value) == "")
    }

    @Test func nonFiniteFloatsInPrettyText() throws {
        #expect(try GoYAML.prettyText(of: [.float(.nan), .float(-.infinity)]) == "- .nan\n- -.inf")
    }

    @Test func longestKey() throws {
        let key = String(repeating: "k", count: 1022)
        #expect(try GoYAML.text(of: .map([key: 1])) == "? \(key)\n: 1")
    }

    @Test func mapWithinItself() throws {
        let map = MapValue()
        map["x"] = .list([.map(map)])
        #expect(throws: FunctionError.self) { try GoYAML.text(of: .map(map)) }
        #expect(throws: FunctionError.self) { try GoYAML.prettyText(of: .map(map)) }
        #expect(try call("toYaml", .map(map)) == "")
        map.remove("x")
    }

    @Test func mapThatIsSmallOnlyInMemory() throws {
        var value: Value = ["a": 1]
        for _ in 0..<60 { value = [value, value] }
        #expect(throws: FunctionError.self) { try GoYAML.text(of: value) }
        #expect(throws: FunctionError.self) { try GoTOML.text(of: ["a": value]) }
    }

    @Test func objects() throws {
        final class Plain: TemplateObject {
            let typeName = "x.Plain"
        }
        final class Mapped: TemplateObject {
            let typeName = "x.Mapped"
            var map: MapValue? { MapValue(["a": 1]) }
        }
        final class Own: TemplateObject {
            let typeName = "x.Own"
            var encoded: Value? { ["own", 1] }
        }
        let value: Value = ["m": .object(Mapped()), "o": .object(Own()), "p": .object(Plain())]
        #expect(try GoYAML.text(of: value) == "m:\n  a: 1\no:\n- own\n- 1\np: {}")
        #expect(try GoJSON.text(of: value) == #"{"m":{"a":1},"o":["own",1],"p":{}}"#)
        #expect(try GoTOML.text(of: value) == "o = [\"own\", 1]\n\n[m]\n  a = 1\n\n[p]\n")
    }
}
