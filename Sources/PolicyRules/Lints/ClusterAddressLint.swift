import SluiceAddresses
import SluiceDiagnostics
import NetworkPolicyTypes

/// Address blocks for what has an address only inside the cluster.
enum ClusterAddressLint {
    static let service = Rule("service-address", .warning, .lint, "a block of addresses of Services")
    static let pod = Rule("pod-address", .warning, .lint, "a block of addresses of pods or nodes")

    static let catalogue = [service, pod]

    /// Where the usual distributions have their Services: kubeadm, k3s, MicroK8s, OpenShift, EKS.
    private static let usual: [(block: CIDRBlock, name: String)] = [
        ("10.96.0.0/16", "kubeadm"), ("10.43.0.0/16", "k3s"), ("10.152.183.0/24", "MicroK8s"),
        ("172.30.0.0/16", "OpenShift"), ("172.20.0.0/16", "EKS"), ("10.100.0.0/16", "EKS"),
        ("10.96.0.0/12", "kubeadm"),
    ].compactMap { text, name in ParsedCIDR(text).map { ($0.block, name) } }

    static func check(_ subject: PolicySubject, _ options: RuleOptions, _ report: inout LintReport) {
        for rule in subject.rules where rule.isEgress {
            for (index, block, _) in rule.blocks {
                check(block, rule.peersPath[index]["ipBlock"]["cidr"], options, &report)
            }
        }
    }

    private static func check(
        _ block: CIDRBlock, _ path: FieldPath, _ options: RuleOptions, _ report: inout LintReport
    ) {
        let hint = "select the Service's pods, with the port that they listen on"
        if let range = options.serviceCIDRs.first(where: { $0.contains(block) }) {
            report.add(
                service, path,
                "\(block) are addresses of Services (\(range)): most plugins see the pod's address instead",
                hint: hint)
        } else if options.serviceCIDRs.isEmpty, let (range, name) = usualRange(of: block) {
            report.add(
                service, path,
                "\(block) are addresses of Services where the cluster has \(name)'s usual range \(range): most "
                    + "plugins see the pod's address instead",
                hint: hint + "; --service-cidr tells your cluster's range", severity: .info)
        }
        if let range = (options.podCIDRs + options.nodeCIDRs).first(where: { $0.contains(block) }) {
            report.add(
                pod, path,
                "\(block) are addresses of pods or nodes (\(range)), which many plugins do not match with blocks",
                hint: "select the pods by their labels")
        }
    }

    /// Single addresses in such a range, and the whole range, are hardly anything else.
    private static func usualRange(of block: CIDRBlock) -> (block: CIDRBlock, name: String)? {
        usual.first { range, _ in
            block == range || (block.prefixLength == 32 && range.prefixLength > 12 && range.contains(block))
        }
    }
}
