import SluiceGoScalars
import SluiceYAML

/// Failures as Helm prints them, line by line.
///
/// - Note: worded and nested as the library that Helm uses words and nests them (santhosh-tekuri/jsonschema 6).
public enum FailureText {
    /// The failures, one a line, in Helm's words.
    public static func lines(_ failures: [SchemaFailure]) -> String {
        var text = ""
        for failure in failures { append(failure, indent: 1, to: &text) }
        return text
    }

    private static func append(_ failure: SchemaFailure, indent: Int, to text: inout String) {
        var indent = indent
        var isShown = true
        if case .reference = failure.kind, failure.causes.count == 1 { isShown = false }
        if isShown {
            if !text.isEmpty { text += "\n" }
            text += String(repeating: "  ", count: indent - 1)
            text += "- at \(quoted(SchemaURI.pointer(failure.instancePath))): \(message(failure.kind))"
            indent += 1
        }
        for cause in failure.causes { append(cause, indent: indent, to: &text) }
    }

    /// What is wrong, without the place.
    public static func message(_ kind: SchemaFailure.Kind) -> String {
        switch kind {
        case .group, .reference: "validation failed"
        case .falseSchema: "false schema"
        case .type(let got, let want): "got \(got), want \(want.joined(separator: " or "))"
        case .enumeration(let values): enumeration(values)
        case .const(let value): isComposite(value) ? "'const' failed" : "value must be \(display(value))"
        case .format(let name, let value, let reason):
            "\(display(value)) is not valid \(name)" + (reason.map { ": \($0)" } ?? "")
        case .minimum(let got, let want): "minimum: got \(number(got)), want \(number(want))"
        case .maximum(let got, let want): "maximum: got \(number(got)), want \(number(want))"
        case .exclusiveMinimum(let got, let want): "exclusiveMinimum: got \(number(got)), want \(number(want))"
        case .exclusiveMaximum(let got, let want): "exclusiveMaximum: got \(number(got)), want \(number(want))"
        case .multipleOf(let got, let want): "multipleOf: got \(number(got)), want \(number(.float(want)))"
        case .minLength(let got, let want): "minLength: got \(count(got)), want \(count(want))"
        case .maxLength(let got, let want): "maxLength: got \(count(got)), want \(count(want))"
        case .pattern(let got, let want): "\(quoted(got)) does not match pattern \(quoted(want))"
        case .minItems(let got, let want): "minItems: got \(count(got)), want \(count(want))"
        case .maxItems(let got, let want): "maxItems: got \(count(got)), want \(count(want))"
        case .uniqueItems(let first, let second): "items at \(first) and \(second) are equal"
        case .additionalItems(let count): "last \(count) additionalItem(s) not allowed"
        case .contains: "no items match contains schema"
        case .minContains(let got, let want): contains(got, want, "min")
        case .maxContains(let got, let want): contains(got, want, "max")
        case .minProperties(let got, let want): "minProperties: got \(count(got)), want \(count(want))"
        case .maxProperties(let got, let want): "maxProperties: got \(count(got)), want \(count(want))"
        case .required(let names):
            names.count == 1 ? "missing property \(quoted(names[0]))" : "missing properties \(list(names))"
        case .dependent(let property, let missing):
            "properties \(list(missing)) required, if \(quoted(property)) exists"
        case .additionalProperties(let names): "additional properties \(list(names)) not allowed"
        case .propertyName(let name): "invalid propertyName \(quoted(name))"
        case .allOf: "'allOf' failed"
        case .anyOf: "'anyOf' failed"
        case .oneOf(let matched):
            matched.count < 2
                ? "'oneOf' failed, none matched" : "'oneOf' failed, subschemas \(matched[0]), \(matched[1]) matched"
        case .not: "'not' failed"
        case .notASchema(let reason): "this is no valid schema: \(reason)"
        case .tooDeep: "nested too deep to be checked"
        case .tooMuch: "too much to be checked"
        }
    }

    private static func contains(_ got: [Int], _ want: Int, _ word: String) -> String {
        let which = got.isEmpty ? "no items" : "items at \(got.map(String.init).joined(separator: ", "))"
        return word == "min"
            ? "min \(want) items required to match contains schema, but \(which) matched"
            : "max \(want) items required to match contains schema, but matched \(got.count) items: \(which)"
    }

    private static func enumeration(_ values: [Value]) -> String {
        if values.contains(where: isComposite) { return "'enum' failed" }
        if values.count == 1 { return "value must be \(display(values[0]))" }
        return "value must be one of \(values.map(display).joined(separator: ", "))"
    }

    private static func isComposite(_ value: Value) -> Bool {
        value.schemaType == .array || value.schemaType == .object
    }

    private static func display(_ value: Value) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .array: "value"
        case .object: "value"
        case .null: "<nil>"
        case .bool(let flag): flag ? "true" : "false"
        case .int, .float: JSONWriter.write(value, indent: nil)
        }
    }

    private static func number(_ text: String) -> String { number(.float(Double(text) ?? .nan)) }

    /// As Go prints a float, in English: `1,234.5`, `1.234567×10⁰⁶`.
    private static func number(_ value: Value) -> String {
        guard let number = value.number, number.isFinite else { return JSONWriter.write(value, indent: nil) }
        let decimal = ShortestDecimal(number)
        var text: [UInt8] = []
        let exponent = decimal.point - 1
        guard number != 0, exponent < -4 || exponent >= 6 else {
            decimal.appendPositional(to: &text)
            return grouped(String(decoding: text, as: UTF8.self))
        }
        decimal.appendScientific(exponentDigits: 2, to: &text)
        let parts = String(decoding: text, as: UTF8.self).split(separator: "e")
        return "\(parts[0])×10" + superscript(parts.last ?? "")
    }

    private static func superscript(_ exponent: Substring) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return exponent.reduce(into: "") { text, character in
            if let digit = character.wholeNumberValue { text.append(digits[digit]) }
            if character == "-" { text.append("⁻") }
        }
    }

    private static func count(_ number: Int) -> String { grouped(String(number)) }

    /// With a comma between thousands, as English has it.
    private static func grouped(_ number: String) -> String {
        guard !number.utf8.contains(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }) else {
            return number
        }
        let sign = number.hasPrefix("-") ? "-" : ""
        let digits = number.dropFirst(sign.count).prefix { $0 != "." }
        let rest = number.dropFirst(sign.count + digits.count)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { result += "," }
            result.append(digit)
        }
        return sign + result + rest
    }

    private static func list(_ names: [String]) -> String { names.map(quoted).joined(separator: ", ") }

    private static func quoted(_ text: String) -> String {
        var result = "'"
        for character in text {
            if character == "'" || character == "\\" { result += "\\" }
            result.append(character)
        }
        return result + "'"
    }
}
