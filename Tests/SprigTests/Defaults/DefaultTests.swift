import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct DefaultTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredDefaults.rows) == [])
    }
}
