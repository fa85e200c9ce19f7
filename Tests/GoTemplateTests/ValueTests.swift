import Testing

@testable import SluiceGoTemplate

@Suite struct ValueTests {
    @Test func deepCopyIsIndependent() {
        let inner = MapValue(["x": 1])
        let map = MapValue(["inner": .map(inner), "list": [.map(inner)]])
        let deep = map.copy(deep: true)
        let shallow = map.copy(deep: false)
        inner["x"] = 2
        #expect(deep["inner"] == ["x": 1])
        #expect(deep["list"] == [["x": 1]])
        #expect(shallow["inner"] == ["x": 2])
    }

    @Test func keysAreSortedByBytes() {
        let map = MapValue(["b": 1, "B": 2, "é": 3, "z": 4, "a": 5])
        #expect(map.sortedKeys == ["B", "a", "b", "z", "é"])
    }

    @Test func equalityIsStrictAboutTypes() {
        #expect(Value.int(1) == 1)
        #expect(Value.int64(1) != 1)
        #expect(Value.float(1) != 1)
        #expect(["a": [1, nil]] as Value == ["a": [1, nil]])
        #expect(["a": 1] as Value != ["b": 1])
        #expect("é" as Value != "e\u{301}")
    }

    @Test func truth() {
        let truths: [Value] = [true, 1, 0.5, "a", [nil], ["a": nil], .unsigned(1, .uint)]
        let falsehoods: [Value] = [nil, false, 0, 0.0, "", [], .map([:]), .unsigned(0, .uint)]
        #expect(truths.allSatisfy { $0.isTrue })
        #expect(!falsehoods.contains { $0.isTrue })
    }

    @Test(arguments: [
        ("\"a\\tb\"", "a\tb"), ("`a\\tb`", "a\\tb"), ("`a\r\nb`", "a\nb"),
        ("\"\\x41\\101\\u00e9\\U0001F600\"", "AAé😀"),
        ("\"\\\"\\\\\"", "\"\\"), ("\"\\'\"", nil), ("\"\\q\"", nil), ("\"\\ud800\"", nil),
        ("\"\\u12\"", nil),
        ("\"\\400\"", nil), ("\"\\x4\"", nil), ("\"", nil), ("\"\\\"", nil), ("\"\\x+1\"", nil),
    ])
    func unquoting(_ literal: String, _ expected: String?) {
        #expect(Unquoting.string(Array(literal.utf8)[...]) == expected)
    }
}
