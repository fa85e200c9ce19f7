import SluiceCLibYAML
import SluiceDiagnostics

/// Turns libyaml's error state into a finding that says where, what and what to do.
struct ParserFailure {
    var parser: UnsafeMutablePointer<yaml_parser_t>
    var source: SourceText
    /// Scalar indexes at which the collections that are still open begin.
    var openStarts: [Int]

    var error: SluiceError {
        SluiceError(findings: [finding])
    }

    private var finding: Finding {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "out of memory"
        if parser.pointee.error == YAML_READER_ERROR {
            // Only here the mark is empty and the offset counts bytes.
            let offset = Int(parser.pointee.problem_offset)
            return Finding(
                rule: "yaml-encoding", severity: .error, location: source.location(ofByte: offset),
                message: readerMessage(problem, offset: offset),
                hint: "save the file as UTF-8 text without control characters")
        }
        let mark = parser.pointee.problem_mark
        let byte = source.byte(ofScalar: mark.index)
        var related: [RelatedLocation] = []
        if byte >= source.bytes.count, let start = openStarts.last {
            let place = source.byte(ofScalar: start)
            if place < source.bytes.count, source.bytes[place] == 0x5B || source.bytes[place] == 0x7B {
                let bracket = source.bytes[place] == 0x5B ? "[" : "{"
                return Finding(
                    rule: "yaml-syntax", severity: .error, location: source.location(ofByte: place),
                    message: "this \(bracket) is never closed", hint: "close it with \(bracket == "[" ? "]" : "}")")
            }
        }
        if let context = parser.pointee.context.map({ String(cString: $0) }), parser.pointee.context_mark.index > 0 {
            related.append(
                RelatedLocation(
                    location: source.location(ofByte: source.byte(ofScalar: parser.pointee.context_mark.index)),
                    message: context))
        }
        return Finding(
            rule: "yaml-syntax", severity: .error, location: source.location(ofByte: byte), message: problem,
            hint: hint(problem, byte: byte), related: related)
    }

    private func readerMessage(_ problem: String, offset: Int) -> String {
        if offset < source.bytes.count, source.bytes[offset] == 0 { return "this is no text: it holds a zero byte" }
        return problem
    }

    private func hint(_ problem: String, byte: Int) -> String {
        if byte < source.bytes.count, source.bytes[byte] == 9 { return "indent with spaces: YAML allows no tabs there" }
        if problem.contains("mapping values are not allowed") {
            return "quote text that holds \": \", and check the indentation"
        }
        if problem.contains("did not find expected key") || problem.contains("block mapping") {
            return "check that this line is indented like its neighbours"
        }
        if problem.contains("cannot start any token") { return "quote text that begins with this character" }
        return "check quotes, brackets and indentation here and in the line before"
    }
}
