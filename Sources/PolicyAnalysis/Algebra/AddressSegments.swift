import SluiceAddresses

/// Addresses of one family and the ports that are open at them: sorted, neither overlapping nor to be joined, none
/// without ports. Equal maps are equal values.
struct AddressSegments: Hashable, Sendable {
    struct Segment: Hashable, Sendable {
        var first: UInt128
        var last: UInt128
        var ports: PortSets.ID
    }

    private(set) var segments: [Segment] = []
    private static let manySegments = 16

    init() {}

    init(_ range: ClosedRange<UInt128>, _ ports: PortSets.ID) {
        append(range.lowerBound, range.upperBound, ports)
    }

    /// Everything that one of the parts has; parts may overlap.
    ///
    /// Each part is noted at the few nodes of a tree over all bounds that together make up its range, and the notes
    /// are then passed down: n log n unions, and each pair of port sets is united only once.
    init(_ parts: [(range: ClosedRange<UInt128>, ports: PortSets.ID)], _ ports: inout PortSets) {
        var bounds: [UInt128] = []
        bounds.reserveCapacity(parts.count * 2)
        for part in parts {
            bounds.append(part.range.lowerBound)
            if part.range.upperBound < .max { bounds.append(part.range.upperBound + 1) }
        }
        bounds.sort()
        var count = 0
        for bound in bounds where count == 0 || bounds[count - 1] != bound {
            bounds[count] = bound
            count += 1
        }
        bounds.removeSubrange(count...)
        guard !bounds.isEmpty else { return }
        var size = 1
        while size < bounds.count { size *= 2 }
        var notes = [PortSets.ID](repeating: PortSets.none, count: 2 * size)
        for part in parts where part.ports != PortSets.none {
            var left = Self.index(of: part.range.lowerBound, in: bounds) + size
            var right =
                (part.range.upperBound == .max
                    ? bounds.count : Self.index(of: part.range.upperBound + 1, in: bounds)) + size
            while left < right {
                if left & 1 == 1 {
                    notes[left] = ports.apply(.union, notes[left], part.ports)
                    left += 1
                }
                if right & 1 == 1 {
                    right -= 1
                    notes[right] = ports.apply(.union, notes[right], part.ports)
                }
                left /= 2
                right /= 2
            }
        }
        for node in 1..<size where notes[node] != PortSets.none {
            notes[2 * node] = ports.apply(.union, notes[2 * node], notes[node])
            notes[2 * node + 1] = ports.apply(.union, notes[2 * node + 1], notes[node])
        }
        for (index, bound) in bounds.enumerated() {
            append(bound, index + 1 < bounds.count ? bounds[index + 1] - 1 : .max, notes[size + index])
        }
    }

    private static func index(of bound: UInt128, in bounds: [UInt128]) -> Int {
        var low = 0
        var high = bounds.count
        while low < high {
            let middle = (low + high) / 2
            if bounds[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private mutating func append(_ first: UInt128, _ last: UInt128, _ ports: PortSets.ID) {
        guard ports != PortSets.none else { return }
        if let end = segments.last, end.ports == ports, end.last + 1 == first {
            segments[segments.count - 1].last = last
        } else {
            segments.append(Segment(first: first, last: last, ports: ports))
        }
    }

    /// The ports that are open at an address.
    func ports(at address: UInt128) -> PortSets.ID {
        let index = firstIndex(endingFrom: address)
        guard index < segments.count, segments[index].first <= address else { return PortSets.none }
        return segments[index].ports
    }

    /// The first segment that does not end before an address.
    func firstIndex(endingFrom address: UInt128) -> Int {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].last < address { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func applying(_ operation: SetOperation, _ other: AddressSegments, _ ports: inout PortSets) -> AddressSegments {
        // What is left of few segments depends on few of the others: a question to a large set must not walk through it.
        if operation != .union, let first = segments.first, let last = segments.last,
            other.segments.count > Self.manySegments
        {
            let start = other.firstIndex(endingFrom: first.first)
            var near = AddressSegments()
            near.segments = Array(other.segments[start...].prefix { $0.first <= last.last })
            if near.segments.count < other.segments.count { return applying(operation, near, &ports) }
        }
        var result = AddressSegments()
        result.segments.reserveCapacity(segments.count + other.segments.count)
        var (i, j) = (0, 0)
        var position: UInt128 = 0
        while i < segments.count || j < other.segments.count {
            let one = i < segments.count ? segments[i] : nil
            let two = j < other.segments.count ? other.segments[j] : nil
            let start = max(position, min(one?.first ?? .max, two?.first ?? .max))
            var end = UInt128.max
            var (a, b) = (PortSets.none, PortSets.none)
            for (segment, isFirst) in [(one, true), (two, false)] {
                guard let segment else { continue }
                if segment.first > start {
                    end = min(end, segment.first - 1)
                } else {
                    end = min(end, segment.last)
                    if isFirst { a = segment.ports } else { b = segment.ports }
                }
            }
            result.append(start, end, ports.apply(operation, a, b))
            if let one, one.last == end { i += 1 }
            if let two, two.last == end { j += 1 }
            if end == .max { break }
            position = end + 1
        }
        return result
    }

    /// The same with other ports; those that become none are left out.
    func mappingPorts(_ transform: (PortSets.ID) -> PortSets.ID) -> AddressSegments {
        var result = AddressSegments()
        for segment in segments { result.append(segment.first, segment.last, transform(segment.ports)) }
        return result
    }
}
