import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct ListTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredLists.rows) == [])
    }

    /// Go makes no slice where nothing is left, and what was never made encodes as null.
    @Test(arguments: ["rest", "initial", "concat"])
    func emptyListsThatEncodeAsNull(name: String) throws {
        guard case .object(let list) = try Measured.call(name, []) else {
            Issue.record("no object")
            return
        }
        #expect(list.encoded?.isNil == true)
        #expect(list.elements == [])
    }

    @Test func longListsTakeNoSquareOfTime() {
        #expect(Measured.printed("concat (until 50000) (until 30000) | uniq | len") == "50000")
    }

    @Test func sharedPartsDoNotMultiply() {
        let pair =
            "{{ $a := list 1 }}{{ $b := list 1 }}{{ range until 60 }}{{ $a = list $a $a }}{{ $b = list $b $b }}{{ end }}"
        for name in ["has $a (list $b)", "uniq (list $a $b)", "without (list $a) $b"] {
            #expect(Measured.printed("\(pair){{ \(name) }}").contains("too large"))
        }
    }
}
