import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis
import SluiceYAML

/// The policies among a case's documents.
struct CasePolicies {
    var policies: [AnalysedPolicy] = []
    /// Why some are none; nothing is known of them.
    var problems: [String] = []

    init(_ documents: [Manifest], namespace: String) {
        for document in documents {
            for object in Self.objects(document.value) {
                guard case .object(let table) = object, table["kind"] == .string("NetworkPolicy"),
                    table["apiVersion"] == .string("networking.k8s.io/v1")
                else { continue }
                do {
                    let policy = try ValueDecoder().decode(NetworkPolicy.self, from: object)
                    policies.append(AnalysedPolicy(policy, namespace: namespace))
                } catch {
                    problems.append(
                        "\(document.source ?? "a template") renders a NetworkPolicy that is none: \(Self.reason(error))"
                    )
                }
            }
        }
    }

    /// Why something could not be decoded.
    static func reason(_ error: any Error) -> String {
        (error as? SluiceError)?.findings.first?.message ?? "\(error)"
    }

    private static func objects(_ value: Value) -> [Value] {
        guard case .object(let table) = value, case .string(let kind)? = table["kind"] else { return [] }
        guard kind.hasSuffix("List"), case .array(let items)? = table["items"] else { return [value] }
        return items
    }
}
