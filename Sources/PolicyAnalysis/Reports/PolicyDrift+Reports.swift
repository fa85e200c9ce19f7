import OrderedCollections
import SluiceYAML

extension PolicyDrift {
    /// Whether a policy differs.
    public var hasDrift: Bool { entries.contains { $0.state != .same } }

    /// A line for each policy that differs, and a last one that counts.
    public func text() -> String {
        var text = ""
        for entry in entries where entry.state != .same {
            let place = SourceText.place(entry.location).map { " (\($0))" } ?? ""
            let words =
                switch entry.state {
                case .missing: "is missing in the cluster"
                case .added: "is in the cluster, and nobody desires it"
                default: "differs"
                }
            text += "\(entry.namespace)/\(entry.name)\(place): \(words)\n"
            for reason in entry.reasons { text += "  \(reason)\n" }
        }
        func count(_ state: State) -> Int { entries.count { $0.state == state } }
        return text
            + "\(count(.same)) the same, \(count(.changed)) changed, \(count(.missing)) missing, \(count(.added)) added\n"
    }

    /// For programs.
    public func json() -> String {
        let entries: [Value] = entries.map { entry in
            var object: OrderedDictionary<String, Value> = [
                "namespace": .string(entry.namespace), "name": .string(entry.name),
                "state": .string(entry.state.rawValue), "reasons": ReportValues.strings(entry.reasons),
            ]
            for (key, value) in ReportValues.location(entry.location).sorted(by: { $0.key < $1.key }) {
                object[key] = value
            }
            return .object(object)
        }
        return JSONWriter.write(.object(["drift": .bool(hasDrift), "policies": .array(entries)]), indent: 2)
    }
}
