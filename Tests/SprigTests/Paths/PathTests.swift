import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct PathTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredPaths.rows) == [])
    }
}
