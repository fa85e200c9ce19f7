import SluiceDiagnostics
import SluiceHelmChart
import Testing
import SluiceYAML

/// An argument of the `--set` family and what it makes of empty values; nil if it is refused.
struct SetRow: CustomTestStringConvertible, Sendable {
    var kind: SetExpression.Kind
    var text: String
    var json: String?

    init(_ text: String, _ json: String?, kind: SetExpression.Kind = .value) {
        self.kind = kind
        self.text = text
        self.json = json
    }

    var testDescription: String { "\(kind.rawValue) '\(text)'" }
}

let setRows: [SetRow] =
    [
        .init("a=1", #"{"a":1}"#),
        .init("a.b.c=1,d=2", #"{"a":{"b":{"c":1}},"d":2}"#),
        .init(#"a\.b=1"#, #"{"a.b":1}"#),
        .init(#"a=b\,c"#, #"{"a":"b,c"}"#),
        .init(#"a=\"#, #"{"a":""}"#),
        .init("a=b=c", #"{"a":"b=c"}"#),
        .init("a= 1 ", #"{"a":" 1 "}"#),
        .init("a=1,", #"{"a":1}"#),
        .init("", "{}"),
        // Types.
        .init(
            "a=TRUE,b=Null,c=0,d=01,e=1.5,f=-3,g=+4,h=9223372036854775808,i=-0",
            #"{"a":true,"b":null,"c":0,"d":"01","e":"1.5","f":-3,"g":4,"h":"9223372036854775808","i":0}"#),
        // Empty values and keys.
        .init("a=", #"{"a":""}"#),
        .init("a=,b=1", #"{"a":"","b":1}"#),
        .init("a.b=", #"{"a":{"b":""}}"#),
        .init("=5", "{}"),
        .init(".a=1", "{}"),
        .init("a.", "{}"),
        .init("a..b=1", nil),
        .init("a", nil),
        .init("a,b=1", nil),
        .init("a=1,,b=2", nil),
        // Lists.
        .init("a={}", #"{"a":[""]}"#),
        .init("a={1,x,true,null}", #"{"a":[1,"x",true,null]}"#),
        .init(#"a={1\,2,3}"#, #"{"a":["1,2",3]}"#),
        .init("a={1}b=2", #"{"a":[1],"b":2}"#),
        .init("a={x", nil),
        .init("a={1}}", nil),
        .init("a={1,{2}}", nil),
        // Indexes.
        .init("a[0]=1", #"{"a":[1]}"#),
        .init("a[1]=x", #"{"a":[null,"x"]}"#),
        .init("a[2].b=x", #"{"a":[null,null,{"b":"x"}]}"#),
        .init("a[0][1]=x", #"{"a":[[null,"x"]]}"#),
        .init("a[0].b=1,a[0].c=2", #"{"a":[{"b":1,"c":2}]}"#),
        .init("a[0]={1,2},b=3", #"{"a":[[1,2]],"b":3}"#),
        .init("a[0]=5,a[0].b=1", #"{"a":[{"b":1}]}"#),
        .init("a[+1]=2", #"{"a":[null,2]}"#),
        .init("a[0].b=", #"{"a":[]}"#),
        .init("a[0]=", #"{"a":[""]}"#),
        .init("a[0]", #"{"a":[]}"#),
        .init("a[0][0].b=", #"{"a":[]}"#),
        .init("a[0][0].b=1,a[0][0].c=", #"{"a":[[{"b":1,"c":""}]]}"#),
        .init("a[x]=1", nil),
        .init("a[]=1", nil),
        .init("a[-1]=1", nil),
        .init("a[65537]=1", nil),
        .init("a[0]x=1", nil),
        // Meeting what is there.
        .init("a=1,a.b=2", nil),
        .init("a=null,a.b=2", nil),
        .init("a=1,a[0]=2", nil),
        .init("a[0]=5,a[0][0]=1", nil),
        .init("a.b=1,a.c=2", #"{"a":{"b":1,"c":2}}"#),
        .init("a.b=1,a=2", #"{"a":2}"#),
        // Depth.
        .init(
            String(repeating: "a.", count: 30) + "b=1",
            String(repeating: #"{"a":"#, count: 30)
                + #"{"b":1}"# + String(repeating: "}", count: 30)),
        .init(String(repeating: "a.", count: 31) + "b=1", nil),
        // Strings.
        .init("a=1,b=true,c=null", #"{"a":"1","b":"true","c":"null"}"#, kind: .string),
        .init("a={1,2}", #"{"a":["1","2"]}"#, kind: .string),
        // JSON.
        .init("a=1", #"{"a":1}"#, kind: .json),
        .init(#"a={"b":[1,null]},c="x,y""#, #"{"a":{"b":[1,null]},"c":"x,y"}"#, kind: .json),
        .init("a=", #"{"a":null}"#, kind: .json),
        .init("a=,b=1", #"{"a":null,"b":1}"#, kind: .json),
        .init("a= , b=1", #"{"a":null," b":1}"#, kind: .json),
        .init("a=1 b=2", #"{"a":1,"b":2}"#, kind: .json),
        .init("a=1b=2", #"{"a":1,"b":2}"#, kind: .json),
        .init(#"a={"b":1}c=2"#, #"{"a":{"b":1},"c":2}"#, kind: .json),
        .init(#"a[1]={"x":1}"#, #"{"a":[null,{"x":1}]}"#, kind: .json),
        .init("a.b=[]", #"{"a":{"b":[]}}"#, kind: .json),
        .init("a=1.0,b=1e3,c=-2.5", #"{"a":1,"b":1000,"c":-2.5}"#, kind: .json),
        .init(#"a={"x":1,"x":2}"#, #"{"a":{"x":2}}"#, kind: .json),
        .init(#"a="\ud83d\ude00""#, #"{"a":"😀"}"#, kind: .json),
        .init(#"a="]}\"{[""#, #"{"a":"]}\"{["}"#, kind: .json),
        .init("a={", nil, kind: .json),
        .init("a=tru", nil, kind: .json),
        .init("a='x'", nil, kind: .json),
        .init("a=x", nil, kind: .json),
        .init("a", nil, kind: .json),
    ]

@Suite struct SetExpressionTests {
    @Test(arguments: setRows)
    func assigns(_ row: SetRow) throws {
        var values: ValuesTable = [:]
        let expression = SetExpression(row.text, kind: row.kind)
        guard let json = row.json else {
            #expect(throws: SluiceError.self) { try expression.apply(to: &values) }
            #expect(values.isEmpty)
            return
        }
        try expression.apply(to: &values)
        #expect(try canonical(values) == canonical(json))
    }

    @Test(arguments: setRows, [RealHelm.four, .three])
    func realHelmAgrees(_ row: SetRow, _ helm: RealHelm) throws {
        let result = try helm.values(defaults: "", arguments: [row.kind.rawValue, row.text])
        #expect(try result.json.map(canonical) == row.json.map(canonical), "\(result.error)")
    }

    @Test func onlyHelm4TakesAWholeObject() throws {
        let expression = SetExpression(#" {"a":{"b":1}} "#, kind: .json)
        var values: ValuesTable = ["a": .object(["c": .int(2)])]
        #expect(throws: SluiceError.self) { try expression.apply(to: &values, rules: .helm3) }
        try expression.apply(to: &values, rules: .helm4)
        #expect(try canonical(values) == #"{"a":{"b":1,"c":2}}"#)
        for helm in [RealHelm.four, .three] {
            let result = try helm.values(defaults: "", arguments: ["--set-json", expression.text])
            #expect((result.json != nil) == (helm.rules == .helm4))
        }
    }

    @Test(arguments: [
        ("a", 1, "'a' has no value"),
        ("a=1,,b=2", 5, "before the comma"),
        ("a[x]=1", 3, "'x' is no index"),
        ("a=1,b={x", 7, "no '}'"),
        ("a=1,a.b=2", 5, "'a' is no mapping"),
    ])
    func namesTheColumn(_ text: String, _ column: Int, _ message: String) throws {
        let error = #expect(throws: SluiceError.self) {
            var values: ValuesTable = [:]
            try SetExpression(text).apply(to: &values)
        }
        let finding = try #require(error?.findings.first)
        #expect(finding.location?.column == column)
        #expect(finding.message.contains(message))
    }

    /// Helm 4 stops at an index without end, and says nothing.
    @Test(arguments: ["a=1,b[0", "a=1,b[0=2", "a=1,b.c[0", "a=1,b[0][1"])
    func anIndexWithoutEnd(_ text: String) throws {
        var values: ValuesTable = [:]
        #expect(throws: SluiceError.self) { try SetExpression(text).apply(to: &values, rules: .helm3) }
        values = [:]
        try SetExpression(text).apply(to: &values, rules: .helm4)
        for helm in [RealHelm.four, .three] {
            let result = try helm.values(defaults: "", arguments: ["--set", text])
            #expect((result.json != nil) == (helm.rules == .helm4))
            if let json = result.json { #expect(try canonical(values) == canonical(json)) }
        }
    }

    @Test func deepListsAreRefused() {
        var values: ValuesTable = [:]
        let deep = SetExpression("a" + String(repeating: "[0]", count: 100_000) + "=1")
        #expect(throws: SluiceError.self) { try deep.apply(to: &values) }
    }

    @Test func flagsApplyByKind() throws {
        let values = try ValuesOverrides(
            files: [try ValuesFile(Array("a: {b: 1, c: 1}".utf8), file: "v.yaml")],
            setJSON: ["x=[1]", "y=1"], set: ["a.b=2", "y=2"], setString: ["y=3"]
        ).merged()
        #expect(try canonical(values) == #"{"a":{"b":2,"c":1},"x":[1],"y":"3"}"#)
    }
}
