/// The comment by which editors with yaml-language-server find the schema of a values file.
enum EditorLine {
    private static let text = "# yaml-language-server: $schema=values.schema.json\n"

    /// - Returns: the file with the line at its top; as it is, where it names a schema already.
    static func first(in file: [UInt8]) -> [UInt8] {
        let lines = file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        let marker = Array("# yaml-language-server:".utf8)
        guard !lines.contains(where: { $0.starts(with: marker) }) else { return file }
        return Array(text.utf8) + file
    }
}
