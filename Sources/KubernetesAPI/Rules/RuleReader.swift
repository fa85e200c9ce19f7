import SluiceDiagnostics
import SluiceYAML

/// Reads `x-sluice-rules`.
struct RuleReader {
    /// The names of the object's fields, of whatever version.
    var fields: [String]

    private static let forms: [(name: String, body: String)] = [
        ("requires", "{field, other}"), ("requiresInteger", "{field, other}"),
        ("atLeast", "{field, other}"), ("excludes", "{field, others: [...]}"), ("anyOf", "[field, ...]"),
        ("exactlyOneOf", "[field, ...]"), ("within", "{field, of}"),
        ("whenEquals", "{field, values: [...], requires} or {field, values: [...], forbids}"),
    ]

    func read(_ node: Node, findings: inout [Finding]) -> [CrossFieldRule] {
        var rules: [CrossFieldRule] = []
        for item in node.elements {
            if let rule = rule(item, findings: &findings) { rules.append(rule) }
        }
        return rules
    }

    private func rule(_ node: Node, findings: inout [Finding]) -> CrossFieldRule? {
        guard let id = node["id"]?.string, let message = node["message"]?.string else {
            findings.append(node.finding("keyword", "a rule needs an id and a message", hint: nil))
            return nil
        }
        let others = node.entries.filter { $0.key.text != "id" && $0.key.text != "message" }
        guard others.count == 1, let (key, body) = others.first.map({ ($0.key, $0.value) }) else {
            findings.append(
                node.finding(
                    "keyword", "a rule needs exactly one condition",
                    hint: "the conditions are " + Self.forms.map(\.name).joined(separator: ", ")))
            return nil
        }
        let known = findings.count
        let kind = kind(key, body, findings: &findings)
        guard let kind else {
            if findings.count == known {
                findings.append(wrongForm(key))
            }
            return nil
        }
        return CrossFieldRule(id: id, kind: kind, message: message)
    }

    private func wrongForm(_ key: Node) -> Finding {
        if let form = Self.forms.first(where: { $0.name == key.text }) {
            return key.finding(
                "keyword", "this condition lacks a part", hint: "write \(form.name): \(form.body)")
        }
        return key.finding(
            "keyword", "\"\(key.text)\" is no condition of a rule",
            hint: suggestion(for: key.text, among: Self.forms.map(\.name)))
    }

    private func kind(_ key: Node, _ body: Node, findings: inout [Finding]) -> CrossFieldRule.Kind? {
        switch key.text {
        case "anyOf":
            return names(body, findings: &findings).map { .anyOf(fields: $0) }
        case "exactlyOneOf":
            return names(body, findings: &findings).map { .exactlyOneOf(fields: $0) }
        case "excludes":
            guard let field = name(body["field"], &findings), let node = body["others"],
                let others = names(node, findings: &findings)
            else { return nil }
            return .excludes(field: field, others: others)
        case "within":
            return pair(body, "of", &findings).map { .within(field: $0, of: $1) }
        case "requires":
            return pair(body, "other", &findings).map { .requires(field: $0, other: $1) }
        case "requiresInteger":
            return pair(body, "other", &findings).map { .requiresInteger(field: $0, other: $1) }
        case "atLeast":
            return pair(body, "other", &findings).map { .atLeast(field: $0, other: $1) }
        case "whenEquals":
            return condition(body, &findings)
        default:
            return nil
        }
    }

    private func condition(_ body: Node, _ findings: inout [Finding]) -> CrossFieldRule.Kind? {
        guard let field = name(body["field"], &findings), let list = body["values"] else { return nil }
        let values = list.elements.map(\.text)
        if let other = body["requires"] {
            return name(other, &findings).map { .requiresWhenEquals(field: field, values: values, other: $0) }
        }
        return name(body["forbids"], &findings).map { .forbidsWhenEquals(field: field, values: values, other: $0) }
    }

    private func pair(_ body: Node, _ second: String, _ findings: inout [Finding]) -> (String, String)? {
        guard let field = name(body["field"], &findings), let other = name(body[second], &findings) else { return nil }
        return (field, other)
    }

    private func names(_ node: Node, findings: inout [Finding]) -> [String]? {
        let names = node.elements.compactMap { name($0, &findings) }
        return names.isEmpty || names.count != node.elements.count ? nil : names
    }

    private func name(_ node: Node?, _ findings: inout [Finding]) -> String? {
        guard let node, let name = node.string else { return nil }
        guard fields.contains(name) else {
            findings.append(
                node.finding(
                    "unknown-field", "there is no field \"\(name)\" here", hint: suggestion(for: name, among: fields)))
            return nil
        }
        return name
    }
}
