import SluiceKubernetesAPI
import Testing

@Suite struct RuleTests {
    typealias Kind = CrossFieldRule.Kind

    static let own: [(String, Kind)] = [
        ("requires: {field: a, other: b}", .requires(field: "a", other: "b")),
        ("requiresInteger: {field: a, other: b}", .requiresInteger(field: "a", other: "b")),
        ("atLeast: {field: a, other: b}", .atLeast(field: "a", other: "b")),
        ("excludes: {field: a, others: [b, c]}", .excludes(field: "a", others: ["b", "c"])),
        ("anyOf: [a, b]", .anyOf(fields: ["a", "b"])),
        ("exactlyOneOf: [a, b]", .exactlyOneOf(fields: ["a", "b"])),
        ("within: {field: a, of: b}", .within(field: "a", of: "b")),
        (
            "whenEquals: {field: a, values: [X, Y], requires: b}",
            .requiresWhenEquals(field: "a", values: ["X", "Y"], other: "b")
        ),
        ("whenEquals: {field: a, values: [X], forbids: c}", .forbidsWhenEquals(field: "a", values: ["X"], other: "c")),
    ]

    @Test(arguments: own)
    func ownRules(condition: String, kind: Kind) throws {
        let text = sample(
            "a: {}", "b: {}", "c: {}", beside: "x-sluice-rules: [{id: r, message: m, \(condition)}]")
        #expect(try load(text).object(named: "Sample")?.rules == [CrossFieldRule(id: "r", kind: kind, message: "m")])
    }

    @Test(arguments: [
        ("[{id: r, message: m, anyOf: [a, d]}]", "6:55: there is no field \"d\" here"),
        (
            "[{id: r, message: m, atleast: {field: a, other: b}}]",
            "6:44: \"atleast\" is no condition of a rule (did you mean atLeast?)"
        ),
        (
            "[{id: r, message: m, atLeast: {field: a}}]",
            "6:44: this condition lacks a part (write atLeast: {field, other})"
        ),
        ("[{id: r, anyOf: [a]}]", "6:24: a rule needs an id and a message"),
    ])
    func wrongRules(rules: String, expected: String) {
        let text = sample("a: {}", "b: {}", beside: "x-sluice-rules: \(rules)")
        let found = findings { _ = try load(text, file: "d") }
        #expect(found.count == 1 && found[0].hasPrefix("d:\(expected)"), "\(found)")
    }

    static let groups: [(String, [Kind])] = [
        ("oneOf: [{required: [a]}, {required: [b]}]", [.exactlyOneOf(fields: ["a", "b"])]),
        ("oneOf: [{required: [a], properties: {a: {}}}, {required: [b]}]", [.exactlyOneOf(fields: ["a", "b"])]),
        ("anyOf: [{required: [a]}, {required: [b]}]", [.anyOf(fields: ["a", "b"])]),
        ("anyOf: [{required: [a]}, {}]", []),
        ("not: {required: [a, b]}", [.excludes(field: "a", others: ["b"])]),
        (
            "allOf: [{anyOf: [{required: [a]}]}, {not: {required: [b, c]}}]",
            [.anyOf(fields: ["a"]), .excludes(field: "b", others: ["c"])]
        ),
        (
            "oneOf: [{required: [a, b]}, {required: [c]}]",
            [.documented(text: #"oneOf: [{"required":["a","b"]},{"required":["c"]}]"#)]
        ),
    ]

    @Test(arguments: groups)
    func requiredGroups(condition: String, kinds: [Kind]) throws {
        let text = sample("a: {}", "b: {}", "c: {}", beside: condition)
        #expect(try load(text).object(named: "Sample")?.rules.map(\.kind) == kinds)
    }

    @Test func validations() throws {
        let text = sample(
            "a: {type: string, x-kubernetes-validations: [{rule: self.startsWith('x')}]}",
            "b: {type: array, items: {type: string, x-kubernetes-validations: [{rule: self != 'y', message: why}]}}",
            beside: "x-kubernetes-validations: [{rule: self.a < self.b, message: a must be smaller}]")
        #expect(
            try load(text).object(named: "Sample")?.rules == [
                CrossFieldRule(
                    id: "validation-1", kind: .documented(text: "self.a < self.b"), message: "a must be smaller"),
                CrossFieldRule(
                    id: "validation-2", kind: .documented(text: "a: self.startsWith('x')"),
                    message: "must satisfy self.startsWith('x')"),
                CrossFieldRule(id: "validation-3", kind: .documented(text: "b[]: self != 'y'"), message: "why"),
            ])
    }
}
