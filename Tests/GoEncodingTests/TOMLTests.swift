import SluiceGoEncoding
import SluiceGoTemplate
import Testing

@Suite struct TOMLTests {
    @Test func writing() throws {
        for row in try Measured.rows(MeasuredTOML.rows) {
            #expect(try call("toToml", row[0]) == row[1], "\(row[0])")
        }
    }

    @Test func reading() throws {
        for row in try Measured.rows(MeasuredTOMLTexts.rows) {
            #expect(try call("toJson", call("fromToml", row[0])) == row[1], "\(row[0])")
        }
    }

    static let times = """
        a = 1979-05-27T07:32:00Z
        b = 1979-05-27
        c = 07:32:00
        d = 1979-05-27T07:32:00
        e = 1979-05-27T00:32:00.5-07:00

        """

    @Test func timesAreValues() throws {
        let value = try call("fromToml", .string(Self.times))
        #expect(
            value.description
                == "map[a:1979-05-27 07:32:00 +0000 UTC b:1979-05-27 00:00:00 +0000 date-local "
                + "c:0000-01-01 07:32:00 +0000 time-local d:1979-05-27 07:32:00 +0000 datetime-local "
                + "e:1979-05-27 00:32:00.5 -0700 -0700]")
        #expect(try call("toToml", value) == .string(Self.times))
        #expect(
            try call("toYaml", value) == """
                a: "1979-05-27T07:32:00Z"
                b: "1979-05-27T00:00:00Z"
                c: "0000-01-01T07:32:00Z"
                d: "1979-05-27T07:32:00Z"
                e: "1979-05-27T00:32:00.5-07:00"
                """)
        #expect(try GoYAML.prettyText(of: value).hasPrefix("a: 1979-05-27T07:32:00Z\nb: 1979-05-27T00:00:00Z\n"))
    }

    @Test func numbersKeepTheirTypes() throws {
        let map = try GoTOML.value(of: Array("a = 9007199254740993\nb = -inf\nc = 1.0\n".utf8))
        #expect(map["a"] == .int64(9_007_199_254_740_993))
        #expect(map["b"] == .float(-.infinity))
        #expect(map["c"] == 1.0)
    }

    @Test func floatsOfHelm3() throws {
        #expect(try GoTOML.text(of: ["a": 1e6, "b": 1e-7, "c": 1.0]) == "a = 1e+06\nb = 1e-07\nc = 1.0\n")
        #expect(
            try GoTOML.text(of: ["a": 1e6, "b": 1e-7, "c": 1.0], rules: .helm3)
                == "a = 1000000.0\nb = 0.0000001\nc = 1.0\n")
    }

    @Test func failures() throws {
        let message = "toml: cannot encode array with nil element"
        #expect(try call("toToml", ["a": [nil]]) == .string(message))
        #expect(throws: FunctionError(message)) { try call("mustToToml", ["a": [nil]]) }
        #expect(throws: FunctionError("reflect: call of reflect.Value.Type on zero Value")) {
            try call("toToml", .nil)
        }
        let map = MapValue()
        map["x"] = .map(map)
        #expect(throws: FunctionError.self) { try call("mustToToml", .map(map)) }
        map.remove("x")
    }

    @Test func hostileTexts() {
        let texts = [
            "a = " + String(repeating: "[", count: 100_000), "a = " + String(repeating: "{a=", count: 100_000),
            "[" + String(repeating: "a.", count: 100_000) + "a]", String(repeating: "a.", count: 100_000) + "a = 1",
        ]
        for text in texts {
            let time = ContinuousClock().measure {
                #expect(throws: FunctionError.self) { try GoTOML.value(of: Array(text.utf8)) }
            }
            #expect(time < .seconds(2))
        }
    }
}
