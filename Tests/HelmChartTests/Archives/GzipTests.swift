import Testing

@testable import SluiceHelmChart

@Suite struct GzipTests {
    @Test(arguments: GzipFixture.allCases)
    func unpacks(_ fixture: GzipFixture) throws {
        #expect(try Gzip.unpack(fixture.packed, limit: 100_000) == GzipFixture.text)
    }

    @Test(arguments: [0, 1, 7, 500, 65_535])
    func unpacksStoredBlocks(_ size: Int) throws {
        let content = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try Gzip.unpack(Packing.gzip(content), limit: 100_000) == content)
    }

    @Test func unpacksAllMembers() throws {
        let packed = Packing.gzip([1, 2]) + GzipFixture.dynamic.packed + Packing.gzip([3])
        #expect(try Gzip.unpack(packed, limit: 100_000) == [1, 2] + GzipFixture.text + [3])
        #expect(try Gzip.unpack(packed + [0, 0, 0, 0], limit: 100_000) == [1, 2] + GzipFixture.text + [3])
    }

    @Test func stopsAtTheLimit() throws {
        for fixture in GzipFixture.allCases {
            let size = GzipFixture.text.count
            #expect(try Gzip.unpack(fixture.packed, limit: size).count == size)
            #expect(throws: ArchiveError.self) { try Gzip.unpack(fixture.packed, limit: size - 1) }
        }
    }

    @Test(arguments: GzipFixture.allCases)
    func noticesEveryCut(_ fixture: GzipFixture) {
        for count in 0..<fixture.packed.count {
            #expect(throws: ArchiveError.self) {
                try Gzip.unpack(Array(fixture.packed.prefix(count)), limit: 100_000)
            }
        }
    }

    /// Whatever the bytes are, there is an error or the content, and no crash.
    @Test(arguments: GzipFixture.allCases)
    func survivesCorruption(_ fixture: GzipFixture) {
        var random = Chance(seed: 7)
        for _ in 0..<3_000 {
            var packed = fixture.packed
            for _ in 0..<random.next(4) + 1 {
                packed[random.next(packed.count)] = UInt8(truncatingIfNeeded: random.next(256))
            }
            guard let output = try? Gzip.unpack(packed, limit: 100_000) else { continue }
            #expect(output == GzipFixture.text)
        }
    }

    /// The same without the checksum, which hides what the decoder makes of such data.
    @Test(arguments: GzipFixture.allCases)
    func decodesAnything(_ fixture: GzipFixture) {
        var random = Chance(seed: 8)
        let body = Array(fixture.packed.dropFirst(10))
        for round in 0..<5_000 {
            var packed = round % 2 == 0 ? body : (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next(256)) }
            for _ in 0..<random.next(8) {
                packed[random.next(packed.count)] ^= 1 << UInt8(truncatingIfNeeded: random.next(8))
            }
            if let output = try? Inflate.unpack(packed[...], limit: 50_000).output { #expect(output.count <= 50_000) }
        }
    }

    @Test func knowsCheckValues() {
        #expect(CRC32.of([]) == 0)
        #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926)
        #expect(CRC32.of(Array("The quick brown fox jumps over the lazy dog".utf8)) == 0x414F_A339)
    }
}
