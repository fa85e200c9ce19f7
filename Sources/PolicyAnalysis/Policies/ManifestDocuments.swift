import SluiceDiagnostics
import SluiceYAML

/// The API objects of a manifest stream: all its documents, with lists opened.
public enum ManifestDocuments {
    /// An object of the stream.
    public struct Object: Sendable {
        public var apiVersion: String
        public var kind: String
        public var value: LocatedValue

        /// Whether it is a policy of `networking.k8s.io/v1`.
        public var isNetworkPolicy: Bool { kind == "NetworkPolicy" && apiVersion == "networking.k8s.io/v1" }
    }

    /// - Returns: the objects, and findings for documents that are none.
    public static func objects(of documents: [Node]) -> (objects: [Object], findings: [Finding]) {
        var objects: [Object] = []
        var findings: [Finding] = []
        for document in documents where !document.isNull {
            collect(LocatedValue(document), into: &objects, &findings)
        }
        return (objects, findings)
    }

    /// The objects of one document; none where it is no object.
    public static func objects(of document: LocatedValue) -> [Object] {
        var objects: [Object] = []
        var findings: [Finding] = []
        collect(document, into: &objects, &findings)
        return objects
    }

    private static func collect(_ value: LocatedValue, into objects: inout [Object], _ findings: inout [Finding]) {
        guard case .object = value.content else {
            findings.append(
                Finding(
                    rule: "not-a-manifest", severity: .error, location: value.location,
                    message: "a manifest is a mapping with apiVersion and kind, not \(value.content.phrase)",
                    hint: "see what stands between the --- lines here"))
            return
        }
        guard let kind = value["kind"]?.text, !kind.isEmpty, let version = value["apiVersion"]?.text else {
            let missing = value["kind"] == nil ? "kind" : value["apiVersion"] == nil ? "apiVersion" : nil
            findings.append(
                Finding(
                    rule: "not-a-manifest", severity: .error, location: value.location,
                    message: missing.map { "this document has no \($0)" } ?? "apiVersion and kind must be text",
                    hint: "a NetworkPolicy begins with apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy"))
            return
        }
        if kind.hasSuffix("List"), case .array(let items)? = value["items"]?.content {
            for item in items { collect(item, of: kind, version, into: &objects, &findings) }
        } else {
            objects.append(Object(apiVersion: version, kind: kind, value: value))
        }
    }

    /// Items of typed lists need not say what they are.
    private static func collect(
        _ item: LocatedValue, of list: String, _ version: String, into objects: inout [Object],
        _ findings: inout [Finding]
    ) {
        if list != "List", item["kind"] == nil, case .object = item.content {
            objects.append(Object(apiVersion: version, kind: String(list.dropLast(4)), value: item))
        } else {
            collect(item, into: &objects, &findings)
        }
    }
}

extension LocatedValue.Content {
    /// What it is, in words: `a list`.
    package var phrase: String {
        switch self {
        case .scalar(.null): "null"
        case .scalar(.bool): "a boolean"
        case .scalar(.int), .scalar(.float): "a number"
        case .scalar: "text"
        case .array: "a list"
        case .object: "a mapping"
        }
    }
}
