import SluiceDiagnostics
import NetworkPolicyTypes

/// The rule of policy types; which values there are is a matter of structure.
enum TypeRules {
    static let count = Rule("policy-types", .error, .server, "there are more policy types than two")

    static let catalogue = [count]

    static func check(_ types: [NetworkPolicySpec.PolicyType], _ path: FieldPath, _ errors: inout ServerErrors) {
        guard types.count > 2 else { return }
        errors.add(
            count, path, "Invalid value: may not specify more than two policyTypes",
            hint: "list Ingress and Egress once each")
    }
}
