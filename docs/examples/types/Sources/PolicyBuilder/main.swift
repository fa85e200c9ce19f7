import Foundation

// What an operator writes for each agent: its pods reach the model's API and the cluster's DNS, nothing else.
let dns = NetworkPolicyEgressRule(
    ports: [NetworkPolicyPort(port: 53, protocol: "UDP"), NetworkPolicyPort(port: 53, protocol: "TCP")],
    to: [
        NetworkPolicyPeer(
            namespaceSelector: LabelSelector(), podSelector: LabelSelector(matchLabels: ["k8s-app": "kube-dns"]))
    ])
let model = NetworkPolicyEgressRule(
    ports: [NetworkPolicyPort(port: 443, protocol: "TCP")],
    to: [NetworkPolicyPeer(ipBlock: IPBlock(cidr: "203.0.113.0/24"))])
let policy = NetworkPolicy(
    metadata: ObjectMeta(name: "agent-egress"),
    spec: NetworkPolicySpec(
        egress: [dns, model], podSelector: LabelSelector(matchLabels: ["app": "agent"]), policyTypes: ["Egress"]))

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
print(String(decoding: try encoder.encode(policy), as: UTF8.self))
