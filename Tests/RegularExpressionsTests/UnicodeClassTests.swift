import Testing

@testable import SluiceRegularExpressions

@Suite struct UnicodeClassTests {
    /// Measured with Helm 4.3.1: how many scalars (no surrogates) a class has.
    @Test(arguments: [
        ("C", 952433), ("Cc", 65), ("Cf", 170), ("Cn", 814730), ("Co", 137468), ("L", 145672), ("LC", 4200),
        ("Ll", 2283), ("Lm", 410), ("Lo", 141062), ("Lt", 31), ("Lu", 1886), ("M", 2543), ("Mc", 471), ("Me", 13),
        ("Mn", 2059), ("N", 1924), ("Nd", 770), ("Nl", 239), ("No", 915), ("P", 856), ("Pc", 10), ("Pd", 27),
        ("Pe", 77), ("Pf", 10), ("Pi", 12), ("Po", 641), ("Ps", 79), ("S", 8617), ("Sc", 64), ("Sk", 125),
        ("Sm", 960), ("So", 7468), ("Z", 19), ("Zl", 1), ("Zp", 1), ("Zs", 17), ("Any", 1112064),
        ("Assigned", 297334), ("ASCII", 128), ("Lowercase_Letter", 2283), ("Combining_Mark", 2543), ("punct", 856),
        ("Latin", 1492), ("Greek", 518), ("Cyrillic", 508), ("Han", 103351), ("Common", 9123), ("Inherited", 684),
        ("Old_Italic", 39), ("Arabic", 1413), ("Hiragana", 381), ("Beria_Erfe", 50), ("Kirat_Rai", 58),
    ])
    func size(_ name: String, _ count: Int) throws {
        let set = try #require(UnicodeClasses.named(name))
        let surrogates = set.contains(0xD800) ? 0x800 : 0
        #expect(set.ranges.reduce(0) { $0 + Int($1.upper - $1.lower) + 1 } - surrogates == count)
    }

    @Test func folding() {
        func variants(_ scalar: UInt32) -> Set<UInt32> {
            Set(CaseFolding.closure(of: [ScalarRange(scalar)]).flatMap { Array($0.lower...$0.upper) })
        }
        #expect(variants(0x6B) == [0x4B, 0x6B, 0x212A])
        #expect(variants(0xDF) == [0xDF, 0x1E9E])
        #expect(variants(0x345) == [0x345, 0x399, 0x3B9, 0x1FBE])
        #expect(variants(0x130) == [0x130])
        #expect(variants(0x131) == [0x131])
        #expect(variants(0x1C5) == [0x1C4, 0x1C5, 0x1C6])
        #expect(variants(0x13A0) == [0x13A0, 0xAB70])
        #expect(variants(0x1E921) == [0x1E921, 0x1E943])
        #expect(variants(0x31) == [0x31])
    }

    @Test func sets() {
        let set = ScalarSet([ScalarRange(5, 9), ScalarRange(1, 2), ScalarRange(3), ScalarRange(7, 8)])
        #expect(set.ranges == [ScalarRange(1, 3), ScalarRange(5, 9)])
        #expect(set.negated.ranges == [ScalarRange(0), ScalarRange(4), ScalarRange(10, 0x10FFFF)])
        #expect(set.negated.negated == set)
        #expect(ScalarSet.any.negated.ranges.isEmpty)
        #expect(set.contains(3) && !set.contains(4) && !set.contains(10))
    }
}
