import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct URLTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredURLs.rows) == [])
    }
}
