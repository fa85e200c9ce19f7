import NetworkPolicyTypes
import SluiceBasics

/// The ports that a rule allows, in a form in which equal sets are equal values.
struct PortSet: Hashable, Sendable {
    typealias PortProtocol = NetworkPolicyPort.PortProtocol

    struct Name: Hashable, Sendable {
        var portProtocol: PortProtocol
        var text: String
    }

    static let allNumbers = 1...65535

    /// Every port of every protocol.
    private(set) var isEverything = false
    private(set) var ranges: [PortProtocol: [ClosedRange<Int>]] = [:]
    private(set) var names: Set<Name> = []
    /// Whether no port of the list was one that the server refuses.
    private(set) var isReadable = true

    /// The ports of a rule; no list and an empty one allow all.
    init(_ ports: [NetworkPolicyPort]?) {
        guard let ports, !ports.isEmpty else {
            isEverything = true
            return
        }
        for port in ports {
            if let range = port.portNumbers {
                ranges[port.transportProtocol, default: []].append(range)
            } else if case .string(let text)? = port.port {
                names.insert(Name(portProtocol: port.transportProtocol, text: text))
            } else {
                isReadable = false
            }
        }
        ranges = ranges.mapValues(Self.merged)
        // A name is one of the protocol's ports, whichever.
        names = names.filter { ranges[$0.portProtocol] != [Self.allNumbers] }
    }

    func contains(_ other: PortSet) -> Bool {
        if isEverything { return true }
        if other.isEverything { return false }
        return other.names.allSatisfy { names.contains($0) || ranges[$0.portProtocol] == [Self.allNumbers] }
            && other.ranges.allSatisfy { portProtocol, ranges in
                ranges.allSatisfy { contains(portProtocol, $0) }
            }
    }

    func contains(_ portProtocol: PortProtocol, _ numbers: ClosedRange<Int>) -> Bool {
        if isEverything { return true }
        guard let own = ranges[portProtocol] else { return false }
        let index = own.partitioningIndex { $0.upperBound >= numbers.lowerBound }
        return index < own.count && own[index].lowerBound <= numbers.lowerBound
            && own[index].upperBound >= numbers.upperBound
    }

    /// How many ports there are, for comparing; names count as one.
    var width: Int {
        isEverything
            ? .max : names.count + ranges.values.reduce(0) { $0 + $1.reduce(0) { $0 + $1.count } }
    }

    /// What a comparison costs.
    var count: Int { 1 + names.count + ranges.values.reduce(0) { $0 + $1.count } }

    private static func merged(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
        var result: [ClosedRange<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound - 1 <= last.upperBound {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}
