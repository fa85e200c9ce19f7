import SluiceDiagnostics

/// The error for a rendered document that is no YAML. The place is one in rendered text that nobody has at
/// hand, so the message shows the lines themselves.
enum UnreadableManifest {
    static func error(_ error: SluiceError, file: RenderedFile, document: ArraySlice<UInt8>) -> SluiceError {
        SluiceError(
            findings: error.findings.map { finding in
                var finding = finding
                let line = finding.location?.line ?? 0
                finding.rule = "manifest-invalid"
                finding.message =
                    "this template renders no valid YAML: \(finding.message)" + excerpt(of: document, around: line)
                finding.hint = "render with --debug to see the whole text"
                finding.location = SourceLocation(file: file.path, line: 0, column: 0)
                return finding
            })
    }

    private static func excerpt(of document: ArraySlice<UInt8>, around line: Int) -> String {
        guard line > 0 else { return "" }
        let lines = document.split(separator: UInt8(ascii: "\n"), maxSplits: line + 1, omittingEmptySubsequences: false)
        var text = ""
        for number in max(line - 2, 1)...(line + 1) where number <= lines.count {
            let content = String(decoding: lines[number - 1].prefix(200), as: UTF8.self)
            text += "\n  rendered line \(number): \(content)"
        }
        return text
    }
}
