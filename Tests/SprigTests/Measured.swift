import Foundation
import SluiceGoTemplate
import SluiceSprig
import Testing

/// Tables of expressions with what the real Helm prints for them.
enum Measured {
    /// The values that the expressions were measured with.
    private static var values: [String: Value] {
        [
            "f": 3.0, "big": 1e15, "frac": 2.5, "s": "text", "e": "", "n": nil, "t": true, "l": ["a", 1.0, nil],
            "m": ["x": 1.0, "w": ["z": "deep"]], "el": [], "em": [:],
        ]
    }

    /// Rows that print something else than expected, with what they print.
    static func differences(in table: String) throws -> [String] {
        try table.split(separator: "\n").compactMap { line in
            let parts = line.components(separatedBy: " ⇒ ")
            let expression = try #require(parts.first)
            let expected = try JSONDecoder().decode(String.self, from: Data(try #require(parts.last).utf8))
            let text = printed(expression)
            // They were measured through JSON, which holds no bytes.
            return text.repaired.utf8.elementsEqual(expected.utf8) ? nil : "\(line), not \(text)"
        }
    }

    /// What a template prints, or its error after `ERR`.
    ///
    /// - Parameter text: a template, or an expression without braces.
    static func printed(_ text: String) -> String {
        let data: Value = ["Values": .map(MapValue(values, typeName: "common.Values"))]
        do throws(TemplateError) {
            var set = TemplateSet()
            let options = ParseOptions(functions: FunctionTable.sprig.names)
            try set.parse(text.hasPrefix("{{") ? text : "{{ \(text) }}", name: "t", options: options)
            return try set.render(
                "t", data: data, functions: .sprig, options: RenderOptions(missingKey: .zero))
        } catch {
            return "ERR \(error.message)"
        }
    }

    /// What a function gives for arguments of the declared types.
    static func call(_ name: String, _ arguments: Value...) throws -> Value {
        let function = try #require(FunctionTable.sprig[name])
        return try function.body(arguments, Evaluation(templates: TemplateSet(), functions: .sprig))
    }
}
