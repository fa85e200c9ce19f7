/// Operations on sums of terms. What one rule grants stays one term, however many others there are.
extension ConnectionAlgebra {
    typealias Term = ConnectionSet.Term

    /// The terms, those of the same pods joined, in the order in which the pods first come.
    func united(_ terms: [Term]) -> [Term] {
        struct Pods: Hashable {
            var selection: PodSelections.ID
            var except: [PodSelections.ID]
        }
        var places: [Pods: Int] = [:]
        var result: [Term] = []
        for term in terms where term.selection != PodSelections.nothing && term.ports != PortSets.none {
            let pods = Pods(selection: term.selection, except: term.except)
            if let place = places[pods] {
                result[place].ports = ports.apply(.union, result[place].ports, term.ports)
            } else {
                places[pods] = result.count
                result.append(term)
            }
        }
        return result
    }

    func intersection(_ left: [Term], _ right: [Term]) throws(AnalysisLimitError) -> [Term] {
        var result: [Term] = []
        for one in left {
            for other in right {
                let open = ports.apply(.intersection, one.ports, other.ports)
                if open == PortSets.none || !selections.overlap(one.selection, other.selection) { continue }
                let selection = selections.intersection(one.selection, other.selection)
                if let term = try term(selection, except: one.except + other.except, open) { result.append(term) }
                if result.count > Self.termLimit { throw .terms }
            }
        }
        return united(result)
    }

    func subtracting(_ right: [Term], from left: [Term]) throws(AnalysisLimitError) -> [Term] {
        var result: [Term] = []
        for term in left {
            result += try subtracting(right, from: term)
            if result.count > Self.termLimit { throw .terms }
        }
        return united(result)
    }

    private func subtracting(_ right: [Term], from term: Term) throws(AnalysisLimitError) -> [Term] {
        var term = term
        var near: [Term] = []
        for other in right {
            guard selections.overlap(term.selection, other.selection),
                ports.apply(.intersection, term.ports, other.ports) != PortSets.none
            else { continue }
            if other.except.isEmpty, selections.isSubset(term.selection, of: other.selection) {
                term.ports = ports.apply(.difference, term.ports, other.ports)
                if term.ports == PortSets.none { return [] }
            } else {
                near.append(other)
            }
        }
        var result: [Term] = []
        for (open, others) in divided(term.ports, by: near) {
            var regions = [Term(selection: term.selection, except: term.except, ports: open)]
            for other in others {
                var next: [Term] = []
                for region in regions { next += try removing(near[other], from: region) }
                regions = next
                if regions.count > Self.termLimit { throw .terms }
            }
            result += regions
        }
        return result
    }

    /// Ports, divided by which of some terms have them: ports that the same terms have are one part.
    private func divided(_ open: PortSets.ID, by terms: [Term]) -> [(ports: PortSets.ID, terms: [Int])] {
        if terms.isEmpty { return [(open, [])] }
        // Terms with the same ports divide alike.
        var order: [PortSets.ID] = []
        var groups: [PortSets.ID: [Int]] = [:]
        for (index, term) in terms.enumerated() {
            if groups[term.ports] == nil { order.append(term.ports) }
            groups[term.ports, default: []].append(index)
        }
        var parts: [(ports: PortSets.ID, terms: [Int])] = [(open, [])]
        for own in order {
            let members = groups[own] ?? []
            var next: [(ports: PortSets.ID, terms: [Int])] = []
            for part in parts {
                let both = ports.apply(.intersection, part.ports, own)
                if both == PortSets.none {
                    next.append(part)
                    continue
                }
                let rest = ports.apply(.difference, part.ports, own)
                if rest != PortSets.none { next.append((rest, part.terms)) }
                next.append((both, part.terms + members))
            }
            parts = next
        }
        return parts
    }

    /// Takes the pods of one term from another with the same ports.
    private func removing(_ other: Term, from region: Term) throws(AnalysisLimitError) -> [Term] {
        var result: [Term] = []
        if let rest = try term(region.selection, except: region.except + [other.selection], region.ports) {
            result.append(rest)
        }
        // What is excepted from what is taken away stays.
        for kept in other.except where selections.overlap(region.selection, kept) {
            let selection = selections.intersection(selections.intersection(region.selection, other.selection), kept)
            if let rest = try term(selection, except: region.except, region.ports) {
                // Of the parts that stay, those that lie in others add nothing.
                if result.contains(where: { covers($0, rest) }) { continue }
                result.removeAll { covers(rest, $0) }
                result.append(rest)
            }
        }
        return result
    }

    private func covers(_ large: Term, _ small: Term) -> Bool {
        selections.isSubset(small.selection, of: large.selection)
            && large.except.allSatisfy { small.except.contains($0) || !selections.overlap(small.selection, $0) }
    }

    /// A term, if any pod is in it, without exceptions that make no difference.
    func term(
        _ selection: PodSelections.ID, except: [PodSelections.ID], _ open: PortSets.ID
    ) throws(AnalysisLimitError) -> Term? {
        if selection == PodSelections.nothing || open == PortSets.none { return nil }
        if except.isEmpty { return Term(selection: selection, ports: open) }
        var near: [PodSelections.ID] = []
        for other in Set(except).sorted() where selections.overlap(selection, other) {
            if selections.isSubset(selection, of: other) { return nil }
            near.append(other)
        }
        if near.count > 1 {
            near = near.filter { one in
                !near.contains { $0 != one && selections.isSubset(one, of: $0) }
            }
        }
        guard try selections.exists(in: selection, outside: near) else { return nil }
        return Term(selection: selection, except: near, ports: open)
    }
}
