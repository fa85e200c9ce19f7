/// Two texts line by line, with lines that are the same in one row.
struct SideBySide {
    struct Row: Equatable {
        enum Kind: String { case same, changed, removed, added }

        var kind: Kind
        /// Line number and text.
        var old: (number: Int, text: String)?
        var new: (number: Int, text: String)?

        static func == (left: Row, right: Row) -> Bool {
            left.kind == right.kind && left.old?.number == right.old?.number && left.new?.number == right.new?.number
        }
    }

    private(set) var rows: [Row] = []

    init(old: String, new: String) {
        let (olds, news) = (Self.lines(old), Self.lines(new))
        var (removed, added): (Set<Int>, Set<Int>) = ([], [])
        for change in news.difference(from: olds) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var (i, j) = (0, 0)
        while i < olds.count || j < news.count {
            let isGone = i < olds.count && removed.contains(i)
            let isNew = j < news.count && added.contains(j)
            let (left, right) = (
                i < olds.count ? (i + 1, olds[i]) : nil, j < news.count ? (j + 1, news[j]) : nil
            )
            if isGone, isNew {
                rows.append(Row(kind: .changed, old: left, new: right))
            } else if isGone {
                rows.append(Row(kind: .removed, old: left, new: nil))
            } else if isNew {
                rows.append(Row(kind: .added, old: nil, new: right))
            } else {
                rows.append(Row(kind: .same, old: left, new: right))
            }
            if isGone || !isNew { i += 1 }
            if isNew || !isGone { j += 1 }
        }
    }

    private static func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
