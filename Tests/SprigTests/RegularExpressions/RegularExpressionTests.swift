import Testing

@testable import SluiceSprig

/// Each row is an expression and what Helm 4.3.1 prints for it.
@Suite struct RegularExpressionTests {
    @Test(arguments: rows) func printsAsHelm(row: Row) {
        #expect(printed(row.expression) == row.expected)
    }

    private static let rows: [Row] = [
        Row(#"regexMatch "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$" "test@acme.com""#, "true"),
        Row(#"regexMatch "a(" "x""#, "false"),
        Row(#"mustRegexMatch "a(" "x""#, "error calling mustRegexMatch: error parsing regexp: missing closing ): `a(`"),
        Row(#"mustRegexMatch "a" "bab""#, "true"),
        Row(#"regexFind "[a-zA-Z][1-9]" "abcd1234""#, "d1"),
        Row(#"regexFind "x" "abcd1234""#, ""),
        Row(#"regexFind "é+" "aééb""#, "éé"),
        Row(#"mustRegexFind "a+" "baab""#, "aa"),
        Row(#"regexFindAll "[2,4,6,8]" "123456789" -1"#, "[2 4 6 8]"),
        Row(#"regexFindAll "[2,4,6,8]" "123456789" 2"#, "[2 4]"),
        Row(#"regexFindAll "[2,4,6,8]" "123456789" 0"#, "[]"),
        Row(#"regexFindAll "x" "123456789" -1"#, "[]"),
        Row(#"mustRegexFindAll "[2,4,6,8]" "123456789" -1"#, "[2 4 6 8]"),
        Row(#"regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W""#, "-W-xxW-"),
        Row(#"regexReplaceAll "a(x*)b" "-ab-axxb-" "$1W""#, "---"),
        Row(#"mustRegexReplaceAll "a(?P<n>x*)b" "-ab-axxb-" "${n}$$""#, "-$-xx$-"),
        Row(#"regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}""#, "-${1}-${1}-"),
        Row(#"mustRegexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "$""#, "-$-$-"),
        Row(#"regexReplaceAll "" "aé" "-""#, "-a-é-"),
        Row(#"regexSplit "z+" "pizza" -1"#, "[pi a]"),
        Row(#"regexSplit "z+" "pizza" 1"#, "[pizza]"),
        Row(#"regexSplit "z+" "pizza" 0"#, "[]"),
        Row(#"regexSplit "a" "" -1"#, "[]"),
        Row(#"mustRegexSplit "z+" "pizza" -1"#, "[pi a]"),
        Row(#"regexQuoteMeta "1.2.3[x]é""#, #"1\.2\.3\[x\]é"#),
        Row(
            #"regexFind "a(" "x""#,
            "error calling regexFind: regexp: Compile(`a(`): error parsing regexp: missing closing ): `a(`"),
        Row(
            #"regexFindAll "a`(" "x" 1"#,
            #"error calling regexFindAll: regexp: Compile("a`("): error parsing regexp: missing closing ): `a`(`"#),
        Row(
            #"regexReplaceAll "[" "x" "y""#,
            "error calling regexReplaceAll: regexp: Compile(`[`): error parsing regexp: missing closing ]: `[`"),
        Row(
            #"regexReplaceAllLiteral "*" "x" "y""#,
            "error calling regexReplaceAllLiteral: regexp: Compile(`*`): error parsing regexp: missing argument to repetition operator: `*`"
        ),
        Row(
            #"regexSplit "a{2,1}" "x" 1"#,
            "error calling regexSplit: regexp: Compile(`a{2,1}`): error parsing regexp: invalid repeat count: `{2,1}`"),
        Row(#"mustRegexFind "a(" "x""#, "error calling mustRegexFind: error parsing regexp: missing closing ): `a(`"),
        Row(
            #"mustRegexSplit "\\" "x" 1"#,
            "error calling mustRegexSplit: error parsing regexp: trailing backslash at end of expression: ``"),
        Row(
            #"mustRegexReplaceAll "(?<a" "x" "y""#,
            "error calling mustRegexReplaceAll: error parsing regexp: invalid named capture: `(?<a`"),
    ]
}
