import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Reads Chart.yaml as Go reads it into Helm's struct: unknown fields are left out, names may be written with other
/// capitals, and text may be written as a number.
struct MetadataReader {
    private indirect enum Kind: Sendable {
        case text
        case flag
        case anything
        case list(Kind)
        case texts
        case table([String: Kind])
    }

    private static let dependency: [String: Kind] = [
        "name": .text, "version": .text, "repository": .text, "condition": .text, "tags": .list(.text),
        "enabled": .flag, "import-values": .list(.anything), "alias": .text,
    ]

    private static let chart: [String: Kind] = [
        "name": .text, "home": .text, "sources": .list(.text), "version": .text, "description": .text,
        "keywords": .list(.text), "maintainers": .list(.table(["name": .text, "email": .text, "url": .text])),
        "icon": .text, "apiVersion": .text, "condition": .text, "tags": .text, "appVersion": .text,
        "deprecated": .flag, "annotations": .texts, "kubeVersion": .text, "dependencies": .list(.table(dependency)),
        "type": .text,
    ]

    /// The fields under Chart.yaml's own names.
    private(set) var table: ValuesTable = [:]

    /// Adds what a file says: Chart.yaml, then requirements.yaml of an old chart.
    ///
    /// - Throws: a value of a kind that Helm cannot take.
    mutating func read(_ root: Node, file: String) throws(SluiceError) {
        guard case .object(let fields) = try Self.read(root, as: .table(Self.chart), file) else {
            throw Self.problem(root, "this must be a mapping", hint: "start each line with 'name:'")
        }
        table.merge(fields) { _, new in new }
    }

    /// Nil for null, which sets nothing.
    private static func read(_ node: Node, as kind: Kind, _ name: String) throws(SluiceError) -> Value? {
        if node.isNull { return nil }
        switch (kind, node.value()) {
        case (.anything, let value): return value
        case (.text, .array), (.text, .object):
            throw problem(node, "\(name) must be text", hint: "write one text behind it")
        case (.text, let value): return .string(MetadataText.text(value))
        case (.flag, .bool(let flag)): return .bool(flag)
        case (.flag, _): throw problem(node, "\(name) must be true or false", hint: "leave out quotation marks")
        case (.list(let inner), .array):
            var elements: [Value] = []
            for element in node.elements {
                if let value = try read(element, as: inner, name) {
                    elements.append(value)
                } else if case .text = inner {
                    elements.append("")
                } else if case .anything = inner {
                    elements.append(.null)
                } else {
                    throw problem(element, "\(name) must not contain empty nodes", hint: "remove this element")
                }
            }
            return .array(elements)
        case (.list, _): throw problem(node, "\(name) must be a list", hint: "put a hyphen before each element")
        case (.texts, .object):
            var result: ValuesTable = [:]
            for (key, value) in node.entries {
                result[key.keyText] = try read(value, as: .text, "\(name).\(key.keyText)") ?? ""
            }
            return .object(result)
        case (.table(let fields), .object): return .object(try read(node, fields))
        case (.texts, _), (.table, _):
            throw problem(node, "\(name) must be a mapping", hint: "give it names and values")
        }
    }

    private static func read(_ node: Node, _ fields: [String: Kind]) throws(SluiceError) -> ValuesTable {
        var result: ValuesTable = [:]
        // Of two spellings of one name the last in byte order counts, for Go reads sorted JSON.
        let entries = node.entries.map { (key: $0.key.keyText, value: $0.value) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (key, value) in entries {
            guard let name = name(key, fields), let kind = fields[name] else { continue }
            if let value = try read(value, as: kind, name) { result[name] = value }
        }
        return result
    }

    private static func name(_ key: String, _ fields: [String: Kind]) -> String? {
        if fields[key] != nil { return key }
        let lowered = key.lowercased()
        return fields.keys.first { $0.lowercased() == lowered }
    }

    private static func problem(_ node: Node, _ message: String, hint: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "chart-metadata", severity: .error, location: node.location, message: message, hint: hint)
        ])
    }
}
