import Testing

@testable import SluiceSprig

/// Each row is an expression and what Helm 4.3.1 prints for it.
@Suite struct VersionTests {
    @Test(arguments: rows) func printsAsHelm(row: Row) {
        #expect(printed(row.expression) == row.expected)
    }

    /// For each constraint a digit for each version: 1 where Helm 4.3.1 says that it satisfies the constraint.
    @Test(arguments: constraints) func checksAsHelm(row: Row) throws {
        let constraint = try VersionConstraint(row.expression)
        let checks = try Self.versions.map { constraint.check(try SemanticVersion($0)) ? "1" : "0" }
        #expect(checks.joined() == row.expected)
    }

    @Test func longTextsAreRefusedAtOnce() {
        #expect(throws: VersionError.self) { try VersionConstraint(String(repeating: "1", count: 1 << 20)) }
        #expect(throws: VersionError.self) { try VersionConstraint(String(repeating: "1 - ", count: 1000)) }
        #expect(throws: VersionError.self) { try SemanticVersion(String(repeating: "1", count: 1 << 20)) }
    }

    private static let versions = [
        "1.2.3", "1.2.4", "1.3.0", "2.0.0", "0.2.3", "0.2.9", "0.0.3", "0.0.4",
        "0.3.0", "1.2.3-beta.2", "1.2.3-alpha", "1.3.0-beta", "2.0.0-rc.1", "v1.2.3", "1.28.4-gke.100", "3.1.0",
        "4.0.0", "1.2.3+build",
    ]

    private static let constraints: [Row] = [
        Row("=1.2.3", "100000000000010001"),
        Row("!=1.2.3", "011111111000000110"),
        Row(">1.2.3", "011100000000000110"),
        Row("<1.2.3", "000011111000000000"),
        Row(">=1.2.3", "111100000000010111"),
        Row("<=1.2.3", "100011111000010001"),
        Row("=>1.2.3", "111100000000010111"),
        Row("=<1.2.3", "100011111000010001"),
        Row("~1.2.3", "110000000000010001"),
        Row("~>1.2", "110000000000010001"),
        Row("~1", "111000000000010001"),
        Row("^1.2.3", "111000000000010001"),
        Row("^0.2.3", "000011000000000000"),
        Row("^0.0.3", "000000100000000000"),
        Row("^0.0", "000000110000000000"),
        Row("^0", "000011111000000000"),
        Row("^1", "111000000000010001"),
        Row("^*", "000000000000000000"),
        Row("~*", "111111111000010111"),
        Row("*", "111111111000010111"),
        Row("x", "111111111000010111"),
        Row("X", "111111111000010111"),
        Row("1", "111000000000010001"),
        Row("1.2", "110000000000010001"),
        Row("1.2.x", "110000000000010001"),
        Row("1.x", "111000000000010001"),
        Row("1.x.5", "111000000000010001"),
        Row("!=1.2", "001111111000000110"),
        Row("!=1", "000111111000000110"),
        Row("!=1.2.x", "001111111000000110"),
        Row("!=*", "111111111000010111"),
        Row(">1", "000100000000000110"),
        Row(">1.2", "001100000000000110"),
        Row(">1.x", "000100000000000110"),
        Row(">*", "111111111000010111"),
        Row("<1", "000011111000000000"),
        Row("<1.2", "000011111000000000"),
        Row("<=1", "111011111000010001"),
        Row("<=1.2", "110011111000010001"),
        Row("<=1.2.x", "110011111000010001"),
        Row(">=1", "111100000000010111"),
        Row(">=1.2-0", "111100000111111111"),
        Row("1.2 - 2.4", "111100000000010001"),
        Row("1.2.3 - 2", "111100000000010001"),
        Row("^1 || ^3", "111000000000010101"),
        Row(">1, <2", "000000000000000000"),
        Row(">1 <2", "000000000000000000"),
        Row(">1,<2 || =4.0.0", "000000000000000010"),
        Row(">=1.19-0", "000100000000101110"),
        Row(">= 1.19.0-0 < 1.30.0-0", "000000000000001000"),
        Row("1.2.3-beta.2", "000000000100000000"),
        Row("~1.2.3-beta", "110000000100010001"),
        Row("^1.2.3-alpha", "111000000111011001"),
        Row(">1.2.3-alpha", "111100000101111111"),
        Row("v1.2.3", "100000000000010001"),
        Row(">=v1", "111100000000010111"),
        Row("!=1.2-beta", "111111111111111111"),
        Row("1.2.3+meta", "100000000000010001"),
        Row("<=2.0.0-rc.1", "111011111111111001"),
        Row("^2-0", "000100000000100000"),
        Row(">0.0.0-0", "111111111111111111"),
    ]

