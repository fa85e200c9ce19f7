/// The elements of a sequence.
public struct NodeSequence: RandomAccessCollection, Sendable {
    let document: Document
    let range: Range<Int>

    /// The first index, 0.
    public var startIndex: Int { 0 }
    /// The number of elements.
    public var endIndex: Int { range.count }

    /// The element at a position from 0.
    public subscript(position: Int) -> Node {
        Node(document: document, index: document.children[range.lowerBound + position])
    }
}

/// The entries of a mapping: its own in source order, then those that merge keys bring and it lacks.
public struct NodeEntries: RandomAccessCollection, Sendable {
    let document: Document
    /// Indexes of keys and values, alternating.
    let pairs: Pairs

    enum Pairs: Sendable {
        case arena(Range<Int>)
        case merged([UInt32])
    }

    /// The first index, 0.
    public var startIndex: Int { 0 }

    /// The number of entries.
    public var endIndex: Int {
        switch pairs {
        case .arena(let range): range.count / 2
        case .merged(let indexes): indexes.count / 2
        }
    }

    /// The entry at a position from 0, in the order of the text.
    public subscript(position: Int) -> (key: Node, value: Node) {
        switch pairs {
        case .arena(let range):
            let first = range.lowerBound + 2 * position
            return (
                Node(document: document, index: document.children[first]),
                Node(document: document, index: document.children[first + 1])
            )
        case .merged(let indexes):
            return (
                Node(document: document, index: indexes[2 * position]),
                Node(document: document, index: indexes[2 * position + 1])
            )
        }
    }
}

extension Node {
    private var childRange: Range<Int> {
        let record = self.record
        return Int(record.first)..<Int(record.first) + Int(record.count)
    }

    /// The elements of a sequence; none for every other kind.
    public var elements: NodeSequence {
        NodeSequence(document: document, range: record.shape == .sequence ? childRange : 0..<0)
    }

    /// The entries of a mapping; none for every other kind. Of equal keys only the last is here.
    public var entries: NodeEntries {
        let record = self.record
        guard record.shape == .mapping else { return NodeEntries(document: document, pairs: .arena(0..<0)) }
        guard record.hasMerge else { return NodeEntries(document: document, pairs: .arena(childRange)) }
        return NodeEntries(document: document, pairs: .merged(mergedPairs(depth: 0)))
    }

    /// The value of a key; the last of equal ones.
    public subscript(key: String) -> Node? {
        let entries = self.entries
        var index = entries.endIndex
        while index > 0 {
            index -= 1
            let entry = entries[index]
            if entry.key.hasText(key) { return entry.value }
        }
        return nil
    }

    /// The element at an index; `nil` outside.
    public subscript(index: Int) -> Node? {
        let elements = self.elements
        return elements.indices.contains(index) ? elements[index] : nil
    }

    /// A merge key counts where it stands: what it brings replaces what came before, and what follows replaces it.
    /// Of the maps in a list the first one wins. Own keys come first here, those that are only merged in behind them.
    private func mergedPairs(depth: Int) -> [UInt32] {
        var pairs: [UInt32] = []
        var slots: [String: Int] = [:]
        var own: Set<String> = []
        func add(_ key: UInt32, _ value: UInt32) {
            let name = Node(document: document, index: key).keyText
            if let slot = slots[name] {
                (pairs[slot], pairs[slot + 1]) = (key, value)
            } else {
                slots[name] = pairs.count
                pairs += [key, value]
            }
        }
        for entry in NodeEntries(document: document, pairs: .arena(childRange)) {
            guard entry.key.record.style == .plain, entry.key.hasText("<<") else {
                add(entry.key.index, entry.value.index)
                own.insert(entry.key.keyText)
                continue
            }
            guard depth < YAMLLimits.depth else { continue }
            let sources = entry.value.kind == .sequence ? entry.value.elements.reversed() : [entry.value]
            for source in sources where source.record.shape == .mapping {
                let merged =
                    source.record.hasMerge
                    ? source.mergedPairs(depth: depth + 1)
                    : source.document.children[source.childRange].map { $0 }
                for position in stride(from: 0, to: merged.count, by: 2) {
                    add(merged[position], merged[position + 1])
                }
            }
        }
        var (first, rest): ([UInt32], [UInt32]) = ([], [])
        for position in stride(from: 0, to: pairs.count, by: 2) {
            let pair = pairs[position...(position + 1)]
            if own.contains(Node(document: document, index: pair[position]).keyText) {
                first += pair
            } else {
                rest += pair
            }
        }
        return first + rest
    }
}
