import SluiceAddresses
import NetworkPolicyTypes

/// Puts connection sets into rows, each with the rules that grant it.
struct RowBuilder {
    /// A rule's part of a set.
    private struct Contribution {
        var part: ConnectionAlgebra.Part
        var source: ReachRow.Source
        var constraints: [(label: LabelDiagrams.Label, constraint: LabelConstraint)]
    }

    private let direction: Direction
    private let algebra: ConnectionAlgebra
    private let contributions: [Contribution]
    /// Rows with more sources than these name only the first.
    private static let sourceLimit = 50
    private static let pathLimit = 200

    init(_ direction: Direction, of policies: [AnalysedPolicy], algebra: ConnectionAlgebra) {
        self.direction = direction
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

    /// A row, and what it stands for.
    private struct Draft {
        var row: ReachRow
        var ports: PortSets.ID
        /// The pods; nil for addresses.
        var selection: LabelDiagrams.ID?
        /// The rules that grant all of it.
        var whole: [ReachRow.Source] = []
    }

    /// - Parameter set: all that the policies allow, or what is new in it or gone from it.
    /// - Returns: rows by kind, then by address or selector.
    func rows(_ set: ConnectionSet) -> [ReachRow] {
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
        if open != PortSets.none, algebra.contains(set, everyone) {
            drafts.append(draft(.everyone, open))
            set = algebra.subtracting(everyone, from: set)
        } else {
            open = PortSets.none
        }
        drafts += addressRows(set, besides: algebra.everyonePart(open, direction).addressPorts ?? open)
        drafts += podRows(set.pods, besides: open)
        attribute(&drafts)
        return drafts.map(\.row).sorted { left, right in left.endpoint.kind < right.endpoint.kind }
    }

    private func draft(_ endpoint: Endpoint, _ ports: PortSets.ID, _ selection: LabelDiagrams.ID? = nil) -> Draft {
        Draft(
            row: ReachRow(endpoint: endpoint, ports: algebra.portText(ports), portItems: algebra.portItems(ports)),
            ports: ports, selection: selection)
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
                drafts += AddressNames.endpoints(ranges[ports] ?? [], family).map { draft($0, told) }
            }
        }
        return drafts
    }

    // MARK: Pods

    /// Selectors that somebody wrote tell more than those that result from taking sets apart; so they come first, and
    /// only what they do not explain is told by selectors that exclude each other.
    private func podRows(_ function: LabelDiagrams.ID, besides open: PortSets.ID) -> [Draft] {
        var drafts: [Draft] = []
        var told: [ConnectionAlgebra.Part] = []
        var seen: Set<LabelDiagrams.ID> = []
        for item in contributions {
            guard case .pods(let selection) = item.part.end, seen.insert(selection).inserted else { continue }
            // The ports that are open at all these pods.
            guard let ports = algebra.commonPorts(function, on: selection), ports != PortSets.none else { continue }
            drafts.append(
                draft(.pods(SelectorText.pods(item.constraints)), simplest(ports, besides: open), selection))
            told.append(.init(end: .pods(selection), ports: ports))
        }
        var rest = ConnectionSet()
        rest.pods = function
        if !told.isEmpty { rest = algebra.subtracting(algebra.set(told), from: rest) }
        let paths = algebra.diagrams.paths(rest.pods, background: PortSets.none, limit: Self.pathLimit)
        for path in paths.prefix(Self.pathLimit) {
            let selection = algebra.diagrams.selecting(path.constraints, payload: 1, otherwise: 0)
            drafts.append(
                draft(.pods(SelectorText.pods(path.constraints)), simplest(path.payload, besides: open), selection))
        }
        if paths.count > Self.pathLimit {
            drafts.append(
                draft(.pods("other pods, by more selectors than can be listed"), paths[Self.pathLimit].payload))
        }
        return drafts
    }

    // MARK: Sources

    /// Finds the rules that grant each row: those that grant all of it, or else something of it.
    private func attribute(_ drafts: inout [Draft]) {
        var index = RangeIndex()
        for (place, draft) in drafts.enumerated() where draft.selection == nil && draft.row.endpoint.kind != .everyone {
            index.add(draft.row.endpoint.addresses, place)
        }
        index.sort()
        let pods = drafts.indices.filter { drafts[$0].selection != nil }
        var steps = Self.stepLimit
        for item in contributions {
            let places: [Int]
            switch item.part.end {
            case .everyone: places = Array(drafts.indices)
            case .addresses(let family, let ranges): places = index.places(ranges, family, steps: &steps)
            case .pods(let selection):
                steps -= pods.count
                places = pods.filter { drafts[$0].selection.map { algebra.overlap($0, selection) } ?? false }
            }
            for place in places where drafts[place].whole.count < Self.sourceLimit {
                let ports = drafts[place].ports
                guard algebra.ports.apply(.intersection, ports, item.part.ports) != PortSets.none else { continue }
                if grants(item, drafts[place]) {
                    drafts[place].whole.append(item.source)
                } else if drafts[place].row.sources.count < Self.sourceLimit,
                    drafts[place].row.sources.last != item.source
                {
                    drafts[place].row.sources.append(item.source)
                }
            }
            // So many rules that nobody reads which of them it was.
            if steps < 0 { break }
        }
        for place in drafts.indices where !drafts[place].whole.isEmpty {
            drafts[place].row.sources = drafts[place].whole
        }
    }

    /// Whether a rule grants all of a row.
    private func grants(_ item: Contribution, _ draft: Draft) -> Bool {
        let isAtPods = draft.selection != nil || draft.row.endpoint.kind == .everyone
        let ports = isAtPods ? item.part.ports : item.part.addressPorts ?? item.part.ports
        guard algebra.ports.apply(.difference, draft.ports, ports) == PortSets.none else { return false }
        switch item.part.end {
        case .everyone: return true
        case .addresses(let family, let ranges):
            return draft.row.endpoint.kind != .everyone && draft.selection == nil
                && AddressRanges(family, merging: ranges).contains(draft.row.endpoint.addresses)
        case .pods(let selection):
            guard let own = draft.selection else { return false }
            return !algebra.diagrams.payloads(of: selection, where: own).contains(0)
        }
    }

    private static let stepLimit = 2_000_000
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
