import Testing

@testable import SluiceSprig

@Suite struct SeededRandomTests {
    @Test func theSameSeedGivesTheSameNumbers() {
        var (first, second, other) = (SeededRandom(seed: 7), SeededRandom(seed: 7), SeededRandom(seed: 8))
        #expect(first.bytes(100) == second.bytes(100))
        #expect(first.bytes(16) != other.bytes(16))
    }

    /// The first numbers of xoshiro256** whose state SplitMix64 filled from 0.
    @Test func theNumbersAreThoseOfOthers() {
        var random = SeededRandom(seed: 0)
        #expect(random.next() == 0x99EC_5F36_CB75_F2B4)
        #expect(random.next() == 0xBF6E_1F78_4956_452A)
    }
}
