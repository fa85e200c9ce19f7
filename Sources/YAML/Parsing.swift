import Diagnostics

/// Reads one document.
///
/// - Returns: its root node; `nil` for a file with no document in it.
/// - Throws: one finding with file, line and column: a syntax error, a duplicate key, an unknown alias, bad
///   UTF-8, or a limit of `YAMLLimits` that is passed. A second document is an error too.
public func parse(_ bytes: [UInt8], file: String, options: ParseOptions = ParseOptions()) throws(SluiceError) -> Node? {
    try parse(SourceText(file: file, bytes: bytes), options: options)
}

/// The same for a source that is at hand already.
public func parse(_ source: SourceText, options: ParseOptions = ParseOptions()) throws(SluiceError) -> Node? {
    var warnings: [Finding] = []
    return try parse(source, options: options, warnings: &warnings)
}

/// The same; with `.lastWins`, the keys that stand twice are added to `warnings`.
public func parse(
    _ source: SourceText, options: ParseOptions = ParseOptions(), warnings: inout [Finding]
) throws(SluiceError) -> Node? {
    let documents = try parseAll(source, options: options, limit: 2, warnings: &warnings)
    guard documents.count < 2 else {
        throw SluiceError(findings: [
            Finding(
                rule: "yaml-documents", severity: .error, location: documents[1].location,
                message: "a second document begins here, where one is expected",
                hint: "remove the --- line or put the documents into files of their own")
        ])
    }
    return documents.first
}

/// Reads every document of a stream; empty documents are left out.
public func parseAll(_ bytes: [UInt8], file: String, options: ParseOptions = ParseOptions()) throws(SluiceError)
    -> [Node]
{
    var warnings: [Finding] = []
    return try parseAll(SourceText(file: file, bytes: bytes), options: options, limit: .max, warnings: &warnings)
}

private func parseAll(
    _ source: SourceText, options: ParseOptions, limit: Int, warnings: inout [Finding]
) throws(SluiceError) -> [Node] {
    guard source.bytes.count <= options.bytes else {
        throw SluiceError(findings: [
            Finding(
                rule: "yaml-size", severity: .error, location: SourceLocation(file: source.file, line: 0, column: 0),
                message: "the file has \(source.bytes.count) bytes; at most \(options.bytes) are read",
                hint: "give a smaller file")
        ])
    }
    if source.bytes.starts(with: [0xFF, 0xFE]) || source.bytes.starts(with: [0xFE, 0xFF]) {
        // libyaml reads it, but its marks would point to other bytes.
        throw SluiceError(findings: [
            Finding(
                rule: "yaml-encoding", severity: .error,
                location: SourceLocation(file: source.file, line: 0, column: 0),
                message: "the file is UTF-16 text", hint: "save it as UTF-8")
        ])
    }
    let isJSON = options.syntax == .json || (options.syntax == .byFileName && source.file.hasSuffix(".json"))
    if isJSON {
        return try compose(
            source, JSONScanner.scan(source, depth: options.depth), options: options, limit: limit, warnings: &warnings)
    }
    do throws(SluiceError) {
        return try compose(source, JSONStandIns(), options: options, limit: limit, warnings: &warnings)
    } catch {
        // Some valid JSON is no YAML to libyaml.
        let first = source.bytes.dropFirst(source.markLength).first { $0 > 32 }
        guard first == 0x7B || first == 0x5B,
            error.findings.first?.rule == "yaml-syntax" || error.findings.first?.rule == "yaml-encoding",
            let standIns = try? JSONScanner.scan(source, depth: options.depth)
        else { throw error }
        return try compose(source, standIns, options: options, limit: limit, warnings: &warnings)
    }
}

private func compose(
    _ source: SourceText, _ standIns: JSONStandIns, options: ParseOptions, limit: Int, warnings: inout [Finding]
) throws(SluiceError) -> [Node] {
    let input = standIns.input ?? source.bytes
    var result: Result<[Node], SluiceError> = .success([])
    input.withUnsafeBufferPointer { buffer in
        do throws(SluiceError) {
            var composer = try Composer(source: source, input: buffer, standIns: standIns, options: options)
            var nodes: [Node] = []
            while nodes.count < limit, let node = try composer.nextDocument() { nodes.append(node) }
            warnings += composer.warnings
            result = .success(nodes)
        } catch {
            result = .failure(error)
        }
    }
    return try result.get()
}
