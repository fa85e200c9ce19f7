import SluiceDiagnostics
import SluiceGoScalars

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

/// Reads the first document of a stream, as Go's `Unmarshal` does: what follows it is not looked at.
///
/// - Parameters:
///   - bytes: the stream.
///   - file: its name, for messages.
///   - options: how it is read.
///   - warnings: gets keys that are given twice, with `.lastWins`.
/// - Returns: its root node; `nil` if the document is empty.
/// - Throws: findings of the first document.
public func parseFirst(
    _ bytes: [UInt8], file: String, options: ParseOptions = ParseOptions(), warnings: inout [Finding]
) throws(SluiceError) -> Node? {
    try parseAll(SourceText(file: file, bytes: bytes), options: options, limit: nil, warnings: &warnings).first
}

/// - Parameter limit: of documents that are not empty; nil for the first document, empty or not.
private func parseAll(
    _ source: SourceText, options: ParseOptions, limit: Int?, warnings: inout [Finding]
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
        guard options.acceptsJSON, first == 0x7B || first == 0x5B,
            error.findings.first?.rule == "yaml-syntax" || error.findings.first?.rule == "yaml-encoding",
            let standIns = try? JSONScanner.scan(source, depth: options.depth)
        else { throw error }
        return try compose(source, standIns, options: options, limit: limit, warnings: &warnings)
    }
}

private func compose(
    _ source: SourceText, _ standIns: JSONStandIns, options: ParseOptions, limit: Int?, warnings: inout [Finding]
) throws(SluiceError) -> [Node] {
    var colons: FlowColons?
    while true {
        let input = colons?.input ?? standIns.input ?? source.bytes
        var unexpectedColon: Int?
        var found: [Finding] = []
        let result = input.withUnsafeBufferPointer { buffer in
            Result { () throws(SluiceError) in
                var composer = try Composer(
                    source: source, input: buffer, standIns: standIns, colons: colons, options: options)
                do throws(SluiceError) {
                    var nodes: [Node] = []
                    if let limit {
                        while nodes.count < limit, let node = try composer.nextDocument() { nodes.append(node) }
                    } else if let node = try composer.nextDocument(skippingEmpty: false) {
                        nodes.append(node)
                    }
                    found = composer.warnings
                    return nodes
                } catch {
                    unexpectedColon = composer.unexpectedColon
                    throw error
                }
            }
        }
        if let index = unexpectedColon, standIns.isEmpty {
            var next = colons ?? FlowColons(source.bytes)
            if next?.replaceColon(at: index) == true {
                colons = next
                continue
            }
        }
        warnings += found
        return try result.get()
    }
}
