import SluiceAddresses
import NetworkPolicyTypes

@testable import SluicePolicyAnalysis

/// A second reader of questions, made of regular expressions: nil for what is no question.
struct PlainQuestion {
    private var isEgress = true
    private var addresses: [String] = []
    private var pods: [NaiveEvaluator.Pod] = []
    private var ports: [(transport: NetworkPolicyPort.PortProtocol, number: Int, name: String?)] = []

    /// Names of workloads and Services, which only an input knows.
    static func namesAnObject(_ text: String) -> Bool {
        text.split(whereSeparator: { $0 == " " || $0 == "\t" }).prefix(2).contains { word in
            word.wholeMatch(of: #/[A-Za-z]+\/[^:]*(:[^:]*)?/#) != nil || word.contains(".svc")
        }
    }

    init?(_ text: String) {
        var rest = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).joined(separator: " ")
        if let match = rest.prefixMatch(of: /(to|from)(?: |$)/) {
            isEgress = match.1 == "to"
            rest = String(rest[match.range.upperBound...])
        }
        var portText: String?
        if let match = rest.wholeMatch(of: /(.*) on ((?:(?! on ).)+)/) {
            portText = String(match.2.replacing(" ", with: ""))
            rest = String(match.1)
        }
        if let match = rest.wholeMatch(of: /(pods?)(?: (?!in(?: |$))(.+?))??(?: in (.+))?/) {
            guard readPorts(portText ?? "all"),
                readPods(isOne: match.1 == "pod", String(match.2 ?? ""), match.3.map(String.init))
            else { return nil }
            return
        }
        switch rest {
        case "internet": addresses = ["1.2.3.4", "2001:4860::1"]
        case "metadata": addresses = ["169.254.169.254"]
        case "anyone", "everyone", "anywhere":
            addresses = RandomPolicies.addresses
            pods = Self.everyPod([:], namespace: "default") + Self.everyPod([:], namespace: "team")
        default:
            guard !rest.contains(" ") else { return nil }
            if let match = rest.wholeMatch(of: /\[([0-9a-fA-F:.]+)\](\/\d+)?(?::(.+))?/) {
                if match.3 != nil, portText != nil { return nil }
                portText = portText ?? match.3.map(String.init)
                rest = String(match.1) + (match.2.map(String.init) ?? "")
            } else if let match = rest.wholeMatch(of: /([0-9.]+(?:\/\d+)?):(.+)/) {
                if portText != nil { return nil }
                portText = String(match.2)
                rest = String(match.1)
            }
            guard rest.wholeMatch(of: /[0-9a-fA-F:.]+(\/\d+)?/) != nil else { return nil }
            let cidr = rest.contains("/") ? rest : rest + (rest.contains(":") ? "/128" : "/32")
            guard let parsed = ParsedCIDR(cidr), !parsed.hasHostBits, !parsed.hasLeadingZeros, !parsed.isIPv4Mapped
            else { return nil }
            addresses = [
                "\(IPAddress(parsed.block.family, parsed.block.first))",
                "\(IPAddress(parsed.block.family, parsed.block.last))",
            ]
        }
        guard readPorts(portText ?? "all") else { return nil }
        if isEgress, ports.contains(where: { $0.name != nil }) { return nil }
    }

