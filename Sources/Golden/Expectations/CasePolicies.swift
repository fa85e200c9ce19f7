import Diagnostics
import NetworkPolicyTypes
import PolicyAnalysis
import YAML

/// The policies among a case's documents.
struct CasePolicies {
    var policies: [AnalysedPolicy] = []

    init(_ documents: [Manifest], namespace: String) {
        for document in documents {
            for object in Self.objects(document.value) {
                guard case .object(let table) = object, table["kind"] == .string("NetworkPolicy"),
                    table["apiVersion"] == .string("networking.k8s.io/v1"),
                    let policy = try? ValueDecoder().decode(NetworkPolicy.self, from: object)
                else { continue }
                policies.append(AnalysedPolicy(policy, namespace: namespace))
            }
        }
    }

    private static func objects(_ value: Value) -> [Value] {
        guard case .object(let table) = value, case .string(let kind)? = table["kind"] else { return [] }
        guard kind.hasSuffix("List"), case .array(let items)? = table["items"] else { return [value] }
        return items
    }
}
