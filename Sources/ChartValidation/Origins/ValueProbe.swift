import SluiceDiagnostics
import SluiceHelmChart
import SluicePolicyAnalysis
import SluiceYAML

/// Renders a chart's policies again with one value changed, and says which parts of them change.
final class ValueProbe {
    /// A part of one of the rendered documents.
    struct Place: Hashable {
        var document: Int
        var steps: [FieldPath.Step] = []

        func index(_ index: Int) -> Place { Place(document: document, steps: steps + [.index(index)]) }
        func key(_ key: String) -> Place { Place(document: document, steps: steps + [.key(key)]) }
    }

    /// The documents that another value makes.
    private struct Outcome {
        var other: Value
        var documents: [Value]
    }

    /// How often a chart is rendered again at most.
    private static let limit = 1_000

    private let renderer: ChartRenderer
    private var request: ChartRenderer.Request
    private let values: LocatedValue
    private lazy var before: [Value]? = documents(request)
    /// What came of each changed value; nil where nothing did.
    private var outcomes: [FieldPath: Outcome?] = [:]
    private var renderings = 0

    /// - Parameter templates: the template files that render the policies.
    init(_ renderer: ChartRenderer, _ request: ChartRenderer.Request, values: LocatedValue, templates: Set<String>) {
        self.renderer = renderer
        self.request = request
        self.values = values
        self.request.onlyTemplates = templates
        self.request.tracesTemplates = false
        // A value that is not asked for need not be one that the schema takes.
        self.request.checksSchema = false
        self.request.seed = request.seed ?? 1
    }

    /// Whether a part of the output is the value at a path: with another value, it is that one. Where it only goes away
    /// or turns into something else, the value is a condition.
    func isPrinted(_ path: FieldPath, at place: Place) -> Bool {
        guard let before, before.indices.contains(place.document), let outcome = outcome(of: path),
            outcome.documents.count == before.count,
            let part = outcome.documents[place.document].value(at: place.steps[...])
        else { return false }
        return ValueIndex.key(part) == ValueIndex.key(outcome.other)
    }

    private func outcome(of path: FieldPath) -> Outcome? {
        if let known = outcomes[path] { return known }
        let found = firstOutcome(of: path)
        outcomes[path] = .some(found)
        return found
    }

    private func firstOutcome(of path: FieldPath) -> Outcome? {
        guard let value = values.part(at: path.steps[...])?.value else { return nil }
        for other in Self.others(value) where renderings < Self.limit {
            guard let table = table(with: other, at: path) else { continue }
            var changed = request
            changed.values = table
            if let documents = documents(changed), documents != before {
                return Outcome(other: other, documents: documents)
            }
        }
        return nil
    }

    private func documents(_ request: ChartRenderer.Request) -> [Value]? {
        renderings += 1
        guard let rendered = try? renderer.render(request) else { return nil }
        return (rendered.manifests + rendered.hooks).filter { $0.kind == "NetworkPolicy" }.map { manifest in
            let node = try? parse(
                Array(manifest.content), file: manifest.path, options: ParseOptions(duplicateKeys: .lastWins))
            return node?.value() ?? .null
        }
    }

    /// The user's values with another value at a path. Lists are given as a whole.
    private func table(with other: Value, at path: FieldPath) -> ValuesTable? {
        let keys = path.steps.prefix { if case .key = $0 { true } else { false } }
        guard let whole = values.part(at: keys)?.value else { return nil }
        let changed = whole.setting(other, at: path.steps[keys.endIndex...])
        return Value.object(request.values).setting(changed, at: keys).table
    }

    // MARK: - Other values

    /// Values of the same form that are not the given one; of several, the first that renders counts.
    private static func others(_ value: Value) -> [Value] {
        switch value {
        case .null, .string(""), .array([]):
            [
                .array(["203.0.113.199/32"]), .array([.object(["cidr": "203.0.113.199/32"])]), "sluice",
                .object(["sluice": "x"]),
            ]
        case .object([:]): [.object(["sluice": "x"]), .array(["203.0.113.199/32"])]
        default: [other(value)]
        }
    }

    private static func other(_ value: Value) -> Value {
        switch value {
        case .null: "sluice"
        case .bool(let flag): .bool(!flag)
        case .int(let number): .int(number < 60_000 ? number + 1 : number - 1)
        case .float(let number): .float(number + 1)
        case .string(let text): .string(other(text))
        case .array(let elements): elements.isEmpty ? ["sluice"] : .array(elements.map(other))
        case .object(let members): members.isEmpty ? .object(["sluice": "x"]) : .object(members.mapValues(other))
        }
    }

    /// A text of the same form, since templates may refuse others: an address stays an address.
    private static func other(_ text: String) -> String {
        if let number = Int(text) { return String(number < 60_000 ? number + 1 : number - 1) }
        let ending = text.lastIndex(of: "/").map { text[$0...] } ?? ""
        let isMask = !ending.isEmpty && ending.dropFirst().allSatisfy(\.isNumber) && ending.count > 1
        let address = isMask ? text.dropLast(ending.count) : text[...]
        if address.contains("."), address.allSatisfy({ $0.isNumber || $0 == "." }) {
            return (text.hasPrefix("203.0.113.199") ? "198.51.100.77" : "203.0.113.199") + (isMask ? "/32" : "")
        }
        if address.contains(":"), address.allSatisfy({ $0.isHexDigit || $0 == ":" }) {
            return "2001:db8:199::7" + (isMask ? "/128" : "")
        }
        switch text {
        case "TCP": return "UDP"
        case "UDP", "SCTP": return "TCP"
        case "Egress": return "Ingress"
        case "Ingress": return "Egress"
        case "true": return "false"
        case "false": return "true"
        default: return text.hasSuffix("-sluice") ? text + "x" : text + "-sluice"
        }
    }
}

extension Value {
    fileprivate func value(at steps: ArraySlice<FieldPath.Step>) -> Value? {
        guard let step = steps.first else { return self }
        switch (step, self) {
        case (.key(let key), .object(let members)): return members[key]?.value(at: steps.dropFirst())
        case (.index(let index), .array(let elements)) where elements.indices.contains(index):
            return elements[index].value(at: steps.dropFirst())
        default: return nil
        }
    }

    fileprivate func setting(_ other: Value, at steps: ArraySlice<FieldPath.Step>) -> Value {
        guard let step = steps.first else { return other }
        switch (step, self) {
        case (.key(let key), _):
            // The user's values may say nothing on the way.
            var members = table ?? [:]
            members[key] = (members[key] ?? .null).setting(other, at: steps.dropFirst())
            return .object(members)
        case (.index(let index), .array(var elements)) where elements.indices.contains(index):
            elements[index] = elements[index].setting(other, at: steps.dropFirst())
            return .array(elements)
        default: return self
        }
    }

}

extension LocatedValue {
    fileprivate func part(at steps: ArraySlice<FieldPath.Step>) -> LocatedValue? {
        guard let step = steps.first else { return self }
        switch step {
        case .key(let key): return self[key]?.part(at: steps.dropFirst())
        case .index(let index): return self[index]?.part(at: steps.dropFirst())
        }
    }
}
