/// Go's Sprint, Sprintln and Sprintf over values.
public enum Printing {
    /// Values one after the other, with a space between two that are no strings.
    public static func print(_ values: [Value], limit: Int = Limits.textBytes) -> String {
        if values.count == 1, case .string(let text) = values[0] { return text }
        var formatter = Formatter(limit: limit)
        var previousIsString = true
        for (index, value) in values.enumerated() {
            var isString = false
            if case .string = value { isString = true }
            if index > 0, !isString, !previousIsString { formatter.append(UInt8(ascii: " ")) }
            formatter.write(value, verb: "v")
            previousIsString = isString
        }
        return String(decoding: formatter.output, as: UTF8.self)
    }

    /// Values with a space between any two, and a line feed.
    public static func printLine(_ values: [Value], limit: Int = Limits.textBytes) -> String {
        var formatter = Formatter(limit: limit)
        for (index, value) in values.enumerated() {
            if index > 0 { formatter.append(UInt8(ascii: " ")) }
            formatter.write(value, verb: "v")
        }
        formatter.append(UInt8(ascii: "\n"))
        return String(decoding: formatter.output, as: UTF8.self)
    }

    /// Mistakes in the format show up in the text, as `%!d(string=x)`.
    public static func format(
        _ format: String, _ values: [Value], limit: Int = Limits.textBytes
    ) -> String {
        FormatDirectives.format(format, values, limit: limit)
    }

    /// The arguments of `html`, `js` and `urlquery` as one text: nil is no value there.
    static func escapable(_ values: [Value]) -> String {
        print(
            values.map { value in
                if case .nil = value { return .string(noValue) }
                return value
            })
    }

    /// What an action prints when there is nothing to print.
    static let noValue = "<no value>"

    /// Appends what an action prints for a value.
    static func append(_ value: Value, to output: inout [UInt8], limit: Int) {
        if case .string(let text) = value {
            output.append(contentsOf: text.utf8)
            return
        }
        if case .object(let object) = value, object.map == nil, object.elements == nil {
            output.append(contentsOf: object.actionText.utf8)
            return
        }
        // Moved in and out, so that the bytes are not copied.
        var formatter = Formatter(limit: limit)
        swap(&formatter.output, &output)
        formatter.write(value, verb: "v")
        swap(&formatter.output, &output)
    }
}

extension Value: CustomStringConvertible {
    /// The text of the value, as `print` gives it.
    public var description: String { Printing.print([self]) }
}
