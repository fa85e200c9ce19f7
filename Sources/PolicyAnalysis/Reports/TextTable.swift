/// Columns of text, aligned; the last one is as long as it is.
struct TextTable {
    /// Long lists of blocks in the first column go on in lines of their own.
    private static let firstWidth = 76

    private var rows: [[String]]

    init(header: [String]) {
        rows = [header]
    }

    mutating func add(_ row: [String]) {
        rows.append(row)
    }

    func text(indent: String) -> String {
        let rows = rows.map { row in (cells: row, first: Self.wrapped(row.first ?? "")) }
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.cells.enumerated() {
                let width = column == 0 ? row.first.map(\.count).max() ?? 0 : cell.count
                if column < widths.count { widths[column] = max(widths[column], width) } else { widths.append(width) }
            }
        }
        return rows.map { row in
            var line = indent
            for (column, cell) in ([row.first.first ?? ""] + row.cells.dropFirst()).enumerated() {
                line += cell
                if column + 1 < row.cells.count {
                    line += String(repeating: " ", count: widths[column] - cell.count + 2)
                }
            }
            return line + "\n" + row.first.dropFirst().map { "\(indent)\($0)\n" }.joined()
        }.joined()
    }

    /// Broken at blanks where it is too long; the lines after the first are indented further than it.
    private static func wrapped(_ text: String) -> [String] {
        guard text.count > firstWidth else { return [text] }
        let margin = text.prefix { $0 == " " }
        var lines: [String] = []
        var line = String(margin)
        for word in text.split(separator: " ") {
            if line.count + word.count + 1 > firstWidth, line.count > margin.count {
                lines.append(line)
                line = margin + "    " + word
            } else {
                line += (line.count > margin.count ? " " : "") + word
            }
        }
        return lines + [line]
    }
}
