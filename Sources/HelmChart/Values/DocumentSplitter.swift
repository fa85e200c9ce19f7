import Diagnostics

/// Cuts a values file into documents where Helm 4 does: at lines that begin with three hyphens, whatever they mean
/// to YAML there.
enum DocumentSplitter {
    struct Document {
        /// Where it begins: lines of the file before it.
        let line: Int
        let bytes: [UInt8]
    }

    /// Our own limit; Helm has none.
    private static let maximumCount = 10_000

    /// - Throws: a line that has something else than a comment behind its hyphens.
    static func documents(of bytes: [UInt8], file: String) throws(SluiceError) -> [Document] {
        guard hasSeparator(bytes) else { return [Document(line: 0, bytes: bytes)] }
        var documents: [Document] = []
        var (start, current): (Int, [UInt8]) = (0, [])
        var line = 0
        for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            guard text.starts(with: separator) else {
                current += text
                current.append(UInt8(ascii: "\n"))
                continue
            }
            let rest = WhiteSpace.trimming(text.dropFirst(separator.count))
            guard rest.isEmpty || rest.first == UInt8(ascii: "#") else {
                throw problem(
                    file, line, "Helm takes nothing but a comment behind '---'", "begin the document on the next line")
            }
            documents.append(Document(line: start, bytes: current))
            (start, current) = (line, [])
            if documents.count > maximumCount {
                throw problem(file, line, "there are more than \(maximumCount) documents", "put them into one")
            }
        }
        documents.append(Document(line: start, bytes: current))
        return documents
    }

    private static func problem(_ file: String, _ line: Int, _ message: String, _ hint: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "yaml-documents", severity: .error, location: SourceLocation(file: file, line: line, column: 1),
                message: message, hint: hint)
        ])
    }

    private static let separator = Array("---".utf8)

    private static func hasSeparator(_ bytes: [UInt8]) -> Bool {
        var position = 0
        while let hyphen = bytes[position...].firstIndex(of: UInt8(ascii: "-")) {
            if hyphen == 0 || bytes[hyphen - 1] == UInt8(ascii: "\n"), bytes[hyphen...].starts(with: separator) {
                return true
            }
            position = hyphen + 1
        }
        return false
    }
}
