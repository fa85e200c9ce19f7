import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Parts of JSON reports.
enum ReportValues {
    static func location(_ location: SourceLocation?) -> [String: Value] {
        guard let location else { return [:] }
        var entries: [String: Value] = ["file": .string(location.file)]
        if location.line > 0 {
            entries["line"] = .int(location.line)
            entries["column"] = .int(location.column)
        }
        return entries
    }

    static func source(_ source: ReachRow.Source) -> Value {
        var entries: OrderedDictionary<String, Value> = [
            "policy": .string(source.policy), "path": .string("\(source.path)"),
        ]
        for (key, value) in location(source.location).sorted(by: { $0.key < $1.key }) { entries[key] = value }
        return .object(entries)
    }

    static func workload(_ workload: Workload) -> Value {
        var entries: OrderedDictionary<String, Value> = [
            "kind": .string(workload.kind), "namespace": .string(workload.namespace), "name": .string(workload.name),
            "hostNetwork": .bool(workload.isOnHostNetwork),
        ]
        for (key, value) in location(workload.location).sorted(by: { $0.key < $1.key }) { entries[key] = value }
        return .object(entries)
    }

    static func foreign(_ policy: ForeignPolicy) -> Value {
        var entries: OrderedDictionary<String, Value> = ["kind": .string(policy.kind), "name": .string(policy.name)]
        if let namespace = policy.namespace { entries["namespace"] = .string(namespace) }
        for (key, value) in location(policy.location).sorted(by: { $0.key < $1.key }) { entries[key] = value }
        return .object(entries)
    }

    static func row(_ row: ReachRow) -> Value {
        var entries: OrderedDictionary<String, Value> = ["kind": .string(row.endpoint.kind.rawValue)]
        if let name = row.endpoint.name { entries["name"] = .string(name) }
        entries["text"] = .string(row.endpoint.text)
        if row.endpoint.kind != .pods, row.endpoint.kind != .everyone {
            entries["ranges"] = .array(row.endpoint.rangeTexts.map { .string($0) })
        }
        entries["internet"] = .bool(row.endpoint.opensInternet)
        entries["metadata"] = .bool(row.endpoint.opensMetadata)
        entries["ports"] = .array(
            row.portItems.map { item in
                var port: OrderedDictionary<String, Value> = ["protocol": .string(item.transport.rawValue)]
                if let name = item.name { port["name"] = .string(name) }
                if let range = item.range {
                    port["first"] = .int(range.lowerBound)
                    port["last"] = .int(range.upperBound)
                }
                if item.isException { port["except"] = .bool(true) }
                return .object(port)
            })
        entries["grantedBy"] = .array(row.sources.map(source))
        if let otherEnd = row.otherEnd {
            entries["otherEnd"] = .object([
                "verdict": .string(otherEnd.verdict.rawValue), "refusedBy": strings(otherEnd.policies),
            ])
        }
        return .object(entries)
    }

    static func strings(_ texts: [String]) -> Value { .array(texts.map { .string($0) }) }
}
