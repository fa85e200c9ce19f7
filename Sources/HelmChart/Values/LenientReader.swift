import SluiceDiagnostics
import SluiceYAML

/// Reads a file as Helm does: its first document alone, and of equal keys the last. Keys given twice are warnings
/// here.
enum LenientReader {
    static func document(
        of bytes: [UInt8], file: String
    ) throws(SluiceError) -> (root: Node?, findings: [Finding]) {
        var warnings: [Finding] = []
        let root = try parseFirst(bytes, file: file, options: .helm, warnings: &warnings)
        return (root.flatMap { $0.isNull ? nil : $0 }, warnings)
    }
}
