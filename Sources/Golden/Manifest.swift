import SluiceDiagnostics
import SluiceYAML

/// One document of Helm's output.
public struct Manifest: Sendable, Hashable {
    /// The document as printed, from its `---` line on, ending in one newline. Helm 3 cuts the white space
    /// at a document's end and Helm 4 keeps it; without it their outputs are the same.
    public let text: String
    /// The template it came from, by the `# Source:` comment.
    public let source: String?
    /// What the document holds; null for nothing but comments.
    public let value: Value

    /// `kind` of the resource.
    public var kind: String? { Self.kind(of: value) }

    /// All kinds in it: its own, and for a List those of its items.
    public var kinds: [String] {
        var kinds: [String] = []
        if let kind { kinds.append(kind) }
        if kind?.hasSuffix("List") == true, case .array(let items)? = value.table?["items"] {
            kinds += items.compactMap(Self.kind)
        }
        return kinds
    }

    private static func kind(of value: Value) -> String? {
        if case .string(let kind)? = value.table?["kind"] { kind } else { nil }
    }
}

extension Manifest {
    /// Splits the output of `helm template` at its `---` lines.
    ///
    /// - Throws: a finding naming the template whose document is no YAML.
    public static func documents(of output: String) throws(SluiceError) -> [Manifest] {
        var documents: [Manifest] = []
        var current: [Substring.UTF8View] = []
        for line in output.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if isSeparator(line), !current.isEmpty {
                if let document = try Manifest(lines: current) { documents.append(document) }
                current = []
            }
            current.append(line)
        }
        if let document = try Manifest(lines: current) { documents.append(document) }
        return documents
    }

    /// Nil for nothing but white space.
    private init?(lines: [Substring.UTF8View]) throws(SluiceError) {
        let joined = lines.joined(separator: CollectionOfOne(UInt8(ascii: "\n")))
        var bytes = Array(joined)
        while let last = bytes.last, last <= UInt8(ascii: " ") { bytes.removeLast() }
        if bytes.isEmpty { return nil }
        bytes.append(UInt8(ascii: "\n"))
        let marker = Array("# Source: ".utf8)
        source = lines.prefix(2).first { $0.starts(with: marker) }
            .map { String(decoding: $0.dropFirst(marker.count), as: UTF8.self) }
        text = String(decoding: bytes, as: UTF8.self)
        value = try Self.value(of: bytes, file: source ?? "rendered manifest")
    }

    private static func value(of bytes: [UInt8], file: String) throws(SluiceError) -> Value {
        let options = ParseOptions(duplicateKeys: .lastWins, syntax: .yaml)
        return try parse(bytes, file: file, options: options)?.value() ?? .null
    }

    private static func isSeparator(_ line: Substring.UTF8View) -> Bool {
        guard line.starts(with: "---".utf8) else { return false }
        return line.dropFirst(3).first.map { $0 <= UInt8(ascii: " ") } ?? true
    }
}
