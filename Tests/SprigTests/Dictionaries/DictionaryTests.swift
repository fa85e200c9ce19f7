import SluiceGoTemplate
import SluiceSprig
import Testing

@Suite struct DictionaryTests {
    @Test func printsAsHelm() throws {
        #expect(try Measured.differences(in: MeasuredDictionaries.rows) == [])
    }

    @Test(arguments: ["deepCopy $a", "deepEqual $a $b", "merge $a $b", "mergeOverwrite $a $b"])
    func mapsWithinThemselves(expression: String) {
        let loops = "{{ $a := dict }}{{ $_ := set $a `m` $a }}{{ $b := dict }}{{ $_ := set $b `m` $b }}"
        #expect(Measured.printed("\(loops){{ \(expression) }}").contains("nested deeper than"))
    }

    @Test(arguments: ["deepCopy $a", "deepEqual $a $b", "mergeOverwrite $a $b"])
    func sharedPartsDoNotMultiply(expression: String) {
        let pair =
            "{{ $a := dict }}{{ $b := dict }}{{ range until 60 }}"
            + "{{ $a = dict `x` $a `y` $a }}{{ $b = dict `x` $b `y` $b }}{{ end }}"
        #expect(Measured.printed("\(pair){{ \(expression) }}").contains("too large"))
    }
}
