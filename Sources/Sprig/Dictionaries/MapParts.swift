import SluiceGoTemplate

/// Keys and values of maps, and maps with some of the entries of others. Go gives keys and values in random order;
/// here both are sorted by key.
extension FunctionTable {
    mutating func registerMapParts() {
        register("keys", variadic: .map) { arguments, _ in
            TypedList.strings(arguments.flatMap { $0.asMap?.sortedKeys ?? [] })
        }
        register("values", [.map]) { arguments, _ in .list(arguments.map(0).sorted.map(\.value)) }
        register("pluck", [.string], variadic: .map) { arguments, _ in
            .list(arguments.dropFirst().compactMap { $0.asMap?[arguments.text(0)] })
        }
        register("pick", [.map], variadic: .string) { arguments, _ in
            let map = arguments.map(0)
            let result = MapValue()
            for index in arguments.indices.dropFirst() {
                let key = arguments.text(index)
                if let value = map[key] { result[key] = value }
            }
            return .map(result)
        }
        register("omit", [.map], variadic: .string) { arguments, _ in
            let result = MapValue(arguments.map(0).dictionary)
            for index in arguments.indices.dropFirst() { result.remove(arguments.text(index)) }
            return .map(result)
        }
    }
}
