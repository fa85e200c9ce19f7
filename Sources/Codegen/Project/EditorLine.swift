import SluiceFiles

/// The comment by which editors with yaml-language-server find the schema of a values file.
enum EditorLine {
    private static let marker = Array("# yaml-language-server:".utf8)
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// - Parameter schema: the path of the schema, from the file's folder.
    /// - Returns: the file with the line at its top; as it is, where it names a schema already.
    static func first(in file: [UInt8], schema: String = "values.schema.json") -> [UInt8] {
        // A comment line is no comment in UTF-16, and comes before no directive.
        guard String(validating: file, as: UTF8.self) != nil, !file.contains(0), file.first != UInt8(ascii: "%") else {
            return file
        }
        // A mark is one only at the very beginning.
        let mark = file.starts(with: byteOrderMark) ? byteOrderMark : []
        let text = file.dropFirst(mark.count)
        let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true)
        if lines.contains(where: { $0.starts(with: marker) }) { return file }
        return mark + marker + Array(" $schema=\(schema)\n".utf8) + text
    }

    /// The chart's values files beside `values.yaml`, each with the path of the schema from its folder. Under `ci/`, only
    /// those named values: chart-testing ignores the others.
    static func otherFiles(in chart: String) -> [(path: String, schema: String)] {
        let names = ValuesFileNames(chart: chart)
        return names.environments.map { ("\(chart)/\($0)", "values.schema.json") }
            + names.tests.filter { $0.contains("values") }.map { ("\(chart)/\($0)", "../values.schema.json") }
    }
}
