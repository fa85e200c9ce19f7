import SluiceGoEncoding
import SluiceGoTemplate
import Testing

@Suite struct JSONTests {
    @Test func writing() throws {
        for row in try Measured.rows(MeasuredJSON.rows) {
            #expect(try call("toJson", row[0]) == row[1], "\(row[0])")
            #expect(try call("toPrettyJson", row[0]) == row[2], "\(row[0])")
            #expect(try call("toRawJson", row[0]) == row[3], "\(row[0])")
        }
    }

    @Test func reading() throws {
        for row in try Measured.rows(MeasuredJSONTexts.rows) {
            #expect(try call("toJson", call("fromJson", row[0])) == row[1], "\(row[0])")
        }
    }

    @Test(arguments: [
        ("[1]", "[1]"), ("[1", "[\"unexpected end of JSON input\"]"),
        ("{}", "[\"json: cannot unmarshal object into Go value of type []interface {}\"]"),
        ("[1e400,2]", "[\"json: cannot unmarshal number 1e400 into .0 of type float64\"]"),
    ])
    func arrays(text: String, json: String) throws {
        #expect(try call("toJson", call("fromJsonArray", .string(text))) == .string(json))
    }

    @Test(arguments: [
        (
            #"{"b":{"c":1e999,"d":[1,1e400]},"e":2}"#, "Go struct field .b.c of type float64",
            #""b":{"c":0,"d":[1,0]},"e":2}"#
        ),
        (#"{"e":[2,1e400]}"#, ".e.1 of type float64", #""e":[2,0]}"#),
    ])
    func numbersThatAreTooLarge(text: String, place: String, rest: String) throws {
        let json = try call("toJson", call("fromJson", .string(text))).description
        #expect(json.hasPrefix(#"{"Error":"json: cannot unmarshal number 1e"#))
        #expect(json.contains(place))
        #expect(json.hasSuffix(rest))
    }

    @Test(arguments: [
        (#"{"a":1.}"#, "invalid character '}' after decimal point in numeric literal"),
        (#"{"a":1e}"#, "invalid character '}' in exponent of numeric literal"),
        (#"{"a":"\q"}"#, "invalid character 'q' in string escape code"),
        (#"{"a":"\u12g4"}"#, "invalid character 'g' in \\u hexadecimal character escape"),
        ("{\"a\":\"\t\"}", "invalid character '\\t' in string literal"),
        (#"[1e400]"#, "json: cannot unmarshal number 1e400 into Go value of type float64"),
    ])
    func messagesOfHelm3(text: String, message: String) throws {
        #expect(throws: FunctionError(message)) { try call("mustFromJson", .string(text), rules: .helm3) }
    }

    @Test(arguments: ["mustToJson", "mustToPrettyJson", "mustToRawJson", "toRawJson"])
    func failures(name: String) {
        #expect(throws: FunctionError("json: unsupported value: NaN")) { try call(name, ["a": .float(.nan)]) }
    }

    @Test func failuresThatAreSwallowed() throws {
        let map = MapValue()
        map["x"] = .map(map)
        for name in ["toJson", "toPrettyJson"] { #expect(try call(name, .map(map)) == "") }
        #expect(
            throws: FunctionError(
                "json: unsupported value: encountered a cycle via map[string]interface {}")
        ) { try GoJSON.text(of: .map(map)) }
        map.remove("x")
    }

    @Test func depth() {
        #expect(throws: FunctionError("exceeded max depth")) {
            try GoJSON.value(of: Array(String(repeating: "[", count: 100_000).utf8))
        }
    }
}
