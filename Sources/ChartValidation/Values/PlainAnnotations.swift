import SluiceDiagnostics
import SluiceYAML

/// Annotations and labels among the values that are numbers or booleans: Helm prints them as such, and the API
/// takes only text.
enum PlainAnnotations {
    static let rule = "annotation-not-text"

    static func findings(in values: LocatedValue) -> [Finding] {
        var findings: [Finding] = []
        collect(values, FieldPath(), depth: 0, into: &findings)
        return findings
    }

    private static func collect(_ value: LocatedValue, _ path: FieldPath, depth: Int, into findings: inout [Finding]) {
        guard depth < 100 else { return }
        switch value.content {
        case .scalar: break
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                collect(element, path[index], depth: depth + 1, into: &findings)
            }
        case .object(let members):
            for (key, member) in members {
                if isMetadata(key), case .object(let entries) = member.value.content {
                    check(entries.map { ($0.key, $0.value) }, path[key], into: &findings)
                }
                collect(member.value, path[key], depth: depth + 1, into: &findings)
            }
        }
    }

    private static func isMetadata(_ key: String) -> Bool {
        let key = key.lowercased()
        return key.hasSuffix("annotations") || key.hasSuffix("labels")
    }

    private static func check(
        _ entries: [(String, LocatedValue.Member)], _ path: FieldPath, into findings: inout [Finding]
    ) {
        for (key, member) in entries {
            let kind: String
            switch member.value.content {
            case .scalar(.bool): kind = "a boolean"
            case .scalar(.int), .scalar(.float): kind = "a number"
            default: continue
            }
            let text = JSONWriter.write(member.value.value, indent: nil)
            findings.append(
                Finding(
                    rule: rule, severity: .warning, location: member.value.location, fieldPath: path[key],
                    message: "Helm prints this as \(kind) (\(text)), and the API server takes only text here",
                    hint: "put it between quotes: \"\(text)\""))
        }
    }
}
