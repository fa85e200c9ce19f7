import Diagnostics
import Files
import NetworkPolicyTypes
import PolicyAnalysis
import YAML

/// Holds a stream of manifests, whoever rendered it, to a golden case or to "no policy".
///
/// Policies are compared by what they mean: kustomize and Argo CD order and quote as they like, and add labels.
public enum StreamCheck {
    /// What a stream is held to.
    public enum Expectation: Sendable {
        case none
        /// The folder of a golden case.
        case golden(String)
    }

    /// - Parameters:
    ///   - bytes: the stream.
    ///   - file: its name.
    ///   - namespace: of policies that do not say one, in the stream; the case has its own.
    ///   - ignoresOthers: whether policies that the case does not have are no finding.
    /// - Throws: what is no YAML, and a case that cannot be read.
    public static func findings(
        _ bytes: [UInt8], file: String, _ expectation: Expectation, namespace: String, ignoresOthers: Bool = false
    ) throws(SluiceError) -> [Finding] {
        let found = try policies(bytes, file: file, namespace: namespace)
        switch expectation {
        case .none:
            return found.map { policy in
                Finding(
                    rule: "stream-policy", severity: .error, location: policy.location,
                    message: "there is a NetworkPolicy, \(policy.namespace)/\(policy.name), where none should be",
                    hint: "see which values switch it on")
            }
        case .golden(let path):
            let folder = try Folder(path)
            let subject = try CaseFile.load(name: path, folder: folder, blocks: [])
            let golden = try folder.contents(of: GoldenCase.expectedFileName) ?? []
            let wanted = try policies(
                Array(golden), file: "\(folder.name)/\(GoldenCase.expectedFileName)",
                namespace: subject.release.namespace)
            return drift(wanted, found, file: file, ignoresOthers: ignoresOthers)
                + expectations(subject, found)
        }
    }

    private static func drift(
        _ wanted: [AnalysedPolicy], _ found: [AnalysedPolicy], file: String, ignoresOthers: Bool
    ) -> [Finding] {
        let drift = PolicyDrift(desired: wanted, live: found, namespaces: Set((wanted + found).map(\.namespace)))
        return drift.entries.flatMap { entry -> [Finding] in
            let name = "\(entry.namespace)/\(entry.name)"
            let own = found.first { $0.namespace == entry.namespace && $0.name == entry.name }
            let place = own?.location ?? SourceLocation(file: file, line: 0, column: 0)
            switch entry.state {
            case .same: return []
            case .added where ignoresOthers: return []
            case .added:
                return [
                    Finding(
                        rule: "stream-added", severity: .error, location: place,
                        message: "the case has no NetworkPolicy \(name)",
                        hint: "pass over policies of others with --ignore-added")
                ]
            case .missing:
                return [
                    Finding(
                        rule: "stream-missing", severity: .error, location: place,
                        message: "the stream has no NetworkPolicy \(name), and the case has",
                        hint: "see which values switch it on, and under which name and namespace it is rendered")
                ]
            case .changed:
                return entry.reasons.map {
                    Finding(
                        rule: "stream-differs", severity: .error, location: place, message: "\(name): \($0)",
                        hint: "the case is at \(entry.location.map { "\($0)" } ?? "its golden file")")
                }
            }
        }
    }

    private static func expectations(_ subject: GoldenCase, _ found: [AnalysedPolicy]) -> [Finding] {
        var result = CaseResult(name: subject.name)
        ExpectationCheck(policies: found, namespace: subject.release.namespace)
            .check(subject.expectations, into: &result)
        return result.findings
    }

    private static func policies(
        _ bytes: [UInt8], file: String, namespace: String
    ) throws(SluiceError) -> [AnalysedPolicy] {
        var policies: [AnalysedPolicy] = []
        for document in try parseAll(bytes, file: file) where !document.isNull {
            collect(LocatedValue(document), namespace: namespace, into: &policies, depth: 0)
        }
        return policies
    }

    private static func collect(
        _ value: LocatedValue, namespace: String, into policies: inout [AnalysedPolicy], depth: Int
    ) {
        guard case .scalar(.string(let kind))? = value["kind"]?.content, depth < 4 else { return }
        if kind.hasSuffix("List"), case .array(let items)? = value["items"]?.content {
            for item in items { collect(item, namespace: namespace, into: &policies, depth: depth + 1) }
        } else if kind == "NetworkPolicy", value["apiVersion"]?.value == .string("networking.k8s.io/v1"),
            let policy = try? ValueDecoder().decode(NetworkPolicy.self, from: value.value)
        {
            policies.append(AnalysedPolicy(policy, namespace: namespace) { value.location(of: $0) })
        }
    }
}
