import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct StringTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredStrings.rows) == [])
    }

    @Test(arguments: [
        "repeat 67108865 `a`", "repeat 9223372036854775807 `ab`", "indent 67108864 `a`",
        "nindent 9223372036854775807 `a`", "repeat 1000000 `a` | replace `a` (repeat 1000000 `b`)",
        "repeat 1000000 `a` | replace `` (repeat 1000000 `b`)", "repeat 1000000 `a` | wrapWith 1 (repeat 1000000 `b`)",
        "until 100000 | join (repeat 1000000 `a`)", "repeat 1100000 `a` | split ``",
    ])
    func textsThatWouldBeTooLarge(expression: String) {
        #expect(Measured.printed(expression).contains("the result would have more than "))
    }

    /// Needles that begin again and again in the text, and end otherwise.
    @Test func searchTakesLinearTime() {
        let needle = "(printf `%sb` (repeat 100000 `a`))"
        #expect(Measured.printed("contains \(needle) (repeat 300000 `a`)") == "false")
        #expect(Measured.printed("repeat 300000 `a` | splitList \(needle) | len") == "1")
    }

    @Test(arguments: [
        "trunc -9223372036854775808 `abc`", "substr -9223372036854775808 9223372036854775807 `abc`",
        "abbrevboth -9223372036854775808 9223372036854775807 `abc`", "wrap -9223372036854775808 `a b c`",
        "splitn `,` -9223372036854775808 `a,b`", "repeat -9223372036854775808 `a`", "indent -9223372036854775808 `a`",
    ])
    func smallestNumbersDoNotTrap(expression: String) {
        #expect(!Measured.printed(expression).isEmpty)
    }
}
