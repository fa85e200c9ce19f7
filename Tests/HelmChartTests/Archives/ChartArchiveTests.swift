import SluiceDiagnostics
import Testing

@testable import SluiceHelmChart

@Suite struct ChartArchiveTests {
    static let metadata = "apiVersion: v2\nname: c\nversion: 1.0.0\n"

    @Test func readsAChart() throws {
        let inner = Packing.tgz([("sub/Chart.yaml", "name: sub\nversion: 2.0.0\n"), ("sub/values.yaml", "a: 1\n")])
        let tar = Packing.tar([
            .init(name: "c/", type: UInt8(ascii: "5")),
            .init(name: "c/Chart.yaml", content: Array("\u{FEFF}\(Self.metadata)".utf8)),
            .init(name: "c/./templates//a.yaml", content: Array("a: b".utf8)),
            .init(name: "c/charts/sub-2.0.0.tgz", content: inner),
            .init(name: "c/charts/_old.tgz", content: [1]),
            .init(name: "c/charts/sub-2.0.0.tgz.prov", content: [1]),
        ])
        let chart = try LoadedChart(archive: Packing.gzip(tar), origin: "c.tgz")
        #expect(chart.name == "c")
        #expect(chart.templates.map(\.path) == ["templates/a.yaml"])
        #expect(chart.files.map(\.path) == ["charts/sub-2.0.0.tgz.prov"])
        #expect(chart.children.map(\.name) == ["sub"])
        #expect(chart.children.map(\.origin) == ["c.tgz/charts/sub-2.0.0.tgz"])
        #expect(chart.children[0].values == ["a": .int(1)])
    }

    @Test func readsLongNames() throws {
        let long = String(repeating: "d/", count: 80) + "x"
        let tar = Packing.tar([
            Packing.pax("comment", "from git", type: "g"),
            Packing.pax("path", "c/\(long)1"), .init(name: "short", content: [1]),
            .init(name: "././@LongLink", content: Array("c/\(long)2\0".utf8), type: UInt8(ascii: "L")),
            .init(name: "././@LongLink", content: Array("c/elsewhere\0".utf8), type: UInt8(ascii: "K")),
            .init(name: "short", content: [2]),
            .init(name: "x3", content: [3], front: "c/front"),
            Packing.pax("size", "4"), .init(name: "c/x4", content: [1, 2, 3, 4]),
            .init(name: "c/link", type: UInt8(ascii: "2")),
        ])
        let files = try ChartArchive.files(ofTar: tar)
        #expect(files.map(\.path) == ["\(long)1", "\(long)2", "front/x3", "x4", "link"])
        #expect(files.map(\.content) == [[1], [2], [3], [1, 2, 3, 4], []])
    }

    /// Helm 4.3.1 refuses each of these names.
    @Test(arguments: [
        "Chart.yaml", "c", "c//etc/passwd", "c/../../x", "c/..", "c/.", "c/..x", "c/C:/x", "c\\..\\..\\x",
        "c/a/..", "",
    ])
    func refusesNames(_ name: String) {
        #expect(throws: ArchiveError.self) { try ChartArchive.files(ofTar: Packing.tar([.init(name: name)])) }
    }

    @Test(arguments: [
        ("c/a/../b", "b"), ("c\\templates\\a.yaml", "templates/a.yaml"), ("other/x", "x"), ("./x", "x"), ("/x", "x"),
        ("/c/x", "c/x"), ("c/C:", "C:"), ("c/x/", "x"), ("c\\q/x", "q/x"),
    ])
    func cleansNames(_ name: String, _ path: String) throws {
        #expect(try ChartArchive.files(ofTar: Packing.tar([.init(name: name)])).map(\.path) == [path])
    }

    @Test func refusesWhatIsNoArchive() {
        let good = Packing.tgz([("c/Chart.yaml", Self.metadata)])
        let bad: [[UInt8]] = [
            [], Array("not gzip at all, but long enough to be".utf8), Array(good.dropLast(9)), good.dropLast(20) + [0],
            Packing.gzip([]), Packing.gzip([UInt8](repeating: 1, count: 600)), Packing.tgz([("c/x", "x")]),
            Packing.gzip(Array(Packing.tar([.init(name: "c/Chart.yaml", content: [1])]).prefix(512))),
            Packing.gzip(Packing.tar([.init(name: "c/x", content: [UInt8](repeating: 0, count: (5 << 20) + 1))])),
        ]
        for archive in bad {
            let error = #expect(throws: SluiceError.self) { try LoadedChart(archive: archive, origin: "x.tgz") }
            #expect(error?.findings.first?.location?.file.hasPrefix("x.tgz") == true)
        }
    }

    @Test func archivesInArchivesAreNotEndless() {
        var inner = Packing.tgz([("c/Chart.yaml", Self.metadata)])
        for _ in 0..<40 {
            let tar = Packing.tar([
                .init(name: "c/Chart.yaml", content: Array(Self.metadata.utf8)),
                .init(name: "c/charts/c.tgz", content: inner),
            ])
            inner = Packing.gzip(tar)
        }
        let error = #expect(throws: SluiceError.self) { try LoadedChart(archive: inner, origin: "x.tgz") }
        #expect(error?.findings.first?.message.contains("deep") == true)
    }

    @Test func survivesCorruption() {
        let tar = Packing.tar([
            Packing.pax("path", "c/Chart.yaml"), .init(name: "s", content: Array(Self.metadata.utf8)),
            .init(name: "c/templates/a.yaml", content: [UInt8](repeating: 65, count: 700)),
            .init(name: "L", content: Array("c/x\0".utf8), type: UInt8(ascii: "L")), .init(name: "s", content: [1]),
        ])
        var random = Chance(seed: 5)
        for _ in 0..<20_000 {
            var bytes = tar
            for _ in 0..<random.next(3) + 1 {
                bytes[random.next(bytes.count)] = UInt8(truncatingIfNeeded: random.next(256))
            }
            // With the right sums, so that what is behind them is reached.
            Self.mendSums(&bytes)
            _ = try? ChartArchive.files(
                ofTar: Array(bytes.prefix(random.next(8) == 0 ? random.next(bytes.count) : bytes.count)))
        }
    }

    private static func mendSums(_ bytes: inout [UInt8]) {
        for start in stride(from: 0, to: bytes.count, by: 512) where bytes[start + 257] == UInt8(ascii: "u") {
            for index in 148..<156 { bytes[start + index] = 0x20 }
            let sum = String(bytes[start..<(start + 512)].reduce(0) { $0 + Int($1) }, radix: 8)
            for (index, byte) in (sum + "\0").utf8.enumerated() { bytes[start + 148 + index] = byte }
        }
    }
}
