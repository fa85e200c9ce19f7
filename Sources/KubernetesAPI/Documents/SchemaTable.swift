import Diagnostics
import YAML

/// A named schema of a definitions document.
struct SchemaEntry {
    var name: String
    var schema: Node
    var groupVersionKinds: [GroupVersionKind]
    /// Whether the order of properties means nothing, so that fields are sorted by name.
    var isJSON: Bool
    /// Whether this is the schema of a custom resource, whose `metadata` is the server's.
    var isCustomResource: Bool
}

/// The named schemas of all files, by name.
///
/// Where several files define one name, as the OpenAPI v3 documents of a cluster do, the first file's counts.
struct SchemaTable {
    private(set) var entries: [String: SchemaEntry] = [:]
    /// The names in the order of files.
    private(set) var names: [String] = []
    /// The definitions that other versions have.
    private(set) var unavailable: [String: VersionRange] = [:]
    /// The last path component of each file, as `$ref` may name it.
    private(set) var fileNames: [String] = []
    private(set) var hasCustomResources = false
    /// The version asked for; else the one that a document states.
    private(set) var statedVersion: KubernetesVersion?
    let requestedVersion: KubernetesVersion?
    private var fallback: [String: SchemaEntry] = [:]

    /// The version that version-dependent keywords are read for.
    var version: KubernetesVersion {
        requestedVersion ?? KubernetesVersion.supported.upperBound
    }

    init(reading sources: [DefinitionsSource], version: KubernetesVersion?) throws(SluiceError) {
        requestedVersion = version
        statedVersion = version
        var findings: [Finding] = []
        for source in sources {
            fileNames.append(Self.lastComponent(of: source.file))
            do {
                for document in try DefinitionsDocument.read(source) { add(document, findings: &findings) }
            } catch {
                findings += error.findings
            }
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
    }

    func contains(_ name: String) -> Bool {
        entries[name] != nil
    }

    func entry(_ name: String) -> SchemaEntry? {
        entries[name] ?? fallback[name]
    }

    /// Makes the schemas of `other` available to references that find nothing else.
    mutating func addFallback(_ other: SchemaTable) {
        fallback = other.entries
        fileNames += other.fileNames
    }

    private mutating func add(_ document: DefinitionsDocument, findings: inout [Finding]) {
        if statedVersion == nil { statedVersion = document.kubernetesVersion }
        for entry in document.entries where entries[entry.name] == nil {
            if let keyword = VersionKeyword.versionsNode(of: entry.schema) {
                let range = VersionKeyword.range(keyword, findings: &findings)
                if !range.contains(version) {
                    unavailable[entry.name] = range
                    continue
                }
            }
            hasCustomResources = hasCustomResources || entry.isCustomResource
            entries[entry.name] = entry
            names.append(entry.name)
        }
    }

    private static func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
