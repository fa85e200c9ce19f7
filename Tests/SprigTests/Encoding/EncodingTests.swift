import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct EncodingTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredEncoding.rows) == [])
    }
}
