import NetworkPolicyTypes

/// Sets of (protocol, port number), each kept once, so that equal sets have equal numbers.
///
/// A set is a binary tree over two bits of protocol and sixteen of port, whose equal branches are shared. A set that
/// differs from another in one port costs eighteen nodes, however many ports it has; that keeps thousands of
/// overlapping rules with ports of their own from growing as their square.
struct PortNumberSets {
    typealias ID = Int32

    static let none: ID = 0
    private static let all: ID = 1
    private static let portBits = 16
    private static let depth = 18

    private var branches: [(low: ID, high: ID)] = [(0, 0), (1, 1)]
    private var known = PairTable()
    /// Forgetting is safe: without any memory, an operation takes at most as many steps as there are ports.
    private var results = Array(repeating: PairCache(), count: SetOperation.allCases.count)

    /// All ports of TCP, UDP and SCTP.
    private(set) var everything: ID = 0

    init() {
        for transport in TransportProtocol.allCases {
            everything = apply(.union, everything, set(transport, TransportProtocol.allPorts))
        }
    }

    /// Numbers outside 1...65535 are no ports; they are left out.
    mutating func set(_ transport: TransportProtocol, _ ports: ClosedRange<Int>) -> ID {
        // There is no port 0. Counting it in with port 1 makes "all ports" a whole branch.
        let first = ports.lowerBound <= 1 ? 0 : ports.lowerBound
        let last = min(ports.upperBound, 65535)
        guard last >= max(first, 1) else { return Self.none }
        let base = transport.bits << Self.portBits
        return set(base + first, base + last, start: 0, depth: Self.depth)
    }

    private mutating func set(_ first: Int, _ last: Int, start: Int, depth: Int) -> ID {
        let end = start + (1 << depth) - 1
        if first > end || last < start { return Self.none }
        if first <= start, last >= end { return Self.all }
        let middle = start + (1 << (depth - 1))
        let low = set(first, last, start: start, depth: depth - 1)
        let high = set(first, last, start: middle, depth: depth - 1)
        return node(low, high)
    }

    private mutating func node(_ low: ID, _ high: ID) -> ID {
        if low == high, low <= Self.all { return low }
        let key = PairTable.key(low, high)
        if let id = known[key] { return id }
        let id = ID(branches.count)
        branches.append((low, high))
        known[key] = id
        return id
    }

    mutating func apply(_ operation: SetOperation, _ left: ID, _ right: ID) -> ID {
        switch operation {
        case .union:
            if left == right || right == Self.none || left == Self.all { return left }
            if left == Self.none || right == Self.all { return right }
        case .intersection:
            if left == right || right == Self.all || left == Self.none { return left }
            if left == Self.all || right == Self.none { return right }
        case .difference:
            if left == right || left == Self.none || right == Self.all { return Self.none }
            if right == Self.none { return left }
        }
        // Both orders of a symmetric operation are one result.
        let (one, other) = operation == .difference || left < right ? (left, right) : (right, left)
        let key = PairTable.key(one, other)
        if let known = results[operation.rawValue][key] { return known }
        let (a, b) = (branches[Int(one)], branches[Int(other)])
        let low = apply(operation, a.low, b.low)
        let high = apply(operation, a.high, b.high)
        let result = node(low, high)
        results[operation.rawValue][key] = result
        return result
    }

    func contains(_ set: ID, _ transport: TransportProtocol, _ port: Int) -> Bool {
        let index = (transport.bits << Self.portBits) + port
        var id = set
        var bit = Self.depth - 1
        while id > Self.all {
            id = index >> bit & 1 == 0 ? branches[Int(id)].low : branches[Int(id)].high
            bit -= 1
        }
        return id == Self.all
    }

    /// The ports of one protocol, in order.
    func ranges(_ set: ID, _ transport: TransportProtocol) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        func visit(_ id: ID, _ start: Int, _ depth: Int) {
            if id == Self.none { return }
            if id == Self.all {
                let end = start + (1 << depth) - 1
                if let last = ranges.last, last.upperBound + 1 == start {
                    ranges[ranges.count - 1] = last.lowerBound...end
                } else {
                    ranges.append(start...end)
                }
                return
            }
            visit(branches[Int(id)].low, start, depth - 1)
            visit(branches[Int(id)].high, start + (1 << (depth - 1)), depth - 1)
        }
        var id = set
        for bit in [1, 0] where id > Self.all {
            id = transport.bits >> bit & 1 == 0 ? branches[Int(id)].low : branches[Int(id)].high
        }
        visit(id, 0, Self.portBits)
        return ranges.compactMap { $0.upperBound == 0 ? nil : max($0.lowerBound, 1)...$0.upperBound }
    }
}
