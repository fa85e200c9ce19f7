/// One line of the result: a measurement, its peer if it has one, and what it should stay below.
struct ResultRow {
    var name: String
    var result: Measurement
    var peer: (name: String, measurement: Measurement)?
    var targets: [Target] = []

    enum Target {
        case ratio(Double)
        case milliseconds(Double)
        case megabytes(Double)
    }

    var ratio: Double? {
        peer.map { result.milliseconds / $0.measurement.milliseconds }
    }

    func isMet(_ target: Target) -> Bool {
        switch target {
        case .ratio(let limit): (ratio ?? 0) <= limit
        case .milliseconds(let limit): result.milliseconds <= limit
        case .megabytes(let limit): (result.peakMegabytes ?? 0) <= limit
        }
    }

    var cells: [String] {
        let target = targets.map { target in
            let text =
                switch target {
                case .ratio(let limit): decimal(limit) + "x"
                case .milliseconds(let limit): decimal(limit, places: limit < 1 ? 1 : 0) + " ms"
                case .megabytes(let limit): decimal(limit, places: 0) + " MB"
                }
            return "\(text) \(isMet(target) ? "met" : "MISSED")"
        }
        return [
            name, duration(result), peer.map { "\($0.name): \(duration($0.measurement))" } ?? "-",
            ratio.map { decimal($0) + "x" } ?? "-", result.peakMegabytes.map { decimal($0) + " MB" } ?? "-",
            target.isEmpty ? "-" : target.joined(separator: ", "),
        ]
    }
}

/// The rows as aligned text.
struct ResultTable {
    var rows: [ResultRow]

    var text: String {
        let header = ["what", "median", "peer", "ratio", "peak memory", "target"]
        let cells = [header] + rows.map(\.cells)
        let widths = header.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            var line = ""
            for (cell, width) in zip(row, widths) {
                line += cell + String(repeating: " ", count: width - cell.count + 2)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }.joined()
    }
}

private func duration(_ measurement: Measurement) -> String {
    decimal(measurement.milliseconds, places: measurement.milliseconds < 1 ? 3 : 1) + " ms"
}

/// A number with so many places behind the point.
func decimal(_ number: Double, places: Int = 1) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    let text = "\((number * scale).rounded() / scale)"
    return places == 0 && text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
