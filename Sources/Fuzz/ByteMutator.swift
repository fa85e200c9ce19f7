/// Changes inputs: single bytes, pieces that mean something to YAML or to the rules, lines, and parts of others.
struct ByteMutator {
    private var numbers: RandomNumbers
    private let seeds: [[UInt8]]

    init(seed: UInt64, seeds: [[UInt8]]) {
        numbers = RandomNumbers(seed: seed)
        self.seeds = seeds
    }

    private static let pieces = [
        "- ", ": ", "{", "}", "[", "]", "\"", "'", "&a ", "*a", "<<: *a", "|\n", ">-\n", "---\n", "...\n", "#", "\t",
        "\n", "\u{FEFF}",
        "null", "~", "true", "1e400", "-1", "65536", "0x10", ".nan", "9223372036854775808", "10.0.0.0/8", "::/0",
        "0.0.0.0/33",
        "::ffff:1.2.3.4/128", "!!binary ", "!!str ", "? ", "networkPolicy:\n  ", "egress:\n  ", "to: ", "ports: ",
        "port: ",
        "endPort: ", "ipBlock: ", "cidr: ", "except: ", "podSelector: ", "matchExpressions: ", "operator: In",
        "policyTypes: ",
        "# sluice:ignore all x\n", "é", "\u{0}", "\r\n",
    ].map { Array($0.utf8) }

    mutating func next() -> [UInt8] {
        var bytes = seeds[numbers.below(seeds.count)]
        for _ in 0...numbers.below(3) { mutate(&bytes) }
        return bytes
    }

    private mutating func mutate(_ bytes: inout [UInt8]) {
        let at = numbers.below(bytes.count + 1)
        switch numbers.below(30) {
        case 0 where !bytes.isEmpty, 26 where !bytes.isEmpty, 27 where !bytes.isEmpty:
            bytes[min(at, bytes.count - 1)] = UInt8(numbers.below(256))
        case 1, 7, 8, 9: bytes.removeSubrange(at..<min(bytes.count, at + 1 + numbers.below(40)))
        case 2, 3, 10, 11, 12, 13, 14: bytes.insert(contentsOf: Self.pieces[numbers.below(Self.pieces.count)], at: at)
        case 4, 15, 16, 17, 18, 19, 20: swapLines(&bytes)
        case 5, 21: bytes.insert(contentsOf: bytes[..<min(at, 200)], at: at)
        case 6, 22, 23, 24, 25:
            // A part of another input, so that trees grow into one another.
            let other = seeds[numbers.below(seeds.count)]
            let start = numbers.below(other.count + 1)
            bytes.insert(contentsOf: other[start..<min(other.count, start + numbers.below(300))], at: at)
        default:
            // Deep nesting.
            let piece: [UInt8] = numbers.below(2) == 0 ? Array("[".utf8) : Array("{a: ".utf8)
            for _ in 0..<numbers.below(700) { bytes.insert(contentsOf: piece, at: min(at, bytes.count)) }
        }
    }

    private mutating func swapLines(_ bytes: inout [UInt8]) {
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
        guard lines.count > 1 else { return }
        lines.swapAt(numbers.below(lines.count), numbers.below(lines.count))
        if numbers.below(2) == 0 { lines[numbers.below(lines.count)].insert(contentsOf: [32, 32], at: 0) }
        bytes = Array(lines.joined(separator: [10]))
    }
}
