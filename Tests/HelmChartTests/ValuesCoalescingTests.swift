import SluiceHelmChart
import Testing
import SluiceYAML

/// Defaults, a user's values, and what comes of them by Helm 3 and, where it differs, Helm 4.
struct CoalescingRow: CustomTestStringConvertible, Sendable {
    var defaults: String
    var user: String
    var three: String
    var four: String

    init(_ defaults: String, _ user: String, _ three: String, helm4: String? = nil) {
        self.defaults = defaults
        self.user = user
        self.three = three
        four = helm4 ?? three
    }

    var testDescription: String { "\(defaults) <- \(user)" }

    func expected(_ rules: HelmRules) -> String { rules == .helm3 ? three : four }
}

let coalescingRows: [CoalescingRow] = [
    // A null removes a default.
    .init("a: 1", "a: null", "{}"),
    .init("a: {b: 1, c: 2}", "a: {b: null}", #"{"a":{"c":2}}"#),
    .init("a: {b: {c: 1}}", "a: {b: null}", #"{"a":{}}"#),
    .init("a: {b: {c: 1}}", "a: null", "{}"),
    .init("a: [1, 2]", "a: null", "{}"),
    // A null without a default stays.
    .init("b: 1", "a: null", #"{"a":null,"b":1}"#),
    .init("a: {b: 1}", "a: {x: null}", #"{"a":{"b":1,"x":null}}"#),
    .init("", "a: {b: null}", #"{"a":{"b":null}}"#),
    .init("a: {b: {c: 1}}", "a: {b: {x: {k: null}}}", #"{"a":{"b":{"c":1,"x":{"k":null}}}}"#),
    // A null among the defaults.
    .init("a: null", "", #"{"a":null}"#, helm4: "{}"),
    .init("a: {b: null}", "", #"{"a":{"b":null}}"#, helm4: #"{"a":{}}"#),
    .init(
        "a: {b: null, c: {d: null}}", "a: {c: {e: 1}}", #"{"a":{"b":null,"c":{"d":null,"e":1}}}"#,
        helm4: #"{"a":{"c":{"e":1}}}"#),
    .init("a: [{b: null}]", "", #"{"a":[{"b":null}]}"#),
    .init("a: {c: [null]}", "a: {}", #"{"a":{"c":[null]}}"#),
    .init("a: null", "a: null", "{}"),
    .init("a: {b: null}", "a: {b: null}", #"{"a":{}}"#, helm4: #"{"a":{"b":null}}"#),
    .init("a: {b: null}", "a: {b: 3}", #"{"a":{"b":3}}"#),
    .init("a: null", "a: {b: null}", #"{"a":{"b":null}}"#),
    .init("a: {b: null}", "a: {b: {c: 1}}", #"{"a":{"b":{"c":1}}}"#),
    // Lists are replaced, mappings merged.
    .init("a: [1, 2]", "a: [3]", #"{"a":[3]}"#),
    .init("a: [1, 2]", "a: []", #"{"a":[]}"#),
    .init("a: {b: 1}", "a: {}", #"{"a":{"b":1}}"#),
    .init("a: {b: {c: 1, d: 2}}", "a: {b: {d: 3, e: 4}}", #"{"a":{"b":{"c":1,"d":3,"e":4}}}"#),
    // A mapping meets something else.
    .init("a: {b: 1}", "a: 5", #"{"a":5}"#),
    .init("a: 5", "a: {b: 1}", #"{"a":{"b":1}}"#),
    .init("x: {a: {b: 1}}", "x: {a: 5}", #"{"x":{"a":5}}"#),
    .init("x: {a: {b: 1}}", "x: {a: [1]}", #"{"x":{"a":[1]}}"#),
    .init("x: {a: 5}", "x: {a: {b: 1}}", #"{"x":{"a":{"b":1}}}"#),
    // Reading: the last of two equal keys, several documents, none.
    .init("a: 1\na: 2", "b: 1\nb: 2", #"{"a":2,"b":2}"#),
    .init("a: 1\n---\nb: 2\n", "a: 3\n---\nc: 2\n", #"{"a":3}"#, helm4: #"{"a":3,"b":2,"c":2}"#),
    .init("", "", "{}"),
    .init("# nothing", "# nothing", "{}"),
    .init("a: yes\nb: 0o17\nc: 017\nd: 1e3\ne: 1_000", "", #"{"a":true,"b":15,"c":15,"d":1000,"e":1000}"#),
]

@Suite struct ValuesCoalescingTests {
    @Test(arguments: coalescingRows, HelmRules.allCases)
    func coalesces(_ row: CoalescingRow, _ rules: HelmRules) throws {
        let defaults = try ValuesFile(Array(row.defaults.utf8), file: "values.yaml", rules: rules)
        let user = try ValuesFile(Array(row.user.utf8), file: "user.yaml", rules: rules)
        let result = ValuesCoalescing(defaults: defaults.values, user: user.values, rules: rules)
        #expect(try canonical(result.values) == canonical(row.expected(rules)))
    }

    @Test(arguments: coalescingRows, RealHelm.allCases)
    func realHelmAgrees(_ row: CoalescingRow, _ helm: RealHelm) throws {
        try withTemporaryFolder { folder in
            try write(row.user, to: folder, "user.yaml")
            let result = try helm.values(defaults: row.defaults, arguments: ["-f", folder + "/user.yaml"])
            let json = try #require(result.json, "\(result.error)")
            #expect(try canonical(json) == canonical(row.expected(helm.rules)))
        }
    }

    @Test(arguments: [
        ("a: {b: 1}", "a: 5", [String]()),
        ("a: 5", "a: {b: 1}", ["a"]),
        ("a: null", "a: {b: 1}", []),
        ("x: {a: {b: 1}}", "x: {a: 5}", ["x.a"]),
        ("x: {a: 5, c: 1}", "x: {a: {b: 1}, c: {d: 1}}", ["x.a", "x.c"]),
        ("x: {a: null}", "x: {a: {b: 1}}", []),
    ])
    func warnsWhereHelmWarns(_ defaults: String, _ user: String, _ paths: [String]) throws {
        let result = ValuesCoalescing(
            defaults: try ValuesFile(Array(defaults.utf8), file: "values.yaml").values,
            user: try ValuesFile(Array(user.utf8), file: "user.yaml").values)
        #expect(result.findings.compactMap(\.fieldPath).map(\.description) == paths)
        let helm = try withTemporaryFolder { folder in
            try write(user, to: folder, "user.yaml")
            return try RealHelm.four.values(defaults: defaults, arguments: ["-f", folder + "/user.yaml"])
        }
        let warnings = helm.error.split(separator: "\n").filter { $0.contains("warning:") }
        #expect(warnings.count == paths.count)
    }
}
