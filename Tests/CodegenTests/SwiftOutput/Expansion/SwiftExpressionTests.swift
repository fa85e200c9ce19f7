import Testing

@testable import SluiceCodegen

/// Expressions as text: one line where it fits, else a line for each part.
@Suite struct SwiftExpressionTests {
    private static let port = SwiftExpression.call(
        "Port", [.init(label: "protocol", value: .text(".tcp")), .init(label: "port", value: .text("443"))])

    static let rows: [(expression: SwiftExpression, width: Int, lines: [String])] = [
        (port, 40, ["Port(protocol: .tcp, port: 443)"]),
        (port, 20, ["Port(", "    protocol: .tcp,", "    port: 443)"]),
        (.call("Peer", []), 4, ["Peer()"]),
        (.array([]), 4, ["[]"]),
        (.array([.text("a"), .text("b")]), 10, ["[a, b]"]),
        (.array([port]), 20, ["[", "    Port(", "        protocol: .tcp,", "        port: 443)", "]"]),
        (.array([.text("first"), .text("second")]), 10, ["[", "    first,", "    second,", "]"]),
        (.dictionary([]), 4, ["[:]"]),
        (.dictionary([.init(key: .text("\"a\""), value: .text("b"))]), 8, ["[\"a\": b]"]),
        (.dictionary([.init(key: .text("\"a\""), value: .text("b"))]), 6, ["[", "    \"a\": b", "]"]),
        (.member(port, "nonEmpty"), 20, ["Port(", "    protocol: .tcp,", "    port: 443).nonEmpty"]),
        (.binary(.text("first"), "+", .text("second")), 10, ["first", "    + second"]),
        (
            .closure(.text("list"), method: "map", head: "x in", statements: [], result: .text("x.y")), 40,
            ["list.map { x in x.y }"]
        ),
        (
            .closure(
                .text("list"), method: "compactMap", head: "x in",
                statements: ["guard let y = x.y else { return nil }"],
                result: .text("y")), 80,
            ["list.compactMap { x in", "    guard let y = x.y else { return nil }", "    return y", "}"]
        ),
    ]

    @Test(arguments: rows.indices) func lines(_ index: Int) {
        let row = Self.rows[index]
        #expect(row.expression.lines(width: row.width) == row.lines)
    }

    @Test func prefixAndSuffixCountForTheWidth() {
        #expect(Self.port.lines(prefix: "a: ", suffix: ",", width: 35) == ["a: Port(protocol: .tcp, port: 443),"])
        #expect(
            Self.port.lines(prefix: "a: ", suffix: ",", width: 34)
                == ["a: Port(", "    protocol: .tcp,", "    port: 443),"])
    }

    @Test func membersFollowParenthesesWhereTheyMust() {
        #expect(SwiftExpression.binary(.text("a"), "+", .text("b")).dot("count").flat == "(a + b).count")
        #expect(SwiftExpression.text("a?.b").dot("nonEmpty").flat == "a?.b.nonEmpty")
        #expect(SwiftExpression.text("a ?? b").dot("count").flat == "(a ?? b).count")
    }
}
