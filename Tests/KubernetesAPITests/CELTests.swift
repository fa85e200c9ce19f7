import SluiceKubernetesAPI
import Testing

/// Rules of custom resources in CEL: what is stated of them, and what is only documented.
@Suite struct CELTests {
    typealias Kind = CrossFieldRule.Kind

    private static let properties = """
        a: {type: string}, b: {type: string}, c: {type: string}, d: {type: string, default: x},
        list: {type: array, items: {type: string}}, low: {type: integer}, high: {type: integer}, x-y: {type: string}
        """

    private func model(_ rule: String) throws -> ObjectType {
        let schema = """
            {type: object, properties: {spec: {type: object, properties: {\(Self.properties)},
              x-kubernetes-validations: [{rule: \(Self.quoted(rule)), message: m}]}}}
            """
        let text = CustomResourceTests.definition(
            kind: "Gate", schema: schema.split(separator: "\n").joined(separator: " "))
        return try #require(try load(text).object(named: "GateSpec"))
    }

    private static func quoted(_ text: String) -> String {
        "'" + text.replacing("'", with: "''") + "'"
    }

    static let rules: [(String, [Kind])] = [
        ("has(self.a) && has(self.b)", [.anyOf(fields: ["a"]), .anyOf(fields: ["b"])]),
        ("!(has(self.a) && has(self.b))", [.excludes(field: "a", others: ["b"])]),
        ("!has(self.a) || !has(self.b)", [.excludes(field: "a", others: ["b"])]),
        ("has(self.a) || has(self.b) || has(self.c)", [.anyOf(fields: ["a", "b", "c"])]),
        ("has(self.a) != has(self.b)", [.exactlyOneOf(fields: ["a", "b"])]),
        ("!has(self.a) || has(self.b)", [.requires(field: "a", other: "b")]),
        ("has(self.a) ? has(self.b) : true", [.requires(field: "a", other: "b")]),
        (
            "has(self.a) == has(self.b)",
            [.requires(field: "a", other: "b"), .requires(field: "b", other: "a")]
        ),
        ("self.low <= self.high", [.atLeast(field: "high", other: "low")]),
        ("!has(self.low) || !has(self.high) || self.low < self.high", [.atLeast(field: "high", other: "low")]),
        (
            "self.a == 'X' ? has(self.b) : !has(self.b)",
            [
                .requiresWhenEquals(field: "a", values: ["X"], other: "b"),
                .requiresValue(field: "b", other: "a", values: ["X"]),
            ]
        ),
        (
            "!(self.a in ['X', 'Y']) || !has(self.list)",
            [.forbidsWhenEquals(field: "a", values: ["X", "Y"], other: "list")]
        ),
        ("has(self.x__dash__y) || has(self.a)", [.anyOf(fields: ["x-y", "a"])]),
        // The server fills in a default first, so that the field is always there.
        ("has(self.d) || has(self.a)", []),
        ("!has(self.d) || has(self.a)", [.anyOf(fields: ["a"])]),
    ]

    @Test(arguments: rules)
    func stated(rule: String, kinds: [Kind]) throws {
        let object = try model(rule)
        #expect(object.rules.map(\.kind) == kinds)
        #expect(object.rules.allSatisfy { $0.message == "m" })
        #expect(Set(object.rules.map(\.id)).count == object.rules.count)
    }

    /// What would be stricter than the server, or has no form.
    @Test(arguments: [
        "self.a != 'X' || has(self.list)", "self.low < self.a", "self.list.all(x, x != '')", "self.a.startsWith('x')",
        "self.a == oldSelf.a", "has(self.spec.a)", "!(has(self.a) && has(self.b) && has(self.c))", "self.a < 'x'",
        "has(self.a) || self.b == 'x'", "has(self.missing)", "self.list[0] == 'a'", "size(self.a) != 0", "'", "",
        "has(self.a) &&", "((((((((((((((((((((((((((((((((((((((((((((has(self.a)", "self.a == 'it\\'s'",
        "!has(self.a)",
        "self.a == \"\"\"x\"\"\"", "self.low == self.high", "1 < self.low < 3", "isIP(self.a) || has(self.b)",
    ])
    func documented(rule: String) throws {
        #expect(try model(rule).rules.map(\.kind) == [.documented(text: rule)])
    }

    static let narrowings: [(String, String, TypeExpression)] = [
        ("self.low > 0", "low", .integer(NumberConstraints(minimum: 1))),
        (
            "!has(self.low) || (self.low >= -1 && 9 >= self.low)", "low",
            .integer(NumberConstraints(minimum: -1, maximum: 9))
        ),
        ("self.a in ['x', 'y']", "a", .string(StringConstraints(enumValues: ["x", "y"]))),
        ("self.a != ''", "a", .string(StringConstraints(minLength: 1))),
        ("self.a.size() <= 5", "a", .string(StringConstraints(maxLength: 5))),
        (
            "size(self.list) == 2", "list",
            .array(.string(StringConstraints()), ArrayConstraints(minItems: 2, maxItems: 2))
        ),
        ("isCIDR(self.a)", "a", .string(StringConstraints(format: "cidr", isFormatChecked: true))),
        ("isIP(self.a)", "a", .string(StringConstraints(format: "ip", isFormatChecked: true))),
    ]

    @Test(arguments: narrowings)
    func narrowed(rule: String, field: String, type: TypeExpression) throws {
        let object = try model(rule)
        #expect(object.rules == [])
        #expect(object.field(field)?.type == type)
    }

    @Test func valuesOfLists() throws {
        let text = sample(
            "a: {type: array, items: {type: string, x-kubernetes-validations: [{rule: isCIDR(self)}]}}",
            "b: {type: integer, x-kubernetes-validations: [{rule: self % 2 == 0}]}")
        let object = try #require(try load(text).object(named: "Sample"))
        #expect(
            object.field("a")?.type
                == .array(
                    .string(StringConstraints(format: "cidr", isFormatChecked: true)), ArrayConstraints()))
        #expect(object.rules.map(\.kind) == [.documented(text: "b: self % 2 == 0")])
    }
}

/// What the server does with custom resources only.
@Suite struct CustomResourceFactsTests {
    @Test func defaultsFormatsAndKeys() throws {
        let schema = """
            {type: object, required: [spec], properties: {spec: {type: object, required: [mode, name], properties: {
              mode: {type: string, default: on}, name: {type: string}, address: {type: string, format: ipv4},
              ports: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [port, protocol], items: {
                type: object, properties: {port: {type: integer}, protocol: {type: string}}}}}}}}
            """.split(separator: "\n").joined(separator: " ")
        let text = CustomResourceTests.definition(kind: "Gate", schema: schema)
        let spec = try #require(try load(text).object(named: "GateSpec"))
        #expect(spec.fields.filter(\.isRequired).map(\.name) == ["name"])
        #expect(spec.field("address")?.type == .string(StringConstraints(format: "ipv4", isFormatChecked: true)))
        #expect(
            spec.rules == [
                CrossFieldRule(
                    id: "unique-ports", kind: .uniqueKeys(field: "ports", keys: ["port", "protocol"]),
                    message: "each element must have a port and protocol of its own")
            ])
        // Elsewhere a default is what a missing field means, and formats are notes.
        let other = try #require(
            try load(
                sample("a: {type: string, format: ipv4, default: x}", beside: "required: [a]")
            ).object(named: "Sample"))
        #expect(other.fields.map(\.isRequired) == [true])
        #expect(other.field("a")?.type == .string(StringConstraints(format: "ipv4")))
    }
}
