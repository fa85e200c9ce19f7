import Testing

@Suite struct NetworkTests {
    @Test func nothingIsLookedUp() {
        #expect(printed(#"getHostByName "localhost""#) == "")
    }
}
