import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// The values of one file, read as Helm reads it.
public struct ValuesFile: Sendable {
    /// The file's values; empty for an empty file.
    public var values: ValuesTable
    /// Warnings: keys that are given twice, of which Helm takes the last.
    public var findings: [Finding]

    /// Reads a values file.
    ///
    /// - Throws: what libyaml refuses, and values that are no table.
    public init(
        _ bytes: [UInt8], file: String, rules: HelmRules = .helm4
    ) throws(SluiceError) {
        findings = []
        values = [:]
        // Helm 3 reads the first document of the file. Helm 4 looks for documents itself, and reads the first of each.
        let documents =
            rules == .helm3
            ? [DocumentSplitter.Document(line: 0, bytes: bytes)]
            : try DocumentSplitter.documents(of: bytes, file: file)
        for document in documents { try add(document, file) }
    }

    private mutating func add(_ document: DocumentSplitter.Document, _ file: String) throws(SluiceError) {
        do throws(SluiceError) {
            let read = try LenientReader.document(of: document.bytes, file: file)
            findings += read.findings.map { Self.moved($0, by: document.line) }
            guard let root = read.root else { return }
            guard case .object(let table) = root.value() else {
                throw SluiceError(findings: [
                    Finding(
                        rule: "values-no-table", severity: .error, location: root.location,
                        message: "values must be a mapping of names to values, and this is none",
                        hint: "start each top-level line with 'name:'")
                ])
            }
            merge(table, into: &values)
        } catch {
            throw SluiceError(findings: error.findings.map { Self.moved($0, by: document.line) })
        }
    }

    /// A document's lines are counted from its own beginning.
    private static func moved(_ finding: Finding, by lines: Int) -> Finding {
        guard lines > 0 else { return finding }
        var moved = finding
        moved.location?.line += lines
        for index in moved.related.indices { moved.related[index].location.line += lines }
        return moved
    }
}
