import Testing

@testable import SluiceSprig

/// Each row is an expression and what Helm 4.3.1 prints for it.
@Suite struct RandomTests {
    @Test(arguments: rows) func printsAsHelm(row: Row) {
        #expect(printed(row.expression) == row.expected)
    }

    private static let rows: [Row] = [
        Row("randInt 5 5", "error calling randInt: invalid argument to Intn"),
        Row("randInt 5 4", "error calling randInt: invalid argument to Intn"),
        Row("randInt 5 6", "5"),
        Row("randInt -9223372036854775807 9223372036854775807", "error calling randInt: invalid argument to Intn"),
        Row("randBytes -1", "error calling randBytes: runtime error: makeslice: len out of range"),
        Row("randBytes 0", ""),
        Row("randAlpha -1", ""),
        Row("randAlpha 0", ""),
        Row(#"shuffle """#, ""),
        Row(#"shuffle "aaa""#, "aaa"),
        Row("len (uuidv4)", "36"),
        Row("len (randAlphaNum 40)", "40"),
        Row("len (randBytes 10)", "16"),
    ]
}
