import Diagnostics
import HelmChart
import YAML

/// Renders a chart before and after its hand-written templates were replaced, and lists every difference.
public struct AdoptionProof: Sendable {
    /// One set of values to render with.
    public struct Variant: Hashable, Sendable {
        /// What the report calls it.
        public var name: String
        public var valuesFiles: [String]
        public var setJSON: [String]

        public init(name: String, valuesFiles: [String], setJSON: [String]) {
            self.name = name
            self.valuesFiles = valuesFiles
            self.setJSON = setJSON
        }
    }

    /// What came out of all variants.
    public struct Result: Sendable {
        /// How many variants rendered the same, or differently.
        public var renders = 0
        /// Variants that neither chart renders; values that a chart refuses prove nothing.
        public var refused = 0
        /// What the old chart said of the first of them.
        public var refusal: String?
        /// Each difference once, with the first variant that shows it.
        public var differences: [(text: String, variant: String)] = []
        /// Variants that only the new chart refuses.
        public var failures: [Finding] = []
    }

    public var before: String
    public var after: String
    public var renderer: any Renderer

    public init(before: String, after: String, renderer: any Renderer) {
        self.before = before
        self.after = after
        self.renderer = renderer
    }

    /// - Throws: findings where a chart cannot be loaded or Helm cannot be run.
    public func run(_ variants: [Variant]) async throws(SluiceError) -> Result {
        let old = try Chart(path: before)
        let new = try Chart(path: after)
        var result = Result()
        var seen: Set<String> = []
        for variant in variants {
            let request = RenderRequest(
                release: Release(name: "release", namespace: "namespace"), valuesFiles: variant.valuesFiles,
                setJSON: variant.setJSON)
            let left = try await renderer.render(old, request)
            let right = try await renderer.render(new, request)
            switch (left, right) {
            case (.rendered(let oldText), .rendered(let newText)):
                result.renders += 1
                for text in try Self.differences(oldText, newText) where seen.insert(text).inserted {
                    result.differences.append((text, variant.name))
                }
            case (.refused(let message), .refused):
                result.refused += 1
                if result.refusal == nil { result.refusal = message }
            case (.rendered, .refused(let message)):
                result.failures.append(
                    Finding(
                        rule: "adopt-refused", severity: .warning,
                        message: "values that rendered before are refused now (\(variant.name)): \(message)",
                        hint: "this is meant where the new schema entries are stricter; check the values"))
            case (.refused(let message), .rendered):
                let text = "rendered only now: \(message)"
                if seen.insert(text).inserted { result.differences.append((text, variant.name)) }
            }
        }
        return result
    }

    private static func differences(_ old: String, _ new: String) throws(SluiceError) -> [String] {
        var rest = try Manifest.documents(of: new)
        var found: [String] = []
        for document in try Manifest.documents(of: old) {
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
