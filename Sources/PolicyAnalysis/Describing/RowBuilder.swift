import SluiceAddresses
import NetworkPolicyTypes

/// Puts connection sets into rows, each with the rules that grant it.
struct RowBuilder {
    /// A rule's part of a set.
    private struct Contribution {
        var part: ConnectionAlgebra.Part
        var source: ReachRow.Source
    }

    private let direction: Direction
    private let algebra: ConnectionAlgebra
    private let contributions: [Contribution]
    /// Rows with more sources than these name only the first.
    private static let sourceLimit = 50

    /// - Parameter indexes: of the policies that together allow something; none where nothing is restricted.
    init(_ direction: Direction, of indexes: [Int], in index: PolicyIndex) {
        self.direction = direction
        algebra = index.algebra
        contributions = indexes.flatMap { number in
            let policy = index.policies[number]
            let grants = policy.grants.filter { $0.direction == direction }
            return zip(grants, index.parts(direction, of: number)).map { grant, part in
                Contribution(
                    part: part, source: .init(policy: policy.name, path: grant.path, location: grant.location))
            }
        }
    }

    init(_ direction: Direction, of policies: [AnalysedPolicy], algebra: ConnectionAlgebra) {
        let index = PolicyIndex(policies, algebra: algebra)
        self.init(direction, of: Array(policies.indices), in: index)
    }

    /// A row, and what it stands for.
    private struct Draft {
        var row: ReachRow
        var ports: PortSets.ID
        /// The pods; nil for addresses and everyone.
        var term: ConnectionSet.Term?
        /// The rules that grant all of it.
        var whole: [ReachRow.Source] = []
    }

    /// - Parameter set: all that the policies allow, or what is new in it or gone from it.
    /// - Returns: rows by kind, then by address or selector.
    /// - Throws: when it takes too many steps to see what a rule for everyone leaves of the others.
    func rows(_ set: ConnectionSet) throws(AnalysisLimitError) -> [ReachRow] {
        var set = set
        var drafts: [Draft] = []
        // Rules without peers open the same ports everywhere: that is one row, not one for each sort of end.
        var open = PortSets.none
        for item in contributions {
            guard case .everyone = item.part.end else { continue }
            open = algebra.ports.apply(.union, open, item.part.ports)
        }
        if contributions.isEmpty { open = algebra.ports.everything }
        let everyone = algebra.everyone(open, direction)
        if open != PortSets.none, try algebra.contains(set, everyone) {
            var all = Endpoint.everyone
            all.opensMetadata = MetadataServices.all.contains { answers($0, open) }
            drafts.append(draft(all, open))
            set = try algebra.subtracting(everyone, from: set)
        } else {
            open = PortSets.none
        }
        drafts += addressRows(set, besides: algebra.everyonePart(open, direction).addressPorts ?? open)
        drafts += podRows(set.pods, besides: open)
        attribute(&drafts)
        return drafts.map(\.row).sorted { left, right in left.endpoint.kind < right.endpoint.kind }
    }

    private func draft(_ endpoint: Endpoint, _ ports: PortSets.ID, _ term: ConnectionSet.Term? = nil) -> Draft {
        Draft(
            row: ReachRow(endpoint: endpoint, ports: algebra.portText(ports), portItems: algebra.portItems(ports)),
            ports: ports, term: term)
    }

    /// Ports, or those and the ones that are open to everyone, if that is told in fewer words: `all ports` instead of
    /// all but the one that everyone may use.
    private func simplest(_ ports: PortSets.ID, besides open: PortSets.ID) -> PortSets.ID {
        let all = algebra.ports.apply(.union, ports, open)
        return algebra.portItems(all).count < algebra.portItems(ports).count ? all : ports
    }

    // MARK: Addresses

    private func addressRows(_ set: ConnectionSet, besides open: PortSets.ID) -> [Draft] {
        var drafts: [Draft] = []
        for family in [IPFamily.v4, .v6] {
            var order: [PortSets.ID] = []
            var ranges: [PortSets.ID: [ClosedRange<UInt128>]] = [:]
            for segment in set.segments(family).segments {
                if ranges[segment.ports] == nil { order.append(segment.ports) }
                ranges[segment.ports, default: []].append(segment.first...segment.last)
            }
            for ports in order {
                let told = simplest(ports, besides: open)
                drafts += AddressNames.endpoints(ranges[ports] ?? [], family) { answers($0, ports) }
                    .map { draft($0, told) }
            }
        }
        return drafts
    }

    /// Whether a metadata service has one of these ports. Of connections from others, the ports are the pods' own.
    private func answers(_ service: MetadataServices.Service, _ ports: PortSets.ID) -> Bool {
        direction == .ingress || service.ports.contains { algebra.ports.contains(ports, .tcp, $0) }
    }

    // MARK: Pods

    /// A row for each selector that grants something which no wider selector grants already.
    private func podRows(_ terms: [ConnectionSet.Term], besides open: PortSets.ID) -> [Draft] {
        var wide = WiderTerms(terms, algebra)
        return terms.compactMap { term in
            let ports = wide.remainder(of: term)
            if ports == PortSets.none { return nil }
            let constraints = algebra.selections.constraints(term.selection)
            var text = SelectorText.pods(constraints)
            if !term.except.isEmpty {
                let others = term.except.map {
                    SelectorText.difference(algebra.selections.constraints($0), from: constraints)
                }
                text += " but not \(others.joined(separator: ", nor "))"
            }
            var draft = draft(.pods(text), simplest(ports, besides: open), term)
            draft.row.term = term
            return draft
        }
    }

