import SluiceGoTemplate

extension FunctionTable {
    /// Adds Helm's functions that write and read YAML, JSON and TOML.
    public mutating func registerEncodings(rules: EncodingRules = .helm4) {
        registerYAML()
        registerJSON(rules)
        registerTOML(rules)
    }

    private mutating func registerYAML() {
        register("toYaml", [.any]) { arguments, _ in
            try Reading.text { () throws(FunctionError) in try GoYAML.text(of: arguments[0]) }
        }
        register("mustToYaml", [.any]) { arguments, _ in .string(try GoYAML.text(of: arguments[0])) }
        register("toYamlPretty", [.any]) { arguments, _ in
            try Reading.text { () throws(FunctionError) in try GoYAML.prettyText(of: arguments[0]) }
        }
        register("fromYaml", [.string]) { arguments, _ in
            Reading.map { () throws(FunctionError) in
                try Reading.map(in: GoYAML.value(of: arguments[0].utf8Bytes), source: .yaml)
            }
        }
        register("fromYamlArray", [.string]) { arguments, _ in
            Reading.list { () throws(FunctionError) in
                try Reading.list(in: GoYAML.value(of: arguments[0].utf8Bytes), source: .yaml)
            }
        }
    }

    private mutating func registerJSON(_ rules: EncodingRules) {
        register("toJson", [.any]) { arguments, _ in
            try Reading.text { () throws(FunctionError) in try GoJSON.text(of: arguments[0], rules: rules) }
        }
        register("mustToJson", [.any]) { arguments, _ in .string(try GoJSON.text(of: arguments[0], rules: rules)) }
        register("toPrettyJson", [.any]) { arguments, _ in
            try Reading.text { () throws(FunctionError) in
                try GoJSON.text(of: arguments[0], style: .pretty, rules: rules)
            }
        }
        register("mustToPrettyJson", [.any]) { arguments, _ in
            .string(try GoJSON.text(of: arguments[0], style: .pretty, rules: rules))
        }
        for name in ["toRawJson", "mustToRawJson"] {
            register(name, [.any]) { arguments, _ in
                .string(try GoJSON.text(of: arguments[0], style: .raw, rules: rules))
            }
        }
        register("fromJson", [.string]) { arguments, _ in
            Reading.value { () throws(FunctionError) in
                let (value, failure) = try GoJSON.read(arguments[0].utf8Bytes, rules)
                if case .nil = value, failure == nil { return .object(NilMap()) }
                let map = try Reading.map(in: value, source: .json)
                if let failure { map["Error"] = .string(failure.message) }
                return .map(map)
            }
        }
        register("fromJsonArray", [.string]) { arguments, _ in
            Reading.listValue { () throws(FunctionError) in
                let (value, failure) = try GoJSON.read(arguments[0].utf8Bytes, rules)
                if case .nil = value, failure == nil { return TypedList.nil }
                let values = try Reading.list(in: value, source: .json)
                if let failure { throw failure }
                return .list(values)
            }
        }
        register("mustFromJson", [.string]) { arguments, _ in
            try GoJSON.value(of: arguments[0].utf8Bytes, rules: rules)
        }
    }

    private mutating func registerTOML(_ rules: EncodingRules) {
        register("toToml", [.any]) { arguments, _ in
            // The encoder itself breaks at nil, which nothing catches.
            if case .nil = arguments[0] { return .string(try GoTOML.text(of: .nil, rules: rules)) }
            do throws(FunctionError) {
                return .string(try GoTOML.text(of: arguments[0], rules: rules))
            } catch {
                return .string(error.message)
            }
        }
        register("mustToToml", [.any]) { arguments, _ in .string(try GoTOML.text(of: arguments[0], rules: rules)) }
        register("fromToml", [.string]) { arguments, _ in
            Reading.map { () throws(FunctionError) in try GoTOML.value(of: arguments[0].utf8Bytes) }
        }
    }
}

extension Value {
    fileprivate var utf8Bytes: [UInt8] {
        if case .string(let text) = self { text.goBytes } else { [] }
    }
}

/// Results of functions that put their errors into what they return.
private enum Reading {
    enum Source { case yaml, json }

    /// Text of an encoder whose errors are swallowed, but for bounds of ours: nothing would be another text.
    static func text(_ write: () throws(FunctionError) -> String) throws(FunctionError) -> Value {
        do throws(FunctionError) {
            return .string(try write())
        } catch {
            if error.isLimit { throw error }
            return ""
        }
    }

    static func map(_ read: () throws(FunctionError) -> MapValue) -> Value {
        value { () throws(FunctionError) in .map(try read()) }
    }

    static func value(_ read: () throws(FunctionError) -> Value) -> Value {
        do throws(FunctionError) {
            return try read()
        } catch {
            return .map(MapValue(["Error": .string(error.message)]))
        }
    }

    static func list(_ read: () throws(FunctionError) -> [Value]) -> Value {
        listValue { () throws(FunctionError) in .list(try read()) }
    }

    static func listValue(_ read: () throws(FunctionError) -> Value) -> Value {
        do throws(FunctionError) {
            return try read()
        } catch {
            return .list([.string(error.message)])
        }
    }

    static func map(in value: Value, source: Source) throws(FunctionError) -> MapValue {
        switch value {
        case .map(let map): return map
        case .nil: return MapValue()
        default: throw mismatch(value, MapValue.standardTypeName, source)
        }
    }

    static func list(in value: Value, source: Source) throws(FunctionError) -> [Value] {
        switch value {
        case .list(let values): return values
        case .nil: return []
        default: throw mismatch(value, "[]interface {}", source)
        }
    }

    private static func mismatch(_ value: Value, _ type: String, _ source: Source) -> FunctionError {
        let kind =
            switch value {
            case .string: "string"
            case .bool: "bool"
            case .list: "array"
            case .map: "object"
            default: "number"
            }
        let message = "json: cannot unmarshal \(kind) into Go value of type \(type)"
        return FunctionError(
            source == .yaml ? "error unmarshaling JSON: while decoding JSON: \(message)" : message)
    }
}
