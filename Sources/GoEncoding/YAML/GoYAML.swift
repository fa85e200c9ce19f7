import SluiceDiagnostics
import SluiceGoScalars
import SluiceGoTemplate

/// YAML as Helm writes and reads it: sigs.k8s.io/yaml, which is go.yaml.in/yaml/v2 with encoding/json between
/// it and the values.
public enum GoYAML {
    /// The YAML text of a value, without the last line break: Helm's `toYaml`.
    ///
    /// - Throws: what encoding/json and the YAML reader say of infinities, NaN, functions, maps within themselves,
    ///   and of strings that hold control characters which JSON does not escape.
    public static func text(of value: Value) throws(FunctionError) -> String {
        String(decoding: try bytes(of: value), as: UTF8.self)
    }

    /// The same as UTF-8.
    public static func bytes(of value: Value) throws(FunctionError) -> [UInt8] {
        try YAMLWriter.text(of: value, .v2)
    }

    /// The YAML text of a value as Helm's `toYamlPretty` writes it: lists indented, long lines not folded.
    public static func prettyText(of value: Value) throws(FunctionError) -> String {
        String(decoding: try YAMLWriter.text(of: value, .v3), as: UTF8.self)
    }

    /// The value of the first document of a YAML text, as Helm's `fromYaml` and its reader of values see it: the
    /// last of equal keys counts, all numbers are floats, keys are text.
    ///
    /// - Parameter file: for the location of an error.
    /// - Throws: one finding in go-yaml's words.
    public static func value(of bytes: [UInt8], file: String) throws(SluiceError) -> Value {
        do throws(FunctionError) {
            return try value(of: bytes)
        } catch {
            throw SluiceError(findings: [finding(error, file: file)])
        }
    }

    /// The same, with the error as Go words it.
    public static func value(of bytes: [UInt8]) throws(FunctionError) -> Value {
        var colons: FlowColons?
        while true {
            var unexpectedColon: Int?
            let result = (colons?.input ?? bytes).withUnsafeBufferPointer { buffer in
                Result { () throws(FunctionError) in
                    var reader = try YAMLReader(buffer, colons: colons)
                    do throws(FunctionError) {
                        return try reader.firstDocument()
                    } catch {
                        unexpectedColon = reader.unexpectedColon
                        throw error
                    }
                }
            }
            if let index = unexpectedColon {
                var next = colons ?? FlowColons(bytes)
                if next?.replaceColon(at: index) == true {
                    colons = next
                    continue
                }
            }
            return try result.get()
        }
    }

    private static func finding(_ error: FunctionError, file: String) -> Finding {
        let marker = "yaml: line "
        var line = 0
        if let range = error.message.firstRange(of: marker) {
            line = Int(error.message[range.upperBound...].prefix { $0.isNumber }) ?? 0
        }
        return Finding(
            rule: "yaml-syntax", severity: .error, location: SourceLocation(file: file, line: line, column: 0),
            message: error.message, hint: "check quotes, brackets and indentation near this line")
    }
}
