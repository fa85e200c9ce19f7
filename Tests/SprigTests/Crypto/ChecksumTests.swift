import Testing

@testable import SluiceSprig

/// Each row is an expression and what Helm 4.3.1 prints for it.
@Suite struct ChecksumTests {
    @Test(arguments: rows) func printsAsHelm(row: Row) {
        #expect(printed(row.expression) == row.expected)
    }

    private static let rows: [Row] = [
        Row(#"adler32sum "Wikipedia""#, "300286872"),
        Row(#"adler32sum """#, "1"),
        Row(#"htpasswd "u:x" "p""#, "invalid username: u:x"),
    ]
}
