/// A node with the measures that limits are checked on.
struct Piece: Sendable {
    var node: Node
    /// Instructions the node compiles to, as Go estimates them.
    var size: Int
    var height: Int
    /// The highest product of nested repeat counts inside.
    var repeats = 1

    static let empty = Piece(node: .empty, size: 1, height: 1)

    static func literal(_ scalar: UInt32, folded: Bool) -> Piece {
        Piece(node: .literal([scalar], folded: folded), size: 1, height: 1)
    }

    static func set(_ set: ScalarSet) -> Piece { Piece(node: .set(set), size: 1, height: 1) }

    static func assertion(_ assertion: Assertion) -> Piece {
        Piece(node: .assertion(assertion), size: 1, height: 1)
    }

    static func capture(_ group: Int, _ inner: Piece) -> Piece {
        Piece(
            node: .capture(group, inner.node), size: inner.size + 2, height: inner.height + 1,
            repeats: inner.repeats)
    }

    static func repetition(_ inner: Piece, _ repetition: Repetition) -> Piece {
        let size =
            if let maximum = repetition.maximum {
                maximum * inner.size + (maximum - repetition.minimum)
            } else if repetition.minimum == 0 {
                inner.size + 2
            } else {
                repetition.minimum * inner.size + 1
            }
        return Piece(
            node: .repetition(inner.node, repetition), size: max(size, 1), height: inner.height + 1,
            repeats: repetition.maximum == 0 ? 1 : repetition.factor * inner.repeats)
    }

    static func concatenation(_ pieces: [Piece]) -> Piece {
        joined(pieces, extraSize: 0, parts: { if case .concatenation(let parts) = $0 { parts } else { nil } }) {
            .concatenation($0)
        }
    }

    static func alternation(_ pieces: [Piece]) -> Piece {
        let merged = mergingScalarChoices(pieces)
        return joined(
            merged, extraSize: merged.count - 1, parts: { if case .alternation(let parts) = $0 { parts } else { nil } }
        ) {
            .alternation($0)
        }
    }

    /// One flat node for the pieces: a piece of the same kind gives its parts.
    private static func joined(
        _ pieces: [Piece], extraSize: Int, parts: (Node) -> [Node]?, make: ([Node]) -> Node
    ) -> Piece {
        guard let first = pieces.first else { return .empty }
        if pieces.count == 1 { return first }
        var nodes: [Node] = []
        nodes.reserveCapacity(pieces.count)
        var result = Piece(node: .empty, size: extraSize, height: 1)
        for piece in pieces {
            result.size += piece.size
            result.repeats = max(result.repeats, piece.repeats)
            if let parts = parts(piece.node) {
                nodes += parts
                result.height = max(result.height, piece.height)
            } else {
                nodes.append(piece.node)
                result.height = max(result.height, piece.height + 1)
            }
        }
        result.node = make(nodes)
        return result
    }

    /// `a|b|[x-z]` is one class.
    private static func mergingScalarChoices(_ pieces: [Piece]) -> [Piece] {
        var merged: [Piece] = []
        var index = 0
        while index < pieces.count {
            var ranges: [ScalarRange] = []
            let first = index
            while index < pieces.count, let choices = pieces[index].scalarChoices {
                ranges += choices
                index += 1
            }
            if index - first > 1 {
                merged.append(.set(ScalarSet(ranges)))
            } else {
                index = first + 1
                merged.append(pieces[first])
            }
        }
        return merged
    }

    private var scalarChoices: [ScalarRange]? {
        switch node {
        case .set(let set): set.ranges
        case .literal(let scalars, let folded) where scalars.count == 1:
            folded ? CaseFolding.closure(of: [ScalarRange(scalars[0])]) : [ScalarRange(scalars[0])]
        default: nil
        }
    }
}
