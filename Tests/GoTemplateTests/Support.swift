import Testing

@testable import SluiceGoTemplate

/// A row of a table: a template and what is expected of it.
struct Row: Sendable, CustomTestStringConvertible {
    let template: String
    let expected: String
    var testDescription: String { template }

    init(_ template: String, _ expected: String) {
        self.template = template
        self.expected = expected
    }
}

/// Functions that stand for those a host registers.
let hostFunctions: FunctionTable = {
    var table = FunctionTable()
    table.register("upper", [.string]) { arguments, _ in
        .string(arguments[0].description.uppercased())
    }
    table.register("list", variadic: .any) { arguments, _ in .list(arguments) }
    table.register("dict", variadic: .any) { arguments, _ in
        let pairs = stride(from: 0, to: arguments.count - 1, by: 2)
        return .map(MapValue(Dictionary(uniqueKeysWithValues: pairs.map { ("\(arguments[$0])", arguments[$0 + 1]) })))
    }
    table.register("cut", [.int, .string]) { arguments, _ in
        guard case .integer(let count, _) = arguments[0] else { return .nil }
        return .string(String(arguments[1].description.prefix(Int(count))))
    }
    table.register("half", [.float64]) { arguments, _ in
        guard case .float(let value) = arguments[0] else { return .nil }
        return .float(value / 2)
    }
    table.register("wide", [.any]) { _, _ in .int64(7) }
    table.register("refuse", [.string]) { arguments, _ in
        throw FunctionError(arguments[0].description)
    }
    table.register("include", [.string, .any]) { arguments, evaluation in
        .string(try evaluation.render(arguments[0].description, data: arguments[1]))
    }
    table.register("put", [.map, .string, .any]) { arguments, _ in
        arguments[0].asMap?[arguments[1].description] = arguments[2]
        return ""
    }
    table.register("twice", [.any]) { arguments, _ in
        .function(Function([.string]) { inner, _ in .string("\(inner[0])\(inner[0])") })
    }
    return table
}()

final class Gadget: TemplateObject {
    var typeName: String { "host.Gadget" }
    var description: String { "gadget!" }
    func field(_ name: String) -> Value? {
        switch name {
        case "Size": 3
        case "Nothing": Value.nil
        default: nil
        }
    }
    func method(_ name: String) -> Function? {
        guard name == "Join" else { return nil }
        return Function([.string], variadic: .any) { arguments, _ in
            .string(arguments.map(\.description).joined(separator: "+"))
        }
    }
}

/// Built anew for each row, for maps are references.
func sampleData() -> Value {
    [
        "name": "robin", "empty": "", "yes": true, "no": false, "zero": 0, "one": 1, "pi": 3.25,
        "big": 1_234_567.0, "none": nil, "list": ["x", 2, nil], "numbers": [3, 1, 2],
        "map": ["b": 2, "a": "one", "c": ["deep": "down", "none": nil]], "gadget": .object(Gadget()),
        "html": "<a & 'b'>", "byte": .unsigned(200, .uint8), "accents": "éàü",
    ]
}

func run(
    _ template: String, missingKey: RenderOptions.MissingKey = .default,
    delimiters: Delimiters = .standard
) throws(TemplateError) -> String {
    var set = TemplateSet()
    let options = ParseOptions(delimiters: delimiters, functions: hostFunctions.names)
    try set.parse(template, name: "t.yaml", options: options)
    return try set.render(
        "t.yaml", data: sampleData(), functions: hostFunctions,
        options: RenderOptions(missingKey: missingKey))
}

/// The result, or the error's text.
func outcome(
    _ template: String, missingKey: RenderOptions.MissingKey = .default,
    delimiters: Delimiters = .standard
) -> String {
    do {
        return try run(template, missingKey: missingKey, delimiters: delimiters)
    } catch {
        return error.description
    }
}
