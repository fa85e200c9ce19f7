import Diagnostics
import OrderedCollections
import YAML

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
        let stream = try LenientReader.documents(of: bytes, file: file)
        findings = stream.findings
        values = [:]
        for document in rules == .helm3 ? stream.documents.prefix(1) : stream.documents[...] {
            if document.isNull { continue }
            guard case .object(let table) = document.value() else {
                throw SluiceError(findings: [
                    Finding(
                        rule: "values-no-table", severity: .error, location: document.location,
                        message: "values must be a mapping of names to values, and this is none",
                        hint: "start each top-level line with 'name:'")
                ])
            }
            values = merging(values, with: table)
        }
    }
}
