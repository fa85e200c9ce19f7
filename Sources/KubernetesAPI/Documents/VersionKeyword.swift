import SluiceDiagnostics
import SluiceYAML

/// The keywords that bind a type or a field to Kubernetes versions.
enum VersionKeyword {
    static func versionsNode(of schema: Node) -> Node? {
        schema.kind == .mapping ? schema["x-sluice-versions"] : nil
    }

    /// Reads `{since: "1.24", until: "1.27"}`.
    static func range(_ node: Node, findings: inout [Finding]) -> VersionRange {
        guard node.kind == .mapping else {
            findings.append(
                node.finding("keyword", "x-sluice-versions takes an object", hint: "write {since: \"1.24\"}"))
            return VersionRange()
        }
        var range = VersionRange()
        for (key, value) in node.entries {
            switch key.text {
            case "since": range.since = version(value, findings: &findings)
            case "until": range.until = version(value, findings: &findings)
            default:
                findings.append(
                    key.finding(
                        "keyword", "x-sluice-versions has no \"\(key.text)\"", hint: "it has since and until"))
            }
        }
        return range
    }

    static func version(_ node: Node, findings: inout [Finding]) -> KubernetesVersion? {
        if let version = node.string.flatMap({ KubernetesVersion($0) }) { return version }
        findings.append(
            node.finding(
                "keyword", "\"\(node.text)\" is no Kubernetes version", hint: "write it in quotes, such as \"1.30\""))
        return nil
    }
}
