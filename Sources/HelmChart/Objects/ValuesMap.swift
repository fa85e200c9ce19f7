import SluiceGoEncoding
import SluiceGoTemplate

/// Go's type `Values` of Helm, a map with methods: `.Values`, `.Template` and the dot of a template are one.
enum ValuesMap {
    static func make(_ entries: [String: SluiceGoTemplate.Value] = [:], rules: HelmRules) -> MapValue {
        MapValue(entries, typeName: rules.valuesTypeName) { method($0, of: $1, rules: rules) }
    }

    static func make(_ table: ValuesTable, rules: HelmRules) -> MapValue {
        make(MapValue(table).dictionary, rules: rules)
    }

    /// The same map as `Values`.
    static func view(_ map: MapValue, rules: HelmRules) -> MapValue {
        MapValue(map, as: rules.valuesTypeName) { method($0, of: $1, rules: rules) }
    }

    private static func method(_ name: String, of map: MapValue, rules: HelmRules) -> Function? {
        switch name {
        case "AsMap": Function { _, _ in .map(map.isEmpty ? MapValue() : MapValue(map)) }
        case "YAML": Function { _, _ in .string(try GoYAML.text(of: .map(map)) + "\n") }
        case "Table":
            Function([.string]) { arguments, _ in
                .map(view(try table(text(arguments[0]), in: map), rules: rules))
            }
        case "PathValue": Function([.string]) { arguments, _ in try value(at: text(arguments[0]), in: map) }
        case "Encode":
            Function([.any]) { arguments, _ in
                throw FunctionError("wrong type for value; expected io.Writer; got \(arguments[0].typeName)")
            }
        default: nil
        }
    }

    private static func text(_ value: SluiceGoTemplate.Value) -> String {
        if case .string(let text) = value { text } else { "" }
    }

    private static func table(_ path: String, in map: MapValue) throws(FunctionError) -> MapValue {
        try table(names(path)[...], in: map)
    }

    private static func table(_ names: ArraySlice<String>, in map: MapValue) throws(FunctionError) -> MapValue {
        var current = map
        for name in names {
            guard case .map(let next)? = current[name] else {
                throw FunctionError("\(Printing.format("%q", [.string(name)])) is not a table")
            }
            current = next
        }
        return current
    }

    /// - Note: follows `PathValue` of Helm, which gives no table.
    private static func value(at path: String, in map: MapValue) throws(FunctionError) -> SluiceGoTemplate.Value {
        guard !path.isEmpty else { throw FunctionError("YAML path cannot be empty") }
        let names = names(path)
        let last = names.last ?? ""
        let holder = try? table(names.dropLast(), in: map)
        switch holder?[last] {
        case nil, .map?: throw FunctionError("\(Printing.format("%q", [.string(last)])) is not a value")
        case let value?: return value
        }
    }

    private static func names(_ path: String) -> [String] {
        path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }
}
