import SluiceAddresses
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// Connection sets of thousands of rules: to canonical form, asked, and compared.
struct AnalysisBench {
    var runs: Int

    func rows() throws -> [ResultRow] {
        // A quarter of the rules tells how the time grows where blocks seldom overlap, as in real policies. Where each
        // address lies in dozens of blocks, what comes out grows faster than what goes in.
        [
            try row(rules: 2_500, .sparse, targets: []),
            try row(rules: 10_000, .sparse, targets: [.milliseconds(1_000), .megabytes(500)]),
            try row(rules: 10_000, .dense, targets: [.milliseconds(1_000), .megabytes(500)]),
        ] + (try questionRows())
    }

    /// How long the prefixes of blocks are: each address lies in few blocks, or in some thirty.
    enum Overlap: String {
        case sparse, dense

        var shortest: Int { self == .sparse ? 16 : 8 }
    }

    /// In a process of its own, whose memory can be measured.
    private func row(rules: Int, _ overlap: Overlap, targets: [ResultRow.Target]) throws -> ResultRow {
        let process = ChildProcess(
            executable: CommandLine.arguments[0], arguments: ["--analysis", "\(rules)", overlap.rawValue])
        return ResultRow(
            name: "\(rules) rules, \(rules * 10) \(overlap.rawValue) blocks to canonical form",
            result: try process.measure(runs: min(runs, 5)), targets: targets)
    }

    private func questionRows() throws -> [ResultRow] {
        let algebra = ConnectionAlgebra()
        let one = algebra.connections(.egress, of: [Self.policy(rules: 10_000, .dense, seed: 1)])
        let other = algebra.connections(.egress, of: [Self.policy(rules: 10_000, .dense, seed: 2)])
        let count = 100_000
        var allowed = 0
        var random = RandomNumber(seed: 3)
        let asking = Measurement.median(runs: min(runs, 5)) {
            for _ in 0..<count {
                let address = IPAddress(.v4, UInt128(random.next() & 0xFFFF_FFFF))
                if algebra.contains(one, address: address, .tcp, port: Int(random.next() % 65535) + 1) { allowed += 1 }
            }
        }
        precondition(allowed > 0)
        // Once and not warmed up: a second time the differences of port sets would be known.
        let comparing = Measurement(
            milliseconds: try ContinuousClock().measure {
                let rest = try algebra.subtracting(other, from: one)
                precondition(!rest.isEmpty)
            } / .milliseconds(1))
        return [
            ResultRow(
                name: "\(count) questions to such a set",
                result: asking, targets: [.milliseconds(0.020 * Double(count))]),
            ResultRow(
                name: "difference of two such sets", result: comparing, targets: [.milliseconds(2_000)]),
        ]
    }

    /// What the process that ``row(rules:_:targets:)`` starts does.
    static func makeSet(rules: Int, _ overlap: Overlap) {
        let algebra = ConnectionAlgebra()
        let set = algebra.connections(.egress, of: [policy(rules: rules, overlap, seed: 1)])
        precondition(set.rangeCount > rules)
    }

    /// Blocks of all lengths, one in ten with an exception, each rule on ports of its own.
    static func policy(rules: Int, _ overlap: Overlap, seed: UInt64) -> AnalysedPolicy {
        var random = RandomNumber(seed: seed)
        let egress = (0..<rules).map { _ in
            let peers = (0..<10).map { index in
                let length = overlap.shortest + Int(random.next() % UInt64(33 - overlap.shortest))
                let block = CIDRBlock(
                    containing: IPAddress(.v4, UInt128(random.next() & 0xFFFF_FFFF)), prefixLength: length)
                let inner = CIDRBlock(containing: IPAddress(.v4, block.first), prefixLength: min(32, length + 4))
                return NetworkPolicyPeer(
                    ipBlock: IPBlock(
                        cidr: block.description, except: index == 0 && length < 32 ? [inner.description] : nil))
            }
            let port = Int(random.next() % 60_000) + 1
            return NetworkPolicyEgressRule(
                ports: [NetworkPolicyPort(port: .int(port), endPort: port + Int(random.next() % 100))], to: peers)
        }
        return AnalysedPolicy(
            NetworkPolicy(
                apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata: nil,
                spec: NetworkPolicySpec(policyTypes: [.egress], egress: egress)))
    }
}

/// Numbers that are the same in each run.
struct RandomNumber {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state >> 3
    }
}
