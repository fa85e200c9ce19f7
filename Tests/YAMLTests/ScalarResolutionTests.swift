import Testing
import SluiceYAML

/// What Helm 3.19 and 4.3.1 make of scalars (`printf "%T"` and `toJson` of each value, run with both).
@Suite struct ScalarResolutionTests {
    static let asHelm: [(String, Value)] = [
        ("yes", .bool(true)),
        ("no", .bool(false)),
        ("on", .bool(true)),
        ("off", .bool(false)),
        ("y", .bool(true)),
        ("n", .bool(false)),
        ("Y", .bool(true)),
        ("0777", .int(511)),
        ("0o777", .int(511)),
        ("190:20:30", .string("190:20:30")),
        ("1_000", .int(1000)),
        ("0x1F", .int(31)),
        ("0b11", .int(3)),
        ("~", .null),
        ("", .null),
        ("+1", .int(1)),
        ("1e3", .float(1000)),
        ("1.", .float(1)),
        (".5", .float(0.5)),
        ("NULL", .null),
        ("Null", .null),
        ("nULL", .string("nULL")),
        ("18446744073709551615", .float(18446744073709551616)),
        ("18446744073709551616", .float(18446744073709551616)),
        ("9223372036854775807", .int(.max)),
        ("2001-12-14", .string("2001-12-14")),
        ("2001-12-14t21:59:43.10-05:00", .string("2001-12-14t21:59:43.10-05:00")),
        ("2001-12-14 21:59:43", .string("2001-12-14 21:59:43")),
        ("True", .bool(true)),
        ("TRUE", .bool(true)),
        ("tRue", .string("tRue")),
        ("-0", .int(0)),
        ("-0x1F", .int(-31)),
        ("08", .int(8)),
        ("1__0", .int(10)),
        ("0.1_1", .float(0.11)),
        ("1e400", .string("1e400")),
        ("'1'", .string("1")),
        ("!!str 1", .string("1")),
        ("!!float 1", .float(1)),
        ("!local x", .string("x")),
        ("!!binary aGVsbG8=", .string("hello")),
        ("\"=\"", .string("=")),
        ("=", .string("=")),
        ("1e", .string("1e")),
        (".", .string(".")),
        ("0x", .string("0x")),
        ("1.5e+3", .float(1500)),
        ("-.5", .float(-0.5)),
        ("12e03", .float(12000)),
        ("0o8", .string("0o8")),
        ("0O7", .int(7)),
        ("0B1", .int(1)),
        ("0X1f", .int(31)),
        ("ON", .bool(true)),
        ("oN", .string("oN")),
        ("+0x1", .int(1)),
        ("00", .int(0)),
        ("1:30", .string("1:30")),
        ("_1", .string("_1")),
        ("1_", .int(1)),
        ("+.5", .float(0.5)),
        ("0_7", .int(7)),
        (".5_1", .float(0.51)),
        ("._5", .string("._5")),
        ("+.5_1", .float(0.51)),
        ("-0b11", .int(-3)),
        ("-0o17", .int(-15)),
        ("0x1ffffffffffffffff", .string("0x1ffffffffffffffff")),
        ("-9223372036854775809", .float(-9223372036854775808)),
        ("-9223372036854775808", .int(.min)),
        ("0b2", .string("0b2")),
        ("1_", .int(1)),
        ("+_1", .int(1)),
        ("-1_0", .int(-10)),
        ("0999", .int(999)),
        ("1._5", .float(1.5)),
        ("1.e3", .float(1000)),
        (".5e3", .float(500)),
        (".e3", .string(".e3")),
        ("0x_1", .int(1)),
        ("00x1", .string("00x1")),
        ("--1", .string("--1")),
        ("1e-400", .float(0)),
        ("-1e400", .string("-1e400")),
        ("12345678901234567890123", .float(1.2345678901234568e+22)),
        ("0777777777777777777777777", .float(7.777777777777778e+23)),
        ("+0", .int(0)),
        ("0o", .string("0o")),
        ("1E+5", .float(100000)),
        ("-y", .string("-y")),
        (".1.2", .string(".1.2")),
        ("0_", .int(0)),
        ("+", .string("+")),
        ("-_", .string("-_")),
        ("0b", .string("0b")),
        ("!!int \"5\"", .int(5)),
        ("!!float 1.5", .float(1.5)),
        ("!<tag:yaml.org,2002:str> 5", .string("5")),
        ("! 5", .string("5")),
        ("!!str", .string("")),
        ("!!float .5_1", .float(0.51)),
        ("!!int 5", .int(5)),
    ]

    @Test(arguments: asHelm)
    func resolvesAsHelm(_ text: String, _ value: Value) throws {
        #expect(try read("a: \(text)\n")?["a"]?.value() == value)
    }

    /// Keys become JSON's strings.
    @Test(arguments: [
        ("1", "1"), ("true", "true"), ("yes", "true"), ("off", "false"), ("1.5", "1.5"), ("1.50", "1.5"), (".5", "0.5"),
        ("1e3", "1000"), ("1_0", "10"), ("0x10", "16"), ("-0", "0"), ("'yes'", "yes"), ("\"0x10\"", "0x10"),
        ("a b", "a b"),
    ])
    func keysAsHelm(_ text: String, _ key: String) throws {
        let node = try #require(try read("\(text): 1\n"))
        #expect(node.entries[0].key.keyText == key)
        #expect(node.value() == .object([key: 1]))
    }

    @Test func exactTextOfNumbersIsKept() throws {
        let node = try #require(try read("[18446744073709551615, 1.50, 0x1F]"))
        #expect(node.elements.map(\.text) == ["18446744073709551615", "1.50", "0x1F"])
        #expect(node.elements.map(\.kind) == [.float, .float, .integer])
    }

    @Test(arguments: [".inf", "-.INF", "+.Inf", ".nan", ".NaN"])
    func floatsThatJSONLacks(_ text: String) throws {
        let number = try #require(try read(text)?.double)
        #expect(!number.isFinite)
    }

    @Test(arguments: ["'1'", "\"true\"", "|-\n  null", ">-\n  ~", "!!str 1", "! 1"])
    func quotedIsText(_ text: String) throws {
        let node = try #require(try read(text))
        #expect(node.kind == .string && node.string == node.text)
    }
}
