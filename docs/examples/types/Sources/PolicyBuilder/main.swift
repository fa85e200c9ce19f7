import Foundation

// What an operator writes for each agent: its pods reach the model's API and the cluster's DNS, nothing else.
let dns = NetworkPolicyEgressRule(
    ports: [NetworkPolicyPort(protocol: .udp, port: 53), NetworkPolicyPort(protocol: .tcp, port: 53)],
    to: [
        NetworkPolicyPeer(
            podSelector: LabelSelector(matchLabels: ["k8s-app": "kube-dns"]), namespaceSelector: LabelSelector())
    ])
let model = NetworkPolicyEgressRule(
    ports: [NetworkPolicyPort(protocol: .tcp, port: 443)],
    to: [NetworkPolicyPeer(ipBlock: IPBlock(cidr: "203.0.113.0/24"))])
let policy = NetworkPolicy(
    metadata: ObjectMeta(name: "agent-egress"),
    spec: NetworkPolicySpec(
        podSelector: LabelSelector(matchLabels: ["app": "agent"]), policyTypes: [.egress], egress: [dns, model]))

let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys]
print(String(decoding: try encoder.encode(policy), as: UTF8.self))
