import Testing

@testable import SluiceGoTemplate

@Suite struct NumberLiteralTests {
    @Test(arguments: [
        ("0", 0), ("-0", 0), ("+7", 7), ("0x1F", 31), ("0XfF", 255), ("0b101", 5), ("0o17", 15),
        ("017", 15), ("1_000", 1000), ("0x_ff", 255), ("9223372036854775807", Int64.max),
        ("-9223372036854775808", Int64.min), ("1e3", 1000), ("5.0", 5),
    ])
    func integers(_ text: String, _ expected: Int64) throws {
        #expect(try NumberLiteral(text).integer == expected)
    }

    @Test(arguments: [
        ("1.5", 1.5), (".5", 0.5), ("5.", 5), ("-.25", -0.25), ("1e-2", 0.01), ("5.e1", 50),
        ("0x1p4", 16), ("0x1.8p1", 3), ("1_0.5", 10.5), ("12", 12),
    ])
    func floats(_ text: String, _ expected: Double) throws {
        #expect(try NumberLiteral(text).float == expected)
    }

    @Test(arguments: ["", "-", "0x", "0b2", "0o8", "1.5e", "1_", "_1", "0x1.8", "1e400", "1.5.5"])
    func refused(_ text: String) {
        #expect(throws: NumberLiteral.Failure.self) { try NumberLiteral(text) }
    }

    @Test func typesThatHoldIt() throws {
        let large = try NumberLiteral("18446744073709551615")
        #expect(large.integer == nil && large.unsigned == .max)
        #expect(try NumberLiteral("1.5").integer == nil)
        #expect(try NumberLiteral("-1").unsigned == nil)
        #expect(try NumberLiteral("0x1e5").isWrittenAsFloat == false)
    }
}