    private static let rows: [Row] = [
        Row(#"semver "1.2.3""#, "1.2.3"),
        Row(#"semver "v1.2""#, "1.2.0"),
        Row(#"semver "1""#, "1.0.0"),
        Row(#"semver "01.002.0003""#, "1.2.3"),
        Row(#"semver "1.2.3-beta.1+build.5""#, "1.2.3-beta.1+build.5"),
        Row(#"semver "v1.2.3-rc.1""#, "1.2.3-rc.1"),
        Row(#"semver "x""#, "error calling semver: invalid semantic version"),
        Row(#"semver """#, "error calling semver: invalid semantic version"),
        Row(#"semver "1.2.3.4""#, "error calling semver: invalid semantic version"),
        Row(#"semver " 1.2.3""#, "error calling semver: invalid semantic version"),
        Row(#"semver "V1.2.3""#, "error calling semver: invalid semantic version"),
        Row(#"semver "1.2.3-01""#, "error calling semver: version segment starts with 0"),
        Row(#"semver "1.2.3-beta.01a""#, "1.2.3-beta.01a"),
        Row(#"semver "1.2.3-""#, "error calling semver: invalid semantic version"),
        Row(#"semver "1.2.3+""#, "error calling semver: invalid semantic version"),
        Row(#"semver "1.2.3+a+b""#, "error calling semver: invalid semantic version"),
        Row(#"semver "1-beta""#, "1.0.0-beta"),
        Row(#"semver "1.2.3-a..b""#, "error calling semver: invalid semantic version"),
        Row(
            #"semver "99999999999999999999.1.1""#,
            #"error calling semver: error parsing version segment: strconv.ParseUint: parsing "99999999999999999999": value out of range"#
        ),
        Row(#"semver "18446744073709551615.0.0""#, "18446744073709551615.0.0"),
        Row(#"(semver "v1.2.3-a+b").Original"#, "v1.2.3-a+b"),
        Row(
            #"printf "%v %v %v %v %v" (semver "v1.2.3-a+b").Major (semver "v1.2.3-a+b").Minor (semver "v1.2.3-a+b").Patch (semver "v1.2.3-a+b").Prerelease (semver "v1.2.3-a+b").Metadata"#,
            "1 2 3 a b"),
        Row(#"(semver "1.2.3").String"#, "1.2.3"),
        Row(#"(semver "1.2.3").IncMajor"#, "2.0.0"),
        Row(#"(semver "1.2.3").IncMinor"#, "1.3.0"),
        Row(#"(semver "1.2.3-beta").IncPatch"#, "1.2.3"),
        Row(#"(semver "1.2.3").IncPatch"#, "1.2.4"),
        Row(#"(semver "1.2.3").SetPrerelease "beta.2""#, "1.2.3-beta.2"),
        Row(#"(semver "1.2.3").SetMetadata "abc""#, "1.2.3+abc"),
        Row(#"(semver "1.2.3").SetPrerelease "a b""#, "error calling SetPrerelease: invalid prerelease string"),
        Row(#"(semver "1.2.3").Compare (semver "1.2.4")"#, "-1"),
        Row(#"(semver "1.2.3").Equal (semver "1.2.3+x")"#, "true"),
        Row(#"(semver "1.2.3-beta").LessThan (semver "1.2.3")"#, "true"),
        Row(#"(semver "1.2.3").GreaterThan (semver "1.2.3-beta")"#, "true"),
        Row(#"(semver "1.0.0-alpha.10").Compare (semver "1.0.0-alpha.9")"#, "1"),
        Row(#"(semver "1.0.0-alpha.1").Compare (semver "1.0.0-alpha.beta")"#, "-1"),
        Row(#"(semver "1.0.0-alpha").Compare (semver "1.0.0-alpha.1")"#, "-1"),
        Row(#"(semver "1.0.0-99999999999999999999").Compare (semver "1.0.0-1")"#, "1"),
        Row(#"semverCompare "" "1.2.3""#, #"error calling semverCompare: improper constraint: """#),
        Row(#"semverCompare "a" "1.2.3""#, #"error calling semverCompare: improper constraint: "a""#),
        Row(#"semverCompare "1x" "1.2.3""#, "error calling semverCompare: constraint parser error"),
        Row(#"semverCompare "1|2" "1.2.3""#, "error calling semverCompare: constraint parser error"),
        Row(#"semverCompare ">1|||<2" "1.2.3""#, #"error calling semverCompare: improper constraint: "|<2""#),
        Row(#"semverCompare ">1||" "1.2.3""#, #"error calling semverCompare: improper constraint: """#),
        Row(#"semverCompare ">1," "1.2.3""#, #"error calling semverCompare: improper constraint: ">1,""#),
        Row(#"semverCompare ",>1" "1.2.3""#, #"error calling semverCompare: improper constraint: ",>1""#),
        Row(#"semverCompare ">1,,<2" "1.2.3""#, #"error calling semverCompare: improper constraint: ">1,,<2""#),
        Row(#"semverCompare ">1<2" "1.2.3""#, #"error calling semverCompare: improper constraint: ">1<2""#),
        Row(#"semverCompare ">>1" "1.2.3""#, #"error calling semverCompare: improper constraint: ">>1""#),
        Row(#"semverCompare "===1" "1.2.3""#, #"error calling semverCompare: improper constraint: "===1""#),
        Row(#"semverCompare "> 1 , < 2" "1.2.3""#, "false"),
        Row(#"semverCompare "  >1  " "1.2.3""#, "false"),
        Row(#"semverCompare "1 - 2||3" "3.1.2""#, "true"),
        Row(#"semverCompare ">=1 - 2" "3.1.2""#, #"error calling semverCompare: improper constraint: ">=>= 1, <= 2 ""#),
        Row(
            #"semverCompare "1.2.3.4 - 5" "3.1.2""#,
            #"error calling semverCompare: improper constraint: "1.>= 2.3.4, <= 5 ""#),
        Row(#"semverCompare "1 -2" "1.1.2""#, #"error calling semverCompare: improper constraint: "1 -2""#),
        Row(
            #"semverCompare "1 - 2 - 3" "1.1.2""#,
            #"error calling semverCompare: improper constraint: ">= 1, <= 2 - 3""#),
        Row(#"semverCompare "1 - 2 3 - 4" "1.1.2""#, "false"),
        Row(#"semverCompare "1 - 1 1 - 1" "1.1.2""#, "true"),
        Row(#"semverCompare "^1.2.3.4" "1.2.3""#, #"error calling semverCompare: improper constraint: "^1.2.3.4""#),
        Row(#"semverCompare "1.2.3-" "1.2.3""#, #"error calling semverCompare: improper constraint: "1.2.3-""#),
        Row(#"semverCompare "=1.2.3-01" "1.2.3""#, "error calling semverCompare: constraint parser error"),
        Row(#"semverCompare ">1" "x""#, "error calling semverCompare: invalid semantic version"),
        Row(#"semverCompare ">=1.10.0-0" "v1.28.4+k3s1""#, "true"),
        Row(#"semverCompare "é" "1.0.0""#, #"error calling semverCompare: improper constraint: "é""#),
        Row(#"semverCompare "*.2" "1.0.0""#, "true"),
        Row(#"semverCompare "1.*.3" "1.4.0""#, "true"),
        Row(#"semverCompare "0x1" "1.4.0""#, "error calling semverCompare: constraint parser error"),
    ]
}
