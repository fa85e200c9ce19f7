import SluiceDiagnostics
import SluiceFiles
import SluicePolicyAnalysis
import SluiceYAML

/// Values files as Helm reads them.
public enum ValuesSource {
    /// Reads one file's text.
    ///
    /// - Returns: the values, and a warning for each key that is given twice: the last one counts.
    /// - Throws: what is no YAML, and documents that are no mapping.
    public static func read(
        _ bytes: [UInt8], file: String
    ) throws(SluiceError) -> (value: LocatedValue, warnings: [Finding]) {
        var warnings: [Finding] = []
        let options = ParseOptions(duplicateKeys: .lastWins, syntax: .byFileName)
        let root = try parse(SourceText(file: file, bytes: bytes), options: options, warnings: &warnings)
        let start = SourceLocation(file: file, line: 1, column: 1)
        guard let root, !root.isNull else { return (LocatedValue(.object([:]), at: start), warnings) }
        let value = LocatedValue(root)
        guard case .object = value.content else {
            throw SluiceError(findings: [
                Finding(
                    rule: "values-shape", severity: .error, location: root.location,
                    message: "values are a mapping, not \(value.content.phrase)", hint: "write key: value")
            ])
        }
        return (value, warnings)
    }
}
