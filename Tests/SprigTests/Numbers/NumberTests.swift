import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct NumberTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredNumbers.rows) == [])
    }

    @Test(arguments: [
        "until 1000001", "until -9223372036854775808", "untilStep -9223372036854775808 9223372036854775807 1",
        "seq 1000001",
    ])
    func sequencesThatWouldBeTooLong(expression: String) {
        #expect(Measured.printed(expression).contains("the result would have more than 1000000 elements"))
    }

    @Test func sequencesEndWhereNumbersDo() {
        let (smallest, largest) = ("-9223372036854775808", "9223372036854775807")
        #expect(
            Measured.printed("untilStep \(smallest) \(largest) \(largest)") == "[\(smallest) -1 9223372036854775806]")
        #expect(Measured.printed("untilStep \(largest) \(smallest) \(smallest)") == "[\(largest) -1]")
    }

    @Test func decimalsStayInBounds() {
        let factors = Array(repeating: "1.23456789012345e-300", count: 2000).joined(separator: " ")
        #expect(Measured.printed("mulf \(factors)").contains("more than 20000 digits"))
    }
}
