import SluiceDiagnostics
import SluiceHelmChart
import OrderedCollections
import SluiceYAML

/// Values by which somebody plainly meant a policy and that nothing reads: `networkpolicy:`, `egres:`.
///
/// Whatever changes anything that the chart renders, off or on, is left alone.
struct UnreadValues {
    static let rule = "value-unread"

    private let renderer: ChartRenderer
    private let request: ChartRenderer.Request
    private let defaults: LocatedValue?
    /// The files over the defaults.
    private let merged: LocatedValue

    init(
        _ renderer: ChartRenderer, _ request: ChartRenderer.Request, defaults: LocatedValue?, merged: LocatedValue
    ) {
        self.merged = merged
        self.renderer = renderer
        self.request = request
        self.defaults = defaults
    }

    private static let names = [
        "networkPolicy", "networkPolicies", "egress", "ingress", "extraEgress", "extraIngress", "policyTypes",
        "egressRules",
    ]

    /// - Parameter files: values files, in the order of `-f`.
    mutating func findings(in files: [LocatedValue]) -> [Finding] {
        var findings: [Finding] = []
        for file in files { collect(file, defaults: defaults, path: [], into: &findings) }
        return findings
    }

    private mutating func collect(
        _ value: LocatedValue, defaults: LocatedValue?, path: [String], into findings: inout [Finding]
    ) {
        guard case .object(let members) = value.content, path.count < 8 else { return }
        for (key, member) in members {
            let known = defaults?[key]
            if let meant = Self.meant(by: key, isKnown: known != nil), isUnread(path + [key]) {
                let others: [String] =
                    if case .object(let own)? = defaults?.content { own.keys.filter { $0 != key } } else { [] }
                let near = others.first { $0.lowercased() == meant.lowercased() } ?? nearest(key, in: others)
                findings.append(
                    Finding(
                        rule: Self.rule, severity: .warning, location: member.keyLocation,
                        fieldPath: FieldPath((path + [key]).map { .key($0) }),
                        message: "nothing in the chart reads \"\(key)\", so it has no effect",
                        hint: near.map { "did you mean \"\($0)\"?" }
                            ?? "look in the chart's values.yaml for the name of its policy's values"))
            } else {
                collect(member.value, defaults: known, path: path + [key], into: &findings)
            }
        }
    }

    /// The name that a key was probably meant to be; nil for keys that have nothing to do with policies.
    private static func meant(by key: String, isKnown: Bool) -> String? {
        let plain = key.lowercased().filter(\.isLetter)
        if let same = names.first(where: { plain == $0.lowercased() }) { return same }
        if plain.contains("networkpolic") { return "networkPolicy" }
        // A name that is only near is meant for another where the chart has it.
        return isKnown ? nil : nearest(key, in: names)
    }

    /// The chart as it renders, with its policies off and on.
    private struct Rendering {
        var request: ChartRenderer.Request
        var output: [UInt8]
    }

    /// Made at the first value that may be unread; nil where the chart does not render in one of the two ways, so that
    /// nothing can be said.
    private lazy var renderings: [Rendering]? = render()

    private func render() -> [Rendering]? {
        var all: [Rendering] = []
        for values in [request.values, Self.switchedOn(merged.value, depth: 0).table ?? [:]] {
            var request = request
            request.tracesTemplates = false
            request.checksSchema = false
            request.seed = 1
            request.values = values
            guard let output = try? renderer.unsorted(request) else { return nil }
            all.append(Rendering(request: request, output: output))
        }
        return all
    }

    /// Whether all of the chart renders the same without the value.
    private mutating func isUnread(_ path: [String]) -> Bool {
        guard let renderings else { return false }
        return renderings.allSatisfy { rendering in
            var request = rendering.request
            request.values = Value.object(request.values).removing(path[...]).table ?? [:]
            return (try? renderer.unsorted(request)) == rendering.output
        }
    }

    /// The values with every `enabled` true.
    private static func switchedOn(_ value: Value, depth: Int) -> Value {
        guard case .object(let members) = value, depth < 20 else { return value }
        return .object(
            OrderedDictionary(
                uniqueKeysWithValues: members.map { key, value in
                    (key, key == "enabled" && value == .bool(false) ? true : switchedOn(value, depth: depth + 1))
                }))
    }
}

extension Value {
    fileprivate func removing(_ path: ArraySlice<String>) -> Value {
        guard let key = path.first, case .object(var members) = self, let inner = members[key] else { return self }
        // A null takes a default away, too.
        if path.count == 1 { members[key] = .null } else { members[key] = inner.removing(path.dropFirst()) }
        return .object(members)
    }
}
