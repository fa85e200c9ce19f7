import SluiceDiagnostics

/// Places in the words of reports: `values.yaml:14`.
enum SourceText {
    static let limit = 3

    static func place(_ location: SourceLocation?) -> String? {
        guard let location else { return nil }
        let file = location.file.hasPrefix("./") ? String(location.file.dropFirst(2)) : location.file
        return location.line > 0 ? "\(file):\(location.line)" : file
    }

    static func text(_ source: ReachRow.Source) -> String {
        place(source.location) ?? "\(source.policy) \(source.path)"
    }

    /// The first places, and how many there are beside.
    static func list(_ sources: [ReachRow.Source]) -> String {
        var texts: [String] = []
        for source in sources {
            let text = text(source)
            if !texts.contains(text) { texts.append(text) }
        }
        let more = texts.count - limit
        return texts.prefix(limit).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}

extension Direction {
    var preposition: String { self == .egress ? "to" : "from" }
    var verb: String { self == .egress ? "may reach" : "may be reached by" }
}