    // MARK: Sources

    /// Finds the rules that grant each row: those that grant all of it, or else something of it.
    private func attribute(_ drafts: inout [Draft]) {
        var index = RangeIndex()
        var places: [PodSelections.ID: [Int]] = [:]
        for (place, draft) in drafts.enumerated() where draft.row.endpoint.kind != .everyone {
            if let term = draft.term {
                places[term.selection, default: []].append(place)
            } else {
                index.add(draft.row.endpoint.addresses, place)
            }
        }
        index.sort()
        let everywhere = Array(drafts.indices)
        var steps = Self.stepLimit
        for item in contributions {
            let near: [Int]
            switch item.part.end {
            case .everyone: near = everywhere
            case .addresses(let family, let ranges): near = index.places(ranges, family, steps: &steps)
            case .pods(let selection): near = places[selection] ?? []
            }
            for place in near { note(item, &drafts[place]) }
            // So many rules that nobody reads which of them it was.
            if steps < 0 { break }
        }
        // What several selectors grant together, or what is left of a selector.
        for place in drafts.indices where drafts[place].row.sources.isEmpty && drafts[place].whole.isEmpty {
            guard let term = drafts[place].term else { continue }
            for item in contributions {
                guard case .pods(let selection) = item.part.end, algebra.selections.overlap(selection, term.selection)
                else { continue }
                note(item, &drafts[place])
            }
        }
        for place in drafts.indices where !drafts[place].whole.isEmpty {
            drafts[place].row.sources = drafts[place].whole
        }
    }

    private func note(_ item: Contribution, _ draft: inout Draft) {
        guard draft.whole.count < Self.sourceLimit,
            algebra.ports.apply(.intersection, draft.ports, item.part.ports) != PortSets.none
        else { return }
        if grants(item, draft) {
            draft.whole.append(item.source)
        } else if draft.row.sources.count < Self.sourceLimit, draft.row.sources.last != item.source {
            draft.row.sources.append(item.source)
        }
    }

    /// Whether a rule grants all of a row.
    private func grants(_ item: Contribution, _ draft: Draft) -> Bool {
        let isAtPods = draft.term != nil || draft.row.endpoint.kind == .everyone
        let ports = isAtPods ? item.part.ports : item.part.addressPorts ?? item.part.ports
        guard algebra.ports.apply(.difference, draft.ports, ports) == PortSets.none else { return false }
        switch item.part.end {
        case .everyone: return true
        case .addresses(let family, let ranges):
            return draft.row.endpoint.kind != .everyone && draft.term == nil
                && AddressRanges(family, merging: ranges).contains(draft.row.endpoint.addresses)
        case .pods(let selection):
            guard let term = draft.term else { return false }
            return algebra.selections.isSubset(term.selection, of: selection)
        }
    }

    private static let stepLimit = 2_000_000
}

/// Finds what wider terms have of a term: selectors of fewer labels that select all of its pods.
private struct WiderTerms {
    private let algebra: ConnectionAlgebra
    /// Whole selections by which labels they look at.
    private var groups: [[Int32]: [ConnectionSet.Term]] = [:]

    init(_ terms: [ConnectionSet.Term], _ algebra: ConnectionAlgebra) {
        self.algebra = algebra
        for term in terms where term.except.isEmpty {
            groups[algebra.selections[term.selection].map(\.label), default: []].append(term)
        }
    }

    /// The ports of a term that none wider has.
    mutating func remainder(of term: ConnectionSet.Term) -> PortSets.ID {
        let own = algebra.selections[term.selection].map(\.label)
        var ports = term.ports
        for (labels, wider) in groups where labels.count <= own.count && Set(labels).isSubset(of: own) {
            // Selections of the same labels are many and seldom contain each other.
            if labels.count == own.count, wider.count > Self.limit { continue }
            for other in wider
            where other != term && algebra.selections.isSubset(term.selection, of: other.selection) {
                ports = algebra.ports.apply(.difference, ports, other.ports)
            }
        }
        return ports
    }

    private static let limit = 200
}

/// Which rows have addresses of a range.
private struct RangeIndex {
    private var entries: [IPFamily: [(range: ClosedRange<UInt128>, place: Int)]] = [:]

    mutating func add(_ ranges: AddressRanges, _ place: Int) {
        entries[.v4, default: []] += ranges.v4.map { ($0, place) }
        entries[.v6, default: []] += ranges.v6.map { ($0, place) }
    }

    mutating func sort() {
        for family in entries.keys { entries[family]?.sort { $0.range.lowerBound < $1.range.lowerBound } }
    }

    /// The ranges of rows do not overlap each other.
    func places(_ ranges: [ClosedRange<UInt128>], _ family: IPFamily, steps: inout Int) -> [Int] {
        guard let own = entries[family] else { return [] }
        var places: [Int] = []
        var seen: Set<Int> = []
        for range in ranges {
            var low = 0
            var high = own.count
            while low < high {
                let middle = (low + high) / 2
                if own[middle].range.upperBound < range.lowerBound { low = middle + 1 } else { high = middle }
            }
            while low < own.count, own[low].range.lowerBound <= range.upperBound, steps >= 0 {
                if seen.insert(own[low].place).inserted { places.append(own[low].place) }
                low += 1
                steps -= 1
            }
            steps -= 1
        }
        return places
    }
}
