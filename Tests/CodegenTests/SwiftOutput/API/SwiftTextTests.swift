import Testing

@testable import SluiceCodegen

@Suite struct SwiftTextTests {
    @Test(arguments: [
        ("plain é", #""plain é""#), ("a\"b\\c", #""a\"b\\c""#), ("\n\r\t\0", #""\n\r\t\u{0}""#),
        ("\u{2028}\u{200D}\u{301}", #""\u{2028}\u{200d}\u{301}""#), (#"\(x)"#, #""\\(x)""#),
    ])
    func stringLiterals(text: String, expected: String) {
        #expect(SwiftLiteral.string(text) == expected)
    }

    @Test func comments() {
        #expect(DocComment.lines(nil, width: 20) == [])
        #expect(DocComment.lines("  \n", width: 20) == [])
        #expect(
            DocComment.lines("One.\n\n\nTwo\tand\u{2028}three.\n", width: 20) == [
                "/// One.", "///", "/// Two and", "/// three.",
            ])
        #expect(
            DocComment.lines("- a list item that wraps\r\n- b", width: 18) == [
                "/// - a list item", "///   that wraps", "/// - b",
            ])
        #expect(
            DocComment.lines("a https://a.very.long/word b", width: 12) == [
                "/// a", "/// https://a.very.long/word", "/// b",
            ])
    }

    @Test func structWithEverything() {
        let blueprint = StructBlueprint(
            name: "Rule", documentation: "A rule.",
            properties: [
                PropertyBlueprint(jsonName: "in", type: "Int", isOptional: false, documentation: "The first."),
                PropertyBlueprint(jsonName: "$ref", type: "String", isOptional: true, encodesNull: true),
                PropertyBlueprint(
                    jsonName: "not", type: "Rule", isOptional: true, documentation: "Boxed.", isBoxed: true),
            ],
            nested: [.enum(EnumBlueprint(name: "Mode", rawValues: ["a", "B"]))],
            extraMembers: ["var isEmpty: Bool {", "    false", "}"])
        #expect(
            SwiftRenderer.text(of: [.struct(blueprint)]) == """
                /// A rule.
                public struct Rule: Codable, Hashable, Sendable {
                    /// The first.
                    public var `in`: Int
                    public var ref: String?
                    private var boxedNot: Indirect<Rule>?

                    /// Creates the object from its fields.
                    public init(in: Int, ref: String? = nil, not: Rule? = nil) {
                        self.in = `in`
                        self.ref = ref
                        boxedNot = not.map(Indirect.init)
                    }

                    /// Boxed.
                    public var not: Rule? {
                        get { boxedNot?.value }
                        set { boxedNot = newValue.map(Indirect.init) }
                    }

                    private enum CodingKeys: String, CodingKey {
                        case `in`
                        case ref = "$ref"
                        case boxedNot = "not"
                    }

                    /// Encodes the object, with the fields and nulls that the API tells apart.
                    public func encode(to encoder: any Encoder) throws {
                        var container = encoder.container(keyedBy: CodingKeys.self)
                        try container.encode(self.in, forKey: .in)
                        try container.encode(self.ref, forKey: .ref)
                        try container.encodeIfPresent(self.boxedNot, forKey: .boxedNot)
                    }

                    public enum Mode: String, Codable, CaseIterable, Hashable, Sendable {
                        case a
                        case b = "B"
                    }

                    var isEmpty: Bool {
                        false
                    }
                }

                """)
    }

    @Test func structThatKeepsAdditionalFields() {
        let blueprint = StructBlueprint(
            name: "Rule",
            properties: [
                PropertyBlueprint(jsonName: "in", type: "Int", isOptional: false),
                PropertyBlueprint(jsonName: "x-y", type: "Rule", isOptional: true, isBoxed: true),
            ], keepsAdditionalFields: true)
        #expect(
            SwiftRenderer.text(of: [.struct(blueprint)]) == """
                /// An object that its schema does not describe.
                public struct Rule: Codable, Hashable, Sendable {
                    public var `in`: Int
                    private var boxedXY: Indirect<Rule>?

                    /// Fields that this type does not declare, by name. Names of declared fields are ignored.
                    public var additionalFields: [String: JSONValue]

                    /// Creates the object from its fields.
                    public init(in: Int, xY: Rule? = nil, additionalFields: [String: JSONValue] = [:]) {
                        self.in = `in`
                        boxedXY = xY.map(Indirect.init)
                        self.additionalFields = additionalFields
                    }

                    public var xY: Rule? {
                        get { boxedXY?.value }
                        set { boxedXY = newValue.map(Indirect.init) }
                    }

                    private static let fieldNames: Set<String> = ["in", "x-y"]

                    /// Decodes the object and keeps the fields that it does not declare.
                    public init(from decoder: any Decoder) throws {
                        let container = try decoder.container(keyedBy: FieldKey.self)
                        self.in = try container.decode(Int.self, forKey: "in")
                        self.boxedXY = try container.decodeIfPresent(Indirect<Rule>.self, forKey: "x-y")
                        self.additionalFields = try FieldKey.decode(besides: Self.fieldNames, from: container)
                    }

                    /// Encodes the object, with the fields and nulls that the API tells apart.
                    public func encode(to encoder: any Encoder) throws {
                        var container = encoder.container(keyedBy: FieldKey.self)
                        try container.encode(self.in, forKey: "in")
                        try container.encodeIfPresent(self.boxedXY, forKey: "x-y")
                        try FieldKey.encode(self.additionalFields, besides: Self.fieldNames, to: &container)
                    }
                }

                """)
    }

    @Test func emptyStruct() {
        #expect(
            SwiftRenderer.text(of: [.struct(StructBlueprint(name: "A", conformances: [], properties: []))]) == """
                /// An object that its schema does not describe.
                public struct A {
                    /// Creates the object from its fields.
                    public init() {}
                }

                """)
    }

    @Test func longInitializers() {
        let properties = (1...6).map { PropertyBlueprint(jsonName: "aLongName\($0)", type: "String", isOptional: true) }
        let text = SwiftRenderer.text(of: [.struct(StructBlueprint(name: "A", properties: properties))])
        #expect(text.contains("    public init(\n        aLongName1: String? = nil,\n"))
        #expect(text.contains("        aLongName6: String? = nil\n    ) {\n        self.aLongName1 = aLongName1\n"))
    }
}
