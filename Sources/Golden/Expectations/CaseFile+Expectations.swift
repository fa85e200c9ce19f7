import SluiceDiagnostics
import SluicePolicyAnalysis
import SluiceYAML

extension CaseFile {
    private static let expectationKeys = ["to", "from", "policy", "pod"]

    /// `allows:` or `denies:`: questions, or mappings that also say for which pods.
    mutating func expectations(_ node: Node?, isAllowed: Bool) -> [Expectation] {
        guard let node, !node.isNull else { return [] }
        guard node.kind == .sequence else {
            report(node, "case-type", "expected a list of connections here", hint: "write '- 1.2.3.4:443'")
            return []
        }
        return node.elements.compactMap { expectation($0, isAllowed: isAllowed) }
    }

    private mutating func expectation(_ node: Node, isAllowed: Bool) -> Expectation? {
        guard node.kind == .mapping else {
            guard let text = string(node), let question = question(text, node) else { return nil }
            return Expectation(isAllowed: isAllowed, question: question, location: node.location)
        }
        checkKeys(of: node, known: Self.expectationKeys, of: "a connection")
        let ends = [node["to"], node["from"]].compactMap(\.self)
        guard ends.count == 1, let end = ends.first, let text = string(end) else {
            report(node, "case-type", "a connection has one of 'to' and 'from'", hint: "write 'to: 1.2.3.4:443'")
            return nil
        }
        let isIngress = node["from"] != nil && !text.hasPrefix("from ")
        guard let question = question(isIngress ? "from \(text)" : text, end) else { return nil }
        var pod: [String: String]?
        if let labels = node["pod"] {
            guard labels.kind == .mapping else {
                report(labels, "case-type", "expected the labels of a pod here", hint: "write 'pod: {app: web}'")
                return nil
            }
            let pairs = labels.entries.map { "\($0.key.text)=\($0.value.text)" }
            do throws(ReachQueryError) {
                pod = try PodLabels.parse(pairs)
            } catch {
                report(labels, "case-question", error.message, hint: error.hint)
                return nil
            }
        }
        return Expectation(
            isAllowed: isAllowed, question: question, policy: string(node["policy"]), pod: pod,
            location: node.location)
    }

    private mutating func question(_ text: String, _ node: Node) -> ReachQuery? {
        do throws(ReachQueryError) {
            return try ReachQuery(text)
        } catch {
            report(node, "case-question", error.message, hint: error.hint)
            return nil
        }
    }
}
