import Addresses
import NetworkPolicyTypes

/// Puts connection sets into rows, each with the rules that grant it.
struct RowBuilder {
    /// A rule's part of a set.
    private struct Contribution {
        var part: ConnectionAlgebra.Part
        var source: ReachRow.Source
        var constraints: [(label: LabelDiagrams.Label, constraint: LabelConstraint)]
    }

    private let algebra: ConnectionAlgebra
    private let contributions: [Contribution]
    /// Rows with more sources than these name only the first.
    private static let sourceLimit = 50
    private static let pathLimit = 200

    init(_ direction: Direction, of policies: [AnalysedPolicy], algebra: ConnectionAlgebra) {
        self.algebra = algebra
        var contributions: [Contribution] = []
        for policy in policies {
            for grant in policy.grants where grant.direction == direction {
                var constraints: [(label: LabelDiagrams.Label, constraint: LabelConstraint)] = []
                if case .pods(let namespaces, let pods) = grant.end {
                    constraints = algebra.constraints(namespaces: namespaces, pods: pods, own: policy.namespace)
                }
                contributions.append(
                    Contribution(
                        part: algebra.part(grant, of: policy),
                        source: .init(policy: policy.name, path: grant.path, location: grant.location),
                        constraints: constraints))
            }
        }
        self.contributions = contributions
    }

    /// - Parameter set: all that the policies allow, or what is new in it or gone from it.
    /// - Returns: rows by kind, then by address or selector.
    func rows(_ set: ConnectionSet) -> [ReachRow] {
        var set = set
        var rows: [ReachRow] = []
        // Rules without peers open the same ports everywhere: that is one row, not one for each sort of end.
        var open = PortSets.none
        for item in contributions {
            guard case .everyone = item.part.end else { continue }
            open = algebra.ports.apply(.union, open, item.part.ports)
        }
        if contributions.isEmpty { open = algebra.ports.everything }
        if open != PortSets.none {
            let everyone = algebra.everyone(open)
            if algebra.contains(set, everyone) {
                rows.append(
                    row(
                        Endpoint(
                            kind: .everyone, name: nil, text: "everyone: any address, any pod",
                            addresses: AddressRanges(merging: [
                                AddressRanges(WellKnownBlocks.anyV4), AddressRanges(WellKnownBlocks.anyV6),
                            ]), opensInternet: true, opensMetadata: true), open))
                set = algebra.subtracting(everyone, from: set)
            }
        }
        rows += addressRows(set)
        rows += podRows(set.pods)
        for index in rows.indices { rows[index].sources = sources(of: rows[index], index: index) }
        return rows.sorted { left, right in left.endpoint.kind < right.endpoint.kind }
    }

    private func row(_ endpoint: Endpoint, _ ports: PortSets.ID) -> ReachRow {
        ReachRow(endpoint: endpoint, ports: algebra.portText(ports), portItems: algebra.portItems(ports))
    }

    // MARK: Addresses

    private func addressRows(_ set: ConnectionSet) -> [ReachRow] {
        var rows: [ReachRow] = []
        for family in [IPFamily.v4, .v6] {
            var order: [PortSets.ID] = []
            var ranges: [PortSets.ID: [ClosedRange<UInt128>]] = [:]
            for segment in set.segments(family).segments {
                if ranges[segment.ports] == nil { order.append(segment.ports) }
                ranges[segment.ports, default: []].append(segment.first...segment.last)
            }
            for ports in order {
                rows += AddressNames.endpoints(ranges[ports] ?? [], family).map { row($0, ports) }
            }
        }
        return rows
    }

    // MARK: Pods

    /// Selectors that somebody wrote tell more than those that result from taking sets apart; so they come first, and
    /// only what they do not explain is told by selectors that exclude each other.
    private func podRows(_ function: LabelDiagrams.ID) -> [ReachRow] {
        var rest = ConnectionSet()
        rest.pods = function
        var rows: [ReachRow] = []
        var seen: Set<LabelDiagrams.ID> = []
        for item in contributions {
            guard case .pods(let selection) = item.part.end, seen.insert(selection).inserted else { continue }
            var own = ConnectionSet()
            own.pods = function
            // The ports that are open at all these pods.
            guard let ports = algebra.commonPorts(own.pods, on: selection), ports != PortSets.none else { continue }
            var text = item.constraints
            text.sort {
                ($0.label.isOfNamespace ? 0 : 1, $0.label.key) < ($1.label.isOfNamespace ? 0 : 1, $1.label.key)
            }
            rows.append(row(Endpoint(kind: .pods, name: nil, text: SelectorText.pods(text)), ports))
            rest = algebra.subtracting(
                algebra.set([.init(end: .pods(selection), ports: ports)]), from: rest)
        }
        for path in algebra.diagrams.paths(rest.pods, background: PortSets.none, limit: Self.pathLimit).prefix(
            Self.pathLimit)
        {
            rows.append(row(Endpoint(kind: .pods, name: nil, text: SelectorText.pods(path.constraints)), path.payload))
        }
        return rows
    }

    // MARK: Sources

    private func sources(of row: ReachRow, index: Int) -> [ReachRow.Source] {
        var sources: [ReachRow.Source] = []
        for item in contributions {
            guard sources.count < Self.sourceLimit else { break }
            guard !Set(algebra.portItems(item.part.ports)).isEmpty, overlaps(item, row) else { continue }
            sources.append(item.source)
        }
        return sources
    }

    private func overlaps(_ item: Contribution, _ row: ReachRow) -> Bool {
        guard Self.overlaps(algebra.portItems(item.part.ports), row.portItems) else { return false }
        switch (item.part.end, row.endpoint.kind) {
        case (.everyone, _): return true
        case (.addresses(let family, let ranges), let kind) where kind != .pods && kind != .everyone:
            return !AddressRanges(family, merging: ranges).intersection(row.endpoint.addresses).isEmpty
        case (.pods, .pods):
            return SelectorText.pods(item.constraints) == row.endpoint.text
        default: return false
        }
    }

    private static func overlaps(
        _ left: [ConnectionAlgebra.PortItem], _ right: [ConnectionAlgebra.PortItem]
    ) -> Bool {
        left.contains { one in
            right.contains { other in
                guard one.transport == other.transport else { return false }
                if let a = one.name, let b = other.name { return a == b }
                if one.name != nil || other.name != nil {
                    return (one.range ?? other.range) == TransportProtocol.allPorts
                }
                guard let a = one.range, let b = other.range else { return true }
                return a.overlaps(b)
            }
        }
    }
}