    private static func isKey(_ text: Substring) -> Bool {
        let prefix = #/([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?/#
        guard let start = text.prefixMatch(of: prefix) else { return false }
        return text[start.range.upperBound...].wholeMatch(of: #/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?/#) != nil
    }

    private static func isValue(_ text: Substring) -> Bool {
        text.wholeMatch(of: #/([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?/#) != nil
    }

    private static func isName(_ text: Substring) -> Bool {
        text.wholeMatch(of: #/[a-z0-9]([-a-z0-9]*[a-z0-9])?/#) != nil && text != "any"
    }

    private static func labels(_ text: String) -> [String: String]? {
        if text.isEmpty { return [:] }
        var labels: [String: String] = [:]
        let list = text.replacing(#/ ?, ?/#, with: ",").replacing(" ", with: ",")
        for item in list.split(separator: ",", omittingEmptySubsequences: false) {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, Self.isKey(parts[0]),
                Self.isValue(parts[1]), labels[String(parts[0])] == nil
            else { return nil }
            labels[String(parts[0])] = String(parts[1])
        }
        return labels
    }

    private mutating func readPods(isOne: Bool, _ text: String, _ place: String?) -> Bool {
        guard let labels = Self.labels(text) else { return false }
        var namespaces: [(name: String, labels: [String: String])] = [("default", [:])]
        if var place {
            if let match = place.prefixMatch(of: #/namespaces? /#) { place = String(place[match.range.upperBound...]) }
            if place == "any" || place == "any namespace" {
                namespaces = [("default", [:]), ("team", ["env": "b"])]
            } else {
                let items = place.replacing(#/ ?, ?/#, with: ",").replacing(" ", with: ",").split(
                    separator: ",", omittingEmptySubsequences: false)
                let names = items.filter { !$0.contains("=") }
                guard names.count < 2, names.allSatisfy(Self.isName),
                    let own = Self.labels(items.filter { $0.contains("=") }.joined(separator: ","))
                else { return false }
                namespaces = [(names.first.map(String.init) ?? "team", own)]
            }
        }
        for (name, more) in namespaces {
            let all = isOne ? [labels] : RandomPolicies.everyPod(with: labels)
            pods += all.map { own in
                .init(
                    namespace: name, namespaceLabels: more.merging([PodSelections.namespaceName: name]) { $1 },
                    labels: own)
            }
        }
        return true
    }

    private static func everyPod(_ labels: [String: String], namespace: String) -> [NaiveEvaluator.Pod] {
        RandomPolicies.everyPod(with: labels).map {
            .init(namespace: namespace, namespaceLabels: [PodSelections.namespaceName: namespace], labels: $0)
        }
    }

    private mutating func readPorts(_ text: String) -> Bool {
        if text == "all" {
            ports = RandomPolicies.transports.flatMap { transport in [1, 80, 443].map { (transport, $0, nil) } }
            return true
        }
        for item in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let match = item.wholeMatch(of: /(?:([a-z0-9-]*[a-z][a-z0-9-]*)=)?([0-9a-z-]+)(?:\/([A-Za-z]+))?/)
            else {
                return false
            }
            let transport = match.3.map { NetworkPolicyPort.PortProtocol(rawValue: $0.uppercased()) } ?? .tcp
            guard let transport else { return false }
            func isName(_ text: some StringProtocol) -> Bool {
                text.count <= 15 && !text.hasPrefix("-") && !text.hasSuffix("-") && !text.contains("--")
                    && text.contains { $0.isLetter }
            }
            if let name = match.1 {
                guard isName(name), match.2.wholeMatch(of: /[1-9]\d{0,4}/) != nil, let number = Int(match.2),
                    number < 65536
                else { return false }
                ports.append((transport, number, String(name)))
            } else if match.2 == "all" {
                ports += [1, 65535].map { (transport, $0, nil) }
            } else if let range = match.2.wholeMatch(of: /([1-9]\d{0,4})(?:-([1-9]\d{0,4}))?/) {
                guard let first = Int(range.1), let last = Int(range.2 ?? range.1), first <= last, last < 65536 else {
                    return false
                }
                ports += [(transport, first, nil), (transport, last, nil)]
            } else {
                guard isName(match.2) else { return false }
                ports.append((transport, 8080, String(match.2)))
            }
        }
        return true
    }

    /// Single connections that it is about.
    func connections(of subject: NaiveEvaluator.Pod) -> [NaiveEvaluator.Question] {
        ports.flatMap { port in
            addresses.map { address in
                .init(
                    isEgress: isEgress, subject: subject, address: address, other: nil, transport: port.transport,
                    port: port.number, portName: port.name)
            }
                + pods.map { pod in
                    .init(
                        isEgress: isEgress, subject: subject, address: nil, other: pod, transport: port.transport,
                        port: port.number, portName: port.name)
                }
        }
    }
}
