import Diagnostics
import YAML

/// Reads YAML as Helm does: where a key is given twice the last one wins. Here that is a warning.
enum LenientReader {
    static func documents(
        of bytes: [UInt8], file: String
    ) throws(SluiceError) -> (documents: [Node], findings: [Finding]) {
        do throws(SluiceError) {
            return (try parseAll(bytes, file: file), [])
        } catch {
            guard error.findings.allSatisfy({ $0.rule == "yaml-duplicate-key" }) else { throw error }
            let documents = try parseAll(bytes, file: file, options: ParseOptions(duplicateKeys: .lastWins))
            return (documents, error.findings.map(warning))
        }
    }

    private static func warning(_ finding: Finding) -> Finding {
        var warning = finding
        warning.severity = .warning
        return warning
    }
}
