import SluiceCodegen
import SluiceDiagnostics
import SluiceHelmChart
import SluiceYAML

/// Shows by rendering that the replacement of hand-written templates changes nothing, or says what it changes.
public struct AdoptionProof: Sendable {
    /// One set of values to render with.
    public typealias Variant = AdoptionVariants.Variant

    /// A chart as it is or as it would be.
    public protocol Side: Sendable {
        /// - Parameter isWhole: whether every template is rendered, or only those of the policies.
        func render(_ request: RenderRequest, isWhole: Bool) async throws(SluiceError) -> RenderOutcome
    }

    /// What came out.
    public struct Verdict: Sendable {
        /// How many renders gave the same.
        public var renders = 0
        /// Values that the chart refuses before and after, so that nothing could be compared, with its message.
        public var uncompared: [(variant: String, reason: String)] = []
        /// Why the adoption must not take place; each once, with the first values that show it.
        public var objections: [String] = []
        /// The fields in which a misspelt key is refused now.
        public var typed: [String] = []
    }

    /// The chart as it is.
    public var before: any Side
    /// The chart as it would be.
    public var after: any Side
    /// The templates that are replaced, as `# Source:` comments name them.
    public var sources: Set<String>

    /// Creates a proof.
    public init(before: any Side, after: any Side, sources: Set<String>) {
        self.before = before
        self.after = after
        self.sources = sources
    }

    /// - Throws: findings where a renderer cannot be run.
    public func run(
        _ variants: [Variant], typed fields: [AdoptionVariants.TypedField], progress: (Int) -> Void = { _ in }
    ) async throws(SluiceError) -> Verdict {
        var verdict = Verdict()
        var seen: Set<String> = []
        func object(_ text: String, _ variant: String) {
            if seen.insert(text).inserted { verdict.objections.append("\(text) (\(variant))") }
        }
        var hasRendered: [String: Set<Bool>] = [:]
        for (index, variant) in variants.enumerated() {
            progress(index)
            let request = Self.request(variant)
            let old = try await before.render(request, isWhole: variant.isWhole)
            let new = try await after.render(request, isWhole: variant.isWhole)
            switch (old, new) {
            case (.rendered(let oldText), .rendered(let newText)):
                let documents = try Manifest.documents(of: oldText)
                for source in sources {
                    let isOn = documents.contains { $0.source == source && $0.kinds.contains("NetworkPolicy") }
                    hasRendered[source, default: []].insert(isOn)
                }
                let differences = try Self.differences(documents, newText)
                if differences.isEmpty { verdict.renders += 1 }
                for text in differences { object(text, variant.name) }
            case (.refused(let message), .refused):
                verdict.uncompared.append((variant.name, Self.firstLine(message)))
            case (.rendered, .refused(let message)):
                object("values that rendered before are refused: \(Self.firstLine(message))", variant.name)
            case (.refused(let message), .rendered):
                object("values that were refused before render now: \(Self.firstLine(message))", variant.name)
            }
        }
        for source in sources.sorted() {
            if hasRendered[source]?.contains(true) != true {
                verdict.objections.append("no render showed the policy of \(source) switched on")
            }
            if hasRendered[source]?.contains(false) != true {
                verdict.objections.append("no render showed the policy of \(source) switched off")
            }
        }
        for field in fields where try await isTyped(field) { verdict.typed.append(field.path) }
        if verdict.typed.isEmpty { verdict.objections.append("no value of the chart became typed") }
        return verdict
    }

    /// Whether the chart as it would be takes a right value and refuses a misspelt key.
    private func isTyped(_ field: AdoptionVariants.TypedField) async throws(SluiceError) -> Bool {
        guard case .rendered = try await after.render(Self.request(field.valid), isWhole: false) else { return false }
        guard case .refused = try await after.render(Self.request(field.misspelt), isWhole: false) else { return false }
        return true
    }

    private static func request(_ variant: Variant) -> RenderRequest {
        RenderRequest(
            release: Release(name: "release", namespace: "namespace"), valuesFiles: variant.valuesFiles,
            setJSON: variant.setJSON)
    }

    private static func firstLine(_ message: String) -> String {
        let lines = message.split(separator: "\n").map(String.init)
        // A schema's violations follow a line that only announces them.
        guard let first = lines.first else { return "no reason given" }
        return lines.count > 1 && first.hasSuffix(":") ? "\(first) \(lines[1])" : first
    }

    static func differences(_ old: [Manifest], _ new: String) throws(SluiceError) -> [String] {
        var rest = try Manifest.documents(of: new)
        var found: [String] = []
        for document in old {
            guard let index = rest.firstIndex(where: { $0.identity == document.identity }) else {
                found.append("\(document.identity): no longer rendered")
                continue
            }
            let other = rest.remove(at: index)
            found += ValueDifference.between(document.value, other.value).map { "\(document.identity): \($0.text)" }
        }
        return found + rest.map { "\($0.identity): rendered only now" }
    }
}

extension Manifest {
    /// `NetworkPolicy agents/agents-shell`.
    var identity: String {
        let metadata = value["metadata"]
        func text(_ key: String) -> String {
            if case .string(let text)? = metadata?[key] { return text }
            return ""
        }
        let namespace = text("namespace")
        return "\(kind ?? "document") \(namespace.isEmpty ? "" : namespace + "/")\(text("name"))"
    }
}
