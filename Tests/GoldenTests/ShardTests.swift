import Testing

@testable import SluiceGolden

@Suite struct ShardTests {
    @Test(arguments: ["", "1", "0/2", "3/2", "a/b", "1/2/3", "-1/2", "1/0"])
    func refuses(_ text: String) {
        #expect(Shard(text) == nil)
    }

    @Test(arguments: 1...7)
    func partsAreTheWhole(_ count: Int) throws {
        let cases = Array(0..<20)
        let parts = try (1...count).map { try #require(Shard("\($0)/\(count)")).part(of: cases) }
        #expect(parts.flatMap(\.self).sorted() == cases)
        #expect(parts.allSatisfy { abs($0.count - 20 / count) <= 1 })
    }

    @Test func sidesAreAligned() {
        let rows = SideBySide(old: "a\nb\nc\nd\n", new: "a\nx\nc\nd\ne\n").rows
        #expect(rows.map(\.kind) == [.same, .changed, .same, .same, .added])
        #expect(rows.compactMap(\.old?.text) == ["a", "b", "c", "d"])
        #expect(rows.compactMap(\.new?.text) == ["a", "x", "c", "d", "e"])
        #expect(SideBySide(old: "", new: "a\n").rows.map(\.kind) == [.added])
        #expect(SideBySide(old: "a\nb\nc\n", new: "c\n").rows.map(\.kind) == [.removed, .removed, .same])
    }
}
