@testable import SluiceHelmChart

/// Makes archives for tests.
enum Packing {
    struct Entry {
        var name: String
        var content: [UInt8] = []
        var type = UInt8(ascii: "0")
        var front = ""
        var mode = "0000644"
    }

    static func tgz(_ files: [(String, String)]) -> [UInt8] {
        gzip(tar(files.map { Entry(name: $0.0, content: Array($0.1.utf8)) }))
    }

    static func tar(_ entries: [Entry]) -> [UInt8] {
        entries.flatMap(block) + [UInt8](repeating: 0, count: 1024)
    }

    static func block(_ entry: Entry) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
        }
        put(entry.name, at: 0)
        put(entry.mode, at: 100)
        let size = String(entry.content.count, radix: 8)
        put(String(repeating: "0", count: 11 - size.count) + size, at: 124)
        header[156] = entry.type
        put("ustar", at: 257)
        put("00", at: 263)
        put(entry.front, at: 345)
        for index in 148..<156 { header[index] = 0x20 }
        let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
        put(String(repeating: "0", count: 6 - sum.count) + sum + "\0", at: 148)
        let padding = (512 - entry.content.count % 512) % 512
        return header + entry.content + [UInt8](repeating: 0, count: padding)
    }

    /// A pax header for the entry after it.
    static func pax(_ key: String, _ value: String, type: Character = "x") -> Entry {
        let rest = " \(key)=\(value)\n"
        var length = rest.utf8.count
        while String(length).count + rest.utf8.count != length { length = String(length).count + rest.utf8.count }
        return Entry(
            name: "PaxHeaders/x", content: Array("\(length)\(rest)".utf8), type: type.asciiValue ?? 0)
    }

    /// Without any compression.
    static func gzip(_ content: [UInt8]) -> [UInt8] {
        var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
        var rest = content[...]
        repeat {
            let part = rest.prefix(65_535)
            rest = rest.dropFirst(part.count)
            output.append(rest.isEmpty ? 1 : 0)
            output += littleEndian(UInt32(part.count)).prefix(2)
            output += littleEndian(~UInt32(part.count)).prefix(2)
            output += part
        } while !rest.isEmpty
        return output + littleEndian(CRC32.of(content)) + littleEndian(UInt32(content.count))
    }

    private static func littleEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32($0 * 8)) }
    }
}

/// Repeatable chance.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }
}
