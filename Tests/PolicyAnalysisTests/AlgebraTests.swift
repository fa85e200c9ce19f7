import Testing

@testable import PolicyAnalysis

@Suite struct AlgebraTests {
    @Test func nothingIsEmpty() {
        #expect(ConnectionSet().isEmpty)
    }
}
