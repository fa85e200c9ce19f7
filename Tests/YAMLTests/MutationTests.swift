import Testing
import SluiceYAML

/// Bytes changed at random, the same on every run: findings or trees, never a crash, never a mark outside.
@Suite(.timeLimit(.minutes(1))) struct MutationTests {
    static let seeds = [
        "a: &x {b: [1, 'two', \"\\u00e4\"], c: |\n  text\n}\nd: *x\n",
        "# ä\nnetworkPolicy:\n  enabled: true\n  egress:\n  - to: []\n    ports: [{port: 53}]\n<<: {a: 1}\n",
        "{\"a\": [\"\\ud83d\\ude00\", 1.5e3, null, true],\n\t\"b\": {\"c\": \"\u{2028}\"}}",
        "%YAML 1.1\n---\n? a\n: !!str 1\n...\n--- >+\n folded\n\n",
    ]

    @Test(arguments: Array(seeds.indices), ["m.yaml", "m.json"])
    func survives(_ seed: Int, _ file: String) {
        var random = SeededRandom(state: UInt64(seed) + 11)
        let original = Array(Self.seeds[seed].utf8)
        for _ in 0..<1_500 {
            var bytes = original
            for _ in 0...random.below(4) { Self.mutate(&bytes, &random) }
            let options = ParseOptions(duplicateKeys: random.below(2) == 0 ? .error : .lastWins)
            guard let nodes = try? parseAll(bytes, file: file, options: options) else { continue }
            for node in nodes { Self.walk(node, bytes.count) }
        }
    }

    private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
        let interesting = Array("{}[]:,-?&*!|>'\"%@# \n\r\t\\u\u{FEFF}".utf8) + [0, 0x7F, 0x80, 0xC3, 0xED, 0xFF]
        let at = random.below(bytes.count + 1)
        switch random.below(4) {
        case 0: bytes.insert(interesting[random.below(interesting.count)], at: at)
        case 1 where at < bytes.count: bytes[at] = interesting[random.below(interesting.count)]
        case 2 where at < bytes.count: bytes.remove(at: at)
        default:
            let end = min(bytes.count, at + random.below(12))
            bytes.insert(contentsOf: bytes[at..<end], at: random.below(bytes.count + 1))
        }
    }

    private static func walk(_ node: Node, _ size: Int) {
        let value = node.value()
        #expect(node.start.byte <= node.end.byte && node.end.byte <= size)
        #expect(node.location.line >= 1 && node.location.column >= 1)
        for element in node.elements { walk(element, size) }
        for entry in node.entries { walk(entry.value, size) }
        _ = YAMLWriter.write(value)
    }
}
