import SluiceDiagnostics

/// `--show-only`: the documents of the named templates, out of the text that is printed otherwise.
///
/// - Note: follows Helm: the patterns are matched with the path inside the chart that a `# Source:` comment
///   names, wherever in the document it stands.
public struct ShownTemplates {
    private let documents: [(path: String, text: ArraySlice<UInt8>)]

    /// Reads the manifests of a rendered text.
    public init(_ text: [UInt8], rules: HelmRules) {
        documents = ManifestSplitter.documents(of: text[...], rules: rules).compactMap { document in
            Self.sourcePath(in: document).map { ($0, document) }
        }
    }

    /// What Helm prints for the patterns.
    ///
    /// - Throws: a pattern that no template matches.
    public func text(of patterns: [String]) throws(SluiceError) -> [UInt8] {
        var output: [UInt8] = []
        for pattern in patterns {
            let shown = documents.filter { PathPattern(pattern).matches($0.path) }
            guard !shown.isEmpty else { throw unknown(pattern) }
            for document in shown {
                output += "---\n".utf8
                output += document.text
                output.append(UInt8(ascii: "\n"))
            }
        }
        return output
    }

    private func unknown(_ pattern: String) -> SluiceError {
        let near = nearest(pattern, in: documents.map(\.path))
        return SluiceError(findings: [
            Finding(
                rule: "template-unknown", severity: .error,
                location: SourceLocation(file: "--show-only \(pattern)", line: 0, column: 0),
                message: "could not find template \(pattern) in chart, or it renders nothing with these values",
                hint: near.map { "did you mean '\($0)'?" } ?? "give the path inside the chart: templates/NAME.yaml")
        ])
    }

    /// The rest of the first line that holds `# Source: CHART/`.
    private static func sourcePath(in document: ArraySlice<UInt8>) -> String? {
        let marker = Array("# Source: ".utf8)
        for line in document.split(separator: UInt8(ascii: "\n")) {
            guard let start = line.firstRange(of: marker)?.upperBound,
                let slash = line[start...].firstIndex(of: UInt8(ascii: "/")), slash > start, slash + 1 < line.endIndex
            else { continue }
            return String(decoding: line[(slash + 1)...], as: UTF8.self)
        }
        return nil
    }
}
