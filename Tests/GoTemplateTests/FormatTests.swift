import Testing

@testable import SluiceGoTemplate

@Suite struct FormatTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let format: String
        let values: [Value]
        let expected: String
        var testDescription: String { "\(format) \(values)" }

        init(_ format: String, _ values: [Value], _ expected: String) {
            self.format = format
            self.values = values
            self.expected = expected
        }
    }

    private func check(_ row: Case) {
        #expect(Printing.format(row.format, row.values) == row.expected)
    }

    @Test(arguments: [
        Case("%d|%5d|%-5d|%05d|%+d|% d", [1, 2, 3, 4, 5, 6], "1|    2|3    |00004|+5| 6"),
        Case("%d|%+05d|% 05d|%-05d|", [-7, 7, 7, 7], "-7|+0007| 0007|7    |"),
        Case("%b %o %O %#o %#b", [5, 8, 8, 8, 5], "101 10 0o10 010 0b101"),
        Case("%x %X %#x %#X %x", [255, 255, 255, 255, -255], "ff FF 0xff 0XFF -ff"),
        Case("%c|%3c|%-3c|%c", [0x1F600, 65, 66, -1], "😀|  A|B  |\u{FFFD}"),
        Case("%q %+q %#q %q", [233, 233, 233, 10], "'é' '\\u00e9' 'é' '\\n'"),
        Case("%U %#U %#.6U %U", [65, 0x263A, 0x1F600, 10], "U+0041 U+263A '☺' U+01F600 '😀' U+000A"),
        Case("%.5d|%8.3d|%-8.3d|%+.2d|%.0d|", [42, 7, 7, 7, 0], "00042|     007|007     |+07||"),
        Case("%#v %#v %v", [1, .unsigned(255, .uint8), .unsigned(255, .uint8)], "1 0xff 255"),
        Case("%d", [.integer(.min, .int64)], "-9223372036854775808"),
    ])
    func integers(_ row: Case) { check(row) }

    @Test(arguments: [
        Case("%v %v %v %v", [0.0, -0.0, 1.0, 100000.0], "0 -0 1 100000"),
        Case("%v %v %v %v", [1e6, 123456789.0, 1e20, 1e21], "1e+06 1.23456789e+08 1e+20 1e+21"),
        Case("%v %v %v %v", [0.1, 1e-4, 1e-5, 123456.789], "0.1 0.0001 1e-05 123456.789"),
        Case(
            "%g %G %g %G", [1e-7, 1e-10, .float(.leastNonzeroMagnitude), 1e100],
            "1e-07 1E-10 5e-324 1E+100"),
        Case(
            "%e %E %.2e %.0e", [1234.5, 0.0, 1234.5, 15.0], "1.234500e+03 0.000000E+00 1.23e+03 2e+01"),
        Case("%f %F %.2f %.0f %.0f", [1.5, 1.5, 12.345, 2.5, 3.5], "1.500000 1.500000 12.35 2 4"),
        Case("%.3g %.10g %.0g %.3v", [1234.5, 3.14159, 15.0, 3.14159], "1.23e+03 3.14159 2e+01 3.14"),
        Case(
            "%6.2f|%-8.2f|%08.2f|%+.1f|% .1f|%+08.2f", [3.14159, 3.14159, -3.14159, 1.0, 1.0, 3.14159],
            "  3.14|3.14    |-0003.14|+1.0| 1.0|+0003.14"),
        Case("%#g %#.3g %#v %#.0f", [1.0, 1.0, 1e6, 2.0], "1.00000 1.00 1e+06 2."),
        Case(
            "%x %X %x %.2x %b", [1.5, 255.0, -0.1, 1.999, 1.5],
            "0x1.8p+00 0X1.FEP+07 -0x1.999999999999ap-04 0x1.00p+01 6755399441055744p-52"),
        Case(
            "%v %v %5v|%+v|%05v",
            [.float(.infinity), .float(-.infinity), .float(.nan), .float(.nan), .float(.infinity)],
            "+Inf -Inf   NaN|NaN| +Inf"),
        Case("%.20f", [0.1], "0.10000000000000000555"),
    ])
    func floats(_ row: Case) { check(row) }

    @Test(arguments: [
        Case(
            "%s|%5s|%-5s|%.2s|%5.1s|%05s", ["ab", "ab", "ab", "éàü", "xyz", "ab"],
            "ab|   ab|ab   |éà|    x|000ab"),
        Case("%q %#q %+q %#q", ["a\"b", "a`b", "é", "raw"], "\"a\\\"b\" \"a`b\" \"\\u00e9\" `raw`"),
        Case(
            "%x|%X|% x|%#x|%# x|%.2x", ["hi", "hi", "hi", "hi", "hi", "hello"],
            "6869|6869|68 69|0x6869|0x68 0x69|6865"),
        Case("%v %#v %+v", ["a", "a", "a"], "a \"a\" a"),
        Case("%q", ["\u{0}\u{7}\n\u{7F}\u{200B}\u{1F600}\\"], "\"\\x00\\a\\n\\x7f\\u200b😀\\\\\""),
        Case("%t|%6t|%v", [true, false, true], "true| false|true"),
    ])
    func texts(_ row: Case) { check(row) }

    @Test(arguments: [
        Case("%v %+v", [["x", 2, nil], ["a": 1]], "[x 2 <nil>] map[a:1]"),
        Case(
            "%#v", [["x", 2, nil, [], ["k": 1.5]]],
            "[]interface {}{\"x\", 2, interface {}(nil), []interface {}{}, map[string]interface {}{\"k\":1.5}}"
        ),
        Case(
            "%s %d", [["x", 2], ["b": 1, "a": 2]], "[x %!s(int=2)] map[%!d(string=a):2 %!d(string=b):1]"),
        Case("%3d|%q|%x", [[1, 22], ["a"], ["ab", 10]], "[  1  22]|[\"a\"]|[6162 a]"),
        Case(
            "%T %T %T %T %T %T", [nil, 1, 1.5, "a", [], ["a": 1]],
            "<nil> int float64 string []interface {} map[string]interface {}"),
        Case("%T %T %v", [.int64(1), .unsigned(1, .uint8), .int64(9)], "int64 uint8 9"),
        Case("%v|%5v|%s|%d", [nil, nil, nil, nil], "<nil>|<nil>|%!s(<nil>)|%!d(<nil>)"),
    ])
    func collections(_ row: Case) { check(row) }

    @Test(arguments: [
        Case("%d %s %t %q", ["x", 5, 1, true], "%!d(string=x) %!s(int=5) %!t(int=1) %!q(bool=true)"),
        Case("%z %!%é", [1, 2, 3], "%!z(int=1) %!!(int=2)%!é(int=3)"),
        Case("%d %d", [1], "1 %!d(MISSING)"),
        Case("%d", [1, 2, "x", nil, 2.5], "1%!(EXTRA int=2, string=x, <nil>, float64=2.5)"),
        Case("%", [], "%!(NOVERB)"),
        Case("%5", [1], "%!(NOVERB)%!(EXTRA int=1)"),
        Case("%%|%5%", [], "%|%"),
        Case("%[2]d %[1]d", [1, 2], "2 1"),
        Case("%[3]d %[x]d %[0]d %[", [1], "%!d(BADINDEX) %!d(BADINDEX) %!d(BADINDEX) %!(NOVERB)"),
        Case("%[2]v %v", ["a", "b"], "b %!v(MISSING)"),
        Case("%[1]d %[1]q|%d", [65, 66], "65 'A'|66"),
        Case("%*d|%-*d|%*d|", [5, 42, 5, 42, -4, 7], "   42|42   |7   |"),
        Case("%.*f|%*d", [2, 3.14159, "w", 7], "3.14|%!(BADWIDTH)7"),
        Case("%.*d", [nil, 7], "%!(BADPREC)7"),
        Case("%[2]*[1]d|%[3]2d", [1, 4, 5], "   1|%!d(BADINDEX)"),
        Case("%99999999d", [1], "%!(NOVERB)%!(EXTRA int=1)"),
        Case("%p", [1], "%!p(int=1)"),
        Case("%8T|%.1T|%.3T", [nil, nil, "a"], "   <nil>|<nil>|str"),
    ])
    func mistakes(_ row: Case) { check(row) }

    @Test func printAndPrintLine() {
        #expect(
            Printing.print(["a", 1, 2, "b", 3, true, 1.5, nil, nil, "c"])
                == "a1 2b3 true 1.5 <nil> <nil>c")
        #expect(Printing.print([]) == "")
        #expect(Printing.printLine(["a", 1, "b"]) == "a 1 b\n")
        #expect(Printing.printLine([]) == "\n")
    }

    @Test func aMapThatHoldsItselfPrintsToAnEnd() {
        let map = MapValue(["a": 1])
        map["self"] = .map(map)
        #expect(Value.map(map).description.hasPrefix("map[a:1 self:map[a:1 self:map["))
        #expect(Value.map(map) == Value.map(map))
        map["self"] = nil
    }

    @Test func widthIsBoundedByTheLimit() {
        #expect(Printing.format("%1000000d%1000000d", [1, 2], limit: 1000).utf8.count < 1100)
        #expect(Printing.format("%.1000000d", [1], limit: 1000).utf8.count < 1100)
    }
}
