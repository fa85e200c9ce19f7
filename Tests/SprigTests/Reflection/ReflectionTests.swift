import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct ReflectionTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredReflection.rows) == [])
    }
}
