import SluiceCLibYAML
import SluiceGoTemplate

/// libyaml's errors in the words of go-yaml.
enum YAMLFailure {
    static func error(of parser: UnsafeMutablePointer<yaml_parser_t>) -> FunctionError {
        let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem parsing YAML content"
        return FunctionError("error converting YAML to JSON: yaml: \(place(parser))\(problem)")
    }

    /// go-yaml counts lines from 0 and adds one only for the scanner's errors.
    private static func place(_ parser: UnsafeMutablePointer<yaml_parser_t>) -> String {
        guard parser.pointee.error != YAML_READER_ERROR else { return "" }
        var line = parser.pointee.problem_mark.line
        if line != 0 {
            if parser.pointee.error == YAML_SCANNER_ERROR { line += 1 }
        } else {
            line = parser.pointee.context_mark.line
        }
        return line == 0 ? "" : "line \(line): "
    }
}
