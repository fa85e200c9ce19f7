import SluiceDiagnostics

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
        guard position(of: separator, in: bytes) != nil else { return [Document(line: 0, bytes: bytes)] }
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

    /// Where a line begins with the mark.
    private static func position(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
        var rest = bytes[...]
        while let found = rest.firstIndex(of: mark[0]) {
            let beginsLine = found == 0 || bytes[found - 1] == UInt8(ascii: "\n")
            if beginsLine, bytes[found...].starts(with: mark) { return found }
            rest = bytes[(found + 1)...]
        }
        return nil
    }
}
