import Addresses
import NetworkPolicyTypes
import PolicyAnalysis

/// Connection sets of thousands of rules: to canonical form, asked, and compared.
struct AnalysisBench {
    static let name = "analysis"

    var runs: Int

    func rows() throws -> [ResultRow] {
        // A quarter of the rules tells how the time grows.
        let small = try row(rules: 2_500, blocksEach: 10, targets: [])
        let large = try row(rules: 10_000, blocksEach: 10, targets: [.milliseconds(1_000), .megabytes(500)])
        return [small, large] + questionRows()
    }

    /// In a process of its own, whose memory can be measured.
    private func row(rules: Int, blocksEach: Int, targets: [ResultRow.Target]) throws -> ResultRow {
        let process = ChildProcess(
            executable: CommandLine.arguments[0], arguments: ["--analysis", "\(rules)", "\(blocksEach)"])
        let measured = try process.measure(runs: min(runs, 5))
        return ResultRow(
            name: "\(rules) rules with \(rules * blocksEach) blocks to canonical form, whole process",
            result: measured, targets: targets)
    }

    private func questionRows() -> [ResultRow] {
        let algebra = ConnectionAlgebra()
        let one = algebra.connections(.egress, of: [Self.policy(rules: 10_000, blocksEach: 10, seed: 1)])
        let other = algebra.connections(.egress, of: [Self.policy(rules: 10_000, blocksEach: 10, seed: 2)])
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
        // Each run with unions and differences of port sets that nobody has made before.
        let comparing = Measurement.median(runs: 3) {
            let algebra = ConnectionAlgebra()
            let one = algebra.connections(.egress, of: [Self.policy(rules: 10_000, blocksEach: 10, seed: 1)])
            let other = algebra.connections(.egress, of: [Self.policy(rules: 10_000, blocksEach: 10, seed: 2)])
            precondition(!algebra.subtracting(other, from: one).isEmpty)
        }
        precondition(!algebra.subtracting(other, from: one).isEmpty)
        return [
            ResultRow(
                name: "\(count) questions to such a set",
                result: asking, targets: [.milliseconds(0.020 * Double(count))]),
            ResultRow(
                name: "two such sets made, and their difference", result: comparing, targets: [.milliseconds(3_000)]),
        ]
    }

    /// What the process that ``row(rules:blocksEach:targets:)`` starts does.
    static func makeSet(rules: Int, blocksEach: Int) {
        let algebra = ConnectionAlgebra()
        let set = algebra.connections(.egress, of: [policy(rules: rules, blocksEach: blocksEach, seed: 1)])
        precondition(set.rangeCount > rules)
    }

    /// Blocks of all lengths, one in ten with an exception, each rule on ports of its own.
    static func policy(rules: Int, blocksEach: Int, seed: UInt64) -> AnalysedPolicy {
        var random = RandomNumber(seed: seed)
        let egress = (0..<rules).map { _ in
            let peers = (0..<blocksEach).map { index in
                let length = 8 + Int(random.next() % 25)
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
