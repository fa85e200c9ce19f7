import SluiceDiagnostics
import NetworkPolicyTypes

/// Policy types that do not go with the rules.
enum DirectionLint {
    static let egressIgnored = Rule(
        "egress-ignored", .warning, .lint, "egress rules without the policy type Egress have no effect")
    static let ingressIgnored = Rule(
        "ingress-ignored", .warning, .lint, "ingress rules without the policy type Ingress have no effect")
    static let missing = Rule("policy-types-missing", .warning, .lint, "without policyTypes, ingress is denied too")
    static let deniesEgress = Rule("denies-all-egress", .info, .lint, "the policy denies all egress")
    static let duplicate = Rule("duplicate-policy-type", .info, .lint, "a policy type is listed twice")

    static let catalogue = [egressIgnored, ingressIgnored, missing, deniesEgress, duplicate]

    static func check(_ subject: PolicySubject, _ report: inout LintReport) {
        let path = FieldPath("spec")
        let types = subject.spec.policyTypes ?? []
        guard !types.isEmpty else {
            checkMissing(subject, path, &report)
            return
        }
        if !types.contains(.egress), !subject.egress.isEmpty {
            report.add(
                egressIgnored, path["egress"],
                "these rules have no effect: policyTypes lacks Egress, so that all egress stays open",
                hint: "add Egress to policyTypes", pointsAtKey: true,
                related: [RelatedPath(path: path["policyTypes"], message: "the policy types")])
        }
        if !types.contains(.ingress), !subject.ingress.isEmpty {
            report.add(
                ingressIgnored, path["ingress"],
                "these rules have no effect: policyTypes lacks Ingress, so that all ingress stays open",
                hint: "add Ingress to policyTypes", pointsAtKey: true,
                related: [RelatedPath(path: path["policyTypes"], message: "the policy types")])
        }
        if types.contains(.egress), subject.egress.isEmpty {
            report.add(
                deniesEgress, path["policyTypes"],
                "with no egress rule the pods may open no connection at all, not even to the DNS",
                hint: "fine if that is meant; otherwise list what they need in egress")
        }
        if types.count == 2, types[0] == types[1] {
            report.add(
                duplicate, path["policyTypes"][1], "\(types[1].rawValue) is listed twice", hint: "remove one",
                related: [RelatedPath(path: path["policyTypes"][0], message: "the first one")])
        }
    }

    private static func checkMissing(_ subject: PolicySubject, _ path: FieldPath, _ report: inout LintReport) {
        // Who writes an empty ingress means to deny it.
        guard subject.spec.ingress == nil else { return }
        if !subject.egress.isEmpty {
            report.add(
                missing, path["egress"], "without policyTypes this policy also denies all ingress to the pods",
                hint: "add policyTypes: [Egress]", pointsAtKey: true)
        } else if subject.spec.egress != nil, subject.egress.isEmpty {
            report.add(
                missing, path["egress"],
                "without policyTypes an empty egress leaves all egress open, and denies all ingress",
                hint: "add policyTypes: [Egress] to deny egress", pointsAtKey: true)
        }
    }
}
