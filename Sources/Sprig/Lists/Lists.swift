import SluiceGoTemplate

/// Making lists and taking parts of them.
extension FunctionTable {
    mutating func registerLists() {
        for name in ["list", "tuple"] { register(name, variadic: .any) { arguments, _ in .list(arguments) } }
        for name in ["append", "push"] {
            registerTwins(name, [.any, .any]) { .list(try $0[0].elements("Cannot push on type") + [$0[1]]) }
        }
        registerTwins("prepend", [.any, .any]) { .list([$0[1]] + (try $0[0].elements("Cannot prepend on type"))) }
        registerTwins("first", [.any]) { try $0[0].elements("Cannot find first on type").first ?? .nil }
        registerTwins("last", [.any]) { try $0[0].elements("Cannot find last on type").last ?? .nil }
        registerTwins("rest", [.any]) {
            let list = try $0[0].elements("Cannot find rest on type")
            return list.isEmpty ? TypedList.nil : .list(Array(list.dropFirst()))
        }
        registerTwins("initial", [.any]) {
            let list = try $0[0].elements("Cannot find initial on type")
            return list.isEmpty ? TypedList.nil : .list(list.dropLast())
        }
        registerTwins("reverse", [.any]) { .list(try $0[0].elements("Cannot find reverse on type").reversed()) }
        registerTwins("compact", [.any]) {
            .list(try $0[0].elements("Cannot compact on type").filter { !$0.isEmptyForSprig })
        }
        registerTwins("slice", [.any], variadic: .any, ListParts.slice)
        registerTwins("chunk", [.int, .any], ListParts.chunks)
        register("concat", variadic: .any) { arguments, _ in try ListParts.concatenation(arguments) }
    }

    /// Registers a function under its name and as `must…`; in templates both fail alike.
    mutating func registerTwins(
        _ name: String, _ parameters: [Function.Parameter], variadic: Function.Parameter? = nil,
        _ body: @escaping @Sendable ([Value]) throws -> Value
    ) {
        let twin = "must" + name.prefix(1).uppercased() + name.dropFirst()
        for name in [name, twin] {
            register(name, parameters, variadic: variadic) { arguments, _ in try body(arguments) }
        }
    }
}

private enum ListParts {
    @Sendable static func slice(_ arguments: [Value]) throws -> Value {
        let list = try arguments[0].elements("list should be type of slice or array but")
        if list.isEmpty { return .nil }
        let start = arguments.count > 1 ? arguments[1].castInt : 0
        let end = arguments.count > 2 ? arguments[2].castInt : list.count
        guard start >= 0, start <= end, end <= list.count else {
            throw FunctionError("reflect.Value.Slice: slice index out of bounds")
        }
        let part = Array(list[start..<end])
        if case .object(let object) = arguments[0], let typed = object as? TypedList { return typed.with(part) }
        return .list(part)
    }

    @Sendable static func chunks(_ arguments: [Value]) throws -> Value {
        let size = arguments.number(0)
        let list = try arguments[1].elements("Cannot chunk type")
        guard size > 0 else { return try chunks(list, ofNegativeSize: size) }
        var chunks: [Value] = []
        var start = 0
        while start < list.count {
            let end = list.count - start > size ? start + size : list.count
            chunks.append(.list(Array(list[start..<end])))
            start = end
        }
        return .list(chunks)
    }

    /// Nobody means this; it follows from how Sprig counts the chunks.
    private static func chunks(_ list: [Value], ofNegativeSize size: Int) throws -> Value {
        if size < -1, list.count == 1 { return .list([.list(list)]) }
        guard size < 0, list.count > 1, list.count - 1 <= size.magnitude else {
            throw FunctionError("runtime error: makeslice: len out of range")
        }
        return .list([])
    }

    static func concatenation(_ lists: [Value]) throws -> Value {
        var result: [Value] = []
        for list in lists {
            guard let elements = list.asList else {
                if list.isNil { throw SprigError.nilDereference }
                throw FunctionError("Cannot concat type \(list.kindName) as list")
            }
            try SprigLimits.check(elements: result.count + elements.count)
            result += elements
        }
        return result.isEmpty ? TypedList.nil : .list(result)
    }
}
