import SluiceGoEncoding
import SluiceGoTemplate
import Testing

/// Rows measured with the real Helm: JSON texts with two spaces between them.
enum Measured {
    static func rows(_ text: String) throws -> [[Value]] {
        try text.split(separator: "\n").map { line in
            try columns(Array(line.utf8)).map { try GoJSON.value(of: $0) }
        }
    }

    /// JSON written on one line holds two spaces in a row only inside strings.
    private static func columns(_ line: [UInt8]) -> [[UInt8]] {
        var columns: [[UInt8]] = [[]]
        var isInString = false
        var index = 0
        while index < line.count {
            if line[index] == UInt8(ascii: "\\") {
                columns[columns.count - 1] += line[index..<index + 2]
                index += 2
                continue
            }
            if line[index] == UInt8(ascii: "\"") { isInString.toggle() }
            if !isInString, line[index...].starts(with: [32, 32]) {
                columns.append([])
                index += 2
            } else {
                columns[columns.count - 1].append(line[index])
                index += 1
            }
        }
        return columns
    }
}

/// Calls a registered function as a template does.
func call(_ name: String, _ argument: Value, rules: EncodingRules = .helm4) throws -> Value {
    var table = FunctionTable()
    table.registerEncodings(rules: rules)
    let function = try #require(table[name])
    return try function.body([argument], Evaluation(templates: TemplateSet()))
}
