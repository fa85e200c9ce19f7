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

    /// The bytes up to a line of three dots, which ends a document. Helm's reader looks no further.
    static func untilEnd(_ bytes: [UInt8]) -> [UInt8] {
        var start = 0
        while let dots = position(of: end, in: bytes, from: start) {
            start = dots + end.count
            if start == bytes.count || " \t\r\n".utf8.contains(bytes[start]) { return Array(bytes.prefix(dots)) }
        }
        return bytes
    }

    private static let separator = Array("---".utf8)
    private static let end = Array("...".utf8)

    /// Where a line begins with the mark.
    private static func position(of mark: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
        var rest = bytes[start...]
        while let found = rest.firstIndex(of: mark[0]) {
            let beginsLine = found == 0 || bytes[found - 1] == UInt8(ascii: "\n")
            if beginsLine, bytes[found...].starts(with: mark) { return found }
            rest = bytes[(found + 1)...]
        }
        return nil
    }
}
