import SluiceGoTemplate

/// Making maps, reading and changing them. Maps are references: `set` and `unset` change the map itself.
extension FunctionTable {
    mutating func registerDictionaries() {
        register("dict", variadic: .any) { arguments, _ in
            let map = MapValue()
            for index in stride(from: 0, to: arguments.count, by: 2) {
                map[arguments[index].sprigText] = index + 1 < arguments.count ? arguments[index + 1] : ""
            }
            return .map(map)
        }
        register("get", [.map, .string]) { arguments, _ in arguments.map(0)[arguments.text(1)] ?? "" }
        register("set", [.map, .string, .any]) { arguments, _ in
            guard let map = arguments[0].asMap else { throw SprigError.nilMap }
            map[arguments.text(1)] = arguments[2]
            return .map(map)
        }
        register("unset", [.map, .string]) { arguments, _ in
            let map = arguments.map(0)
            map.remove(arguments.text(1))
            return .map(map)
        }
        register("hasKey", [.map, .string]) { arguments, _ in .bool(arguments.map(0)[arguments.text(1)] != nil) }
        register("dig", variadic: .any) { arguments, _ in try Digging.value(arguments) }
        for name in ["deepCopy", "mustDeepCopy"] {
            register(name, [.any]) { arguments, _ in
                if arguments[0].isNil { throw FunctionError("reflect: call of reflect.Value.Type on zero Value") }
                var copying = DeepCopying()
                return try copying.copy(arguments[0])
            }
        }
    }
}

private enum Digging {
    static func value(_ arguments: [Value]) throws -> Value {
        guard arguments.count >= 3 else { throw FunctionError("dig needs at least three arguments") }
        let fallback = arguments[arguments.count - 2]
        var value = arguments[arguments.count - 1]
        _ = try plainMap(value)
        let keys = try arguments.dropLast(2).map { key in
            guard case .string(let text) = key else { throw mismatch(key, wanted: "string") }
            return text
        }
        for key in keys {
            guard let next = try plainMap(value)[key] else { return fallback }
            value = next
        }
        return value
    }

    /// A map of the ordinary type. Go's assertion refuses named types too, such as that of `.Values`.
    private static func plainMap(_ value: Value) throws -> MapValue {
        guard case .map(let map) = value, map.typeName == MapValue.standardTypeName else {
            throw mismatch(value, wanted: MapValue.standardTypeName)
        }
        return map
    }

    private static func mismatch(_ value: Value, wanted type: String) -> FunctionError {
        let got = value.isNil ? "nil" : value.typeName
        return FunctionError("interface conversion: interface {} is \(got), not \(type)")
    }
}
