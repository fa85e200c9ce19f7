import SluiceDiagnostics
import SluiceYAML

/// What Helm reads of every rendered document: enough to sort it and to know a hook.
struct ManifestHead: Sendable, Equatable {
    var kind = ""
    /// The value of the annotation `helm.sh/hook`.
    var hook: String?

    init(kind: String = "", hook: String? = nil) {
        self.kind = kind
        self.hook = hook
    }

    /// Reads a document.
    ///
    /// - Throws: what is no YAML, and heads that Helm cannot decode, at the line of the template's output.
    init(_ document: ArraySlice<UInt8>, path: String) throws(SluiceError) {
        guard let root = try LenientReader.document(of: Array(document), file: path).root else { return }
        try Self.check(root, .mapping, "the document")
        kind = try Self.text(root["kind"], "kind") ?? ""
        _ = try Self.text(root["apiVersion"], "apiVersion")
        guard let metadata = root["metadata"], !metadata.isNull else { return }
        try Self.check(metadata, .mapping, "metadata")
        _ = try Self.text(metadata["name"], "metadata.name")
        guard let annotations = metadata["annotations"], !annotations.isNull else { return }
        try Self.check(annotations, .mapping, "metadata.annotations")
        for (key, value) in annotations.entries {
            let text = try Self.text(value, "metadata.annotations.\(key.text)")
            if key.text == HookEvent.annotation { hook = text ?? "" }
        }
    }

    /// Helm turns numbers and booleans into text here.
    private static func text(_ node: Node?, _ name: String) throws(SluiceError) -> String? {
        guard let node, !node.isNull else { return nil }
        if node.kind == .mapping || node.kind == .sequence {
            throw problem(node, "\(name) must be text", hint: "quote the value or correct its indentation")
        }
        return node.text
    }

    private static func check(_ node: Node, _ kind: Node.Kind, _ name: String) throws(SluiceError) {
        guard node.kind != kind else { return }
        throw problem(node, "\(name) must be a mapping", hint: "see what the template renders at this place")
    }

    private static func problem(_ node: Node, _ message: String, hint: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "manifest-invalid", severity: .error, location: node.location, message: message, hint: hint)
        ])
    }
}
