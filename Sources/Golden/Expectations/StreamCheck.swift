import SluiceDiagnostics
import SluiceFiles
import NetworkPolicyTypes
import SluicePolicyAnalysis
import SluiceYAML

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

    /// What a stream holds, and what is wrong with it.
    public struct Outcome: Sendable {
        public var findings: [Finding]
        /// How many objects there are, and how many of them are policies.
        public var objects: Int
        public var policies: Int
    }

    /// - Parameters:
    ///   - bytes: the stream.
    ///   - file: its name.
    ///   - namespace: of policies that do not say one, in the stream; the case has its own.
    ///   - ignoresOthers: whether policies that the case does not have are no finding.
    /// - Throws: what is no YAML or no manifest, and a case that cannot be read.
    public static func outcome(
        _ bytes: [UInt8], file: String, _ expectation: Expectation, namespace: String, ignoresOthers: Bool = false
    ) throws(SluiceError) -> Outcome {
        let objects = try objects(bytes, file: file)
        // Those of other groups and versions, too: where none should be, each is one too many.
        let policies = objects.filter { $0.kind == "NetworkPolicy" }
        var outcome = Outcome(findings: [], objects: objects.count, policies: policies.count)
        switch expectation {
        case .none:
            outcome.findings = policies.map { policy in
                let metadata = policy.value["metadata"]
                let name = "\(metadata?["namespace"]?.text ?? namespace)/\(metadata?["name"]?.text ?? "")"
                return Finding(
                    rule: "stream-policy", severity: .error, location: policy.value.location,
                    message: "there is a NetworkPolicy, \(name), where none should be",
                    hint: "see which values switch it on")
            }
        case .golden(let path):
            let folder = try Folder(path)
            let subject = try CaseFile.load(name: path, folder: folder, blocks: [], roots: nil)
            let golden = try folder.contents(of: GoldenCase.expectedFileName) ?? []
            let wanted = try decoded(
                try Self.objects(Array(golden), file: "\(folder.name)/\(GoldenCase.expectedFileName)"),
                namespace: subject.release.namespace)
            let found = try decoded(objects, namespace: namespace)
            outcome.findings =
                drift(wanted, found, file: file, ignoresOthers: ignoresOthers)
                + expectations(
                    subject, CasePolicies(found, objects: StreamObjects(objects, namespace: namespace)))
        }
        return outcome
    }

    private static func drift(
        _ wanted: [AnalysedPolicy], _ found: [AnalysedPolicy], file: String, ignoresOthers: Bool
    ) -> [Finding] {
        let drift: PolicyDrift
        do throws(AnalysisLimitError) {
            drift = try PolicyDrift(
                desired: wanted, live: found, namespaces: Set((wanted + found).map(\.namespace)))
        } catch {
            return [
                Finding(
                    rule: "stream-limit", severity: .error, location: SourceLocation(file: file, line: 0, column: 0),
                    message: error.message, hint: error.hint)
            ]
        }
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

    private static func expectations(_ subject: GoldenCase, _ found: CasePolicies) -> [Finding] {
        var result = CaseResult(name: subject.name)
        ExpectationCheck(found, namespace: subject.release.namespace).check(subject.expectations, into: &result)
        return result.findings
    }

    private static func objects(_ bytes: [UInt8], file: String) throws(SluiceError) -> [ManifestDocuments.Object] {
        let (objects, problems) = ManifestDocuments.objects(of: try parseAll(bytes, file: file))
        guard problems.isEmpty else { throw SluiceError(findings: problems) }
        return objects
    }

    /// - Throws: a policy that is none. Passing over it would hide that it is there.
    private static func decoded(
        _ objects: [ManifestDocuments.Object], namespace: String
    ) throws(SluiceError) -> [AnalysedPolicy] {
        var policies: [AnalysedPolicy] = []
        for object in objects where object.isNetworkPolicy {
            do {
                let policy = try ValueDecoder().decode(NetworkPolicy.self, from: object.value.value)
                policies.append(AnalysedPolicy(policy, namespace: namespace) { object.value.location(of: $0) })
            } catch {
                throw SluiceError(findings: [
                    Finding(
                        rule: "stream-policy", severity: .error, location: object.value.location,
                        message: "this NetworkPolicy cannot be read: \(CasePolicies.reason(error))",
                        hint: "'sluice validate' tells more")
                ])
            }
        }
        return policies
    }
}
