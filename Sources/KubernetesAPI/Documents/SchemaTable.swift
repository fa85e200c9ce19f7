import SluiceDiagnostics
import SluiceYAML

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

/// How many files were read, and how many of them have no definitions.
public struct FileCounts: Hashable, Sendable {
    /// Documents that were read.
    public var read = 0
    /// Documents that are not definitions.
    public var ignored = 0

    /// Creates counts.
    public init(read: Int = 0, ignored: Int = 0) {
        self.read = read
        self.ignored = ignored
    }

    /// A sentence for people where files were ignored; nil otherwise.
    public var note: String? {
        ignored == 0 ? nil : "definitions: \(read) files read, \(ignored) passed over (no API definitions)"
    }
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
    /// The built-in files that the sources are versions of.
    private(set) var builtInNames: Set<String> = []
    private(set) var policies: [PolicyFacts] = []
    /// The resources of versions that the API server does not serve.
    private(set) var unserved: Set<GroupVersionKind> = []
    private(set) var fileCounts = FileCounts()
    /// The version asked for; else the one that a document states.
    private(set) var statedVersion: KubernetesVersion?
    let requestedVersion: KubernetesVersion?
    private var fallback: [String: SchemaEntry] = [:]
    /// The names of the fallback in the order of its files.
    private(set) var fallbackNames: [String] = []

    /// The version that version-dependent keywords are read for.
    var version: KubernetesVersion {
        requestedVersion ?? KubernetesVersion.supported.upperBound
    }

    init(reading sources: [DefinitionsSource], version: KubernetesVersion?) throws(SluiceError) {
        requestedVersion = version
        statedVersion = version
        var findings: [Finding] = []
        // Whether anything was found in each folder.
        var foundIn: [String: Bool] = [:]
        for source in sources {
            do {
                let documents = try DefinitionsDocument.read(source)
                fileCounts.read += 1
                if documents.isEmpty { fileCounts.ignored += 1 }
                if !documents.isEmpty { fileNames.append(Self.lastComponent(of: source.file)) }
                for document in documents { add(document, findings: &findings) }
                if let folder = source.folder {
                    foundIn[folder] = foundIn[folder] == true || !documents.isEmpty
                }
            } catch {
                findings += error.findings
                if let folder = source.folder { foundIn[folder] = true }
            }
        }
        findings += foundIn.filter { !$0.value }.keys.sorted().map(Self.noDefinitions)
        if !findings.isEmpty { throw SluiceError(findings: findings) }
    }

    private static func noDefinitions(in folder: String) -> Finding {
        Finding(
            rule: "not-definitions", severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
            message: "there are no API definitions in this folder",
            hint: "give a folder of OpenAPI documents, JSON Schema collections or custom resource definitions")
    }

    func contains(_ name: String) -> Bool {
        entries[name] != nil
    }

    func entry(_ name: String) -> SchemaEntry? {
        entries[name] ?? fallback[name]
    }

    /// Makes the schemas of `other` available to references and roots that find nothing else.
    mutating func addFallback(_ other: SchemaTable) {
        fallback = other.entries
        fallbackNames = other.names
        fileNames += other.fileNames
    }

    private mutating func add(_ document: DefinitionsDocument, findings: inout [Finding]) {
        if statedVersion == nil { statedVersion = document.kubernetesVersion }
        if let name = document.builtInName { builtInNames.insert(name) }
        policies += document.policies
        unserved.formUnion(document.unserved)
        for entry in document.entries where entries[entry.name] == nil {
            if let keyword = VersionKeyword.versionsNode(of: entry.schema) {
                let range = VersionKeyword.range(keyword, findings: &findings)
                if !range.contains(version) {
                    unavailable[entry.name] = range
                    continue
                }
            }
            entries[entry.name] = entry
            names.append(entry.name)
        }
    }

    private static func lastComponent(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }
}
