import SluiceDiagnostics
import SluiceYAML

/// The name of the keyword in a values schema.
let sluiceKeyword = "x-sluice"

/// The `x-sluice` object of one schema node, read but not yet resolved. docs/x-sluice.md explains the keys.
struct SluiceKeyword {
    static let blockKeys = ["resource", "when", "set"]
    static let fieldKeys = ["field", "add", "per", "type", "when"]

    /// Where the keyword's object stands.
    var node: Node

    /// The keyword of `schemaNode`, if it has one.
    init?(of schemaNode: Node) {
        guard let node = schemaNode[sluiceKeyword] else { return nil }
        self.node = node
    }

    var resource: Node? { node["resource"] }
    var set: Node? { node["set"] }
    var field: Node? { node["field"] }
    var add: Node? { node["add"] }
    var type: Node? { node["type"] }

    /// A keyword that looks like this one and is none: JSON Schema would silently pass it by.
    static func checkSpelling(in schemaNode: Node) throws(SluiceError) {
        for (key, _) in schemaNode.entries where key.text != sluiceKeyword && key.text.hasPrefix("x-") {
            guard nearest(key.text, in: [sluiceKeyword]) != nil else { continue }
            throw key.error(
                "x-sluice-misspelt", "\"\(key.text)\" is no keyword of Sluice",
                hint: "did you mean \"\(sluiceKeyword)\"?")
        }
    }

    /// What is wrong with the keyword's own shape: not an object, or keys that it does not have.
    func problems() -> [Finding] {
        guard node.kind == .mapping else {
            return [
                node.finding(
                    "x-sluice-shape", "x-sluice must be an object, not \(node.kind.phrase)",
                    hint: "write \"x-sluice\": { \"resource\": … } on a block, { \"add\": … } on a short form")
            ]
        }
        let allowed = resource == nil ? Self.fieldKeys : Self.blockKeys
        return node.entries.compactMap { entry in
            let key = entry.key.text
            guard !allowed.contains(key) else { return nil }
            return entry.key.finding(
                "x-sluice-unknown-key", "x-sluice has no key \"\(key)\" here",
                hint: Suggestion.hint(for: key, among: allowed))
        }
    }

    /// The dotted value paths of `when`; `nil` where the keyword does not say.
    func gates() throws(SluiceError) -> [ValuePath]? {
        guard let when = node["when"] else { return nil }
        let parts = when.kind == .sequence ? Array(when.elements) : [when]
        var paths: [ValuePath] = []
        for part in parts {
            guard let text = part.string, !text.isEmpty else {
                throw part.error(
                    "x-sluice-when", "\"when\" takes value paths, not \(part.kind.phrase)",
                    hint: "write \"when\": [\"networkPolicy.enabled\"]")
            }
            paths.append(ValuePath(dotted: text))
        }
        return paths
    }
}
