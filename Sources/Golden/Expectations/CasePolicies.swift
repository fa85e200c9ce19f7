import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis
import SluiceYAML

/// The policies among a case's documents, and the workloads and Services beside them.
struct CasePolicies {
    var policies: [AnalysedPolicy] = []
    var objects = StreamObjects()
    /// Why some are none; nothing is known of them.
    var problems: [String] = []

    init(_ documents: [Manifest], namespace: String) {
        for document in documents {
            let place = SourceLocation(file: document.source ?? "a template", line: 0, column: 0)
            guard document.value != .null else { continue }
            let found = ManifestDocuments.objects(of: LocatedValue(document.value, at: place))
            objects.add(StreamObjects(found, namespace: namespace))
            for object in found where object.isNetworkPolicy {
                do {
                    let policy = try ValueDecoder().decode(NetworkPolicy.self, from: object.value.value)
                    policies.append(AnalysedPolicy(policy, namespace: namespace))
                } catch {
                    problems.append("\(place.file) renders a NetworkPolicy that is none: \(Self.reason(error))")
                }
            }
        }
    }

    init(_ policies: [AnalysedPolicy], objects: StreamObjects = StreamObjects()) {
        self.policies = policies
        self.objects = objects
    }

    /// Why something could not be decoded.
    static func reason(_ error: any Error) -> String {
        (error as? SluiceError)?.findings.first?.message ?? "\(error)"
    }
}
