import SluiceGoTemplate

/// Choosing between values by whether they are empty.
extension FunctionTable {
    mutating func registerDefaults() {
        register("default", [.any], variadic: .any) { arguments, _ in
            arguments.count < 2 || arguments[1].isEmptyForSprig ? arguments[0] : arguments[1]
        }
        register("empty", [.any]) { arguments, _ in .bool(arguments[0].isEmptyForSprig) }
        register("coalesce", variadic: .any) { arguments, _ in arguments.first { !$0.isEmptyForSprig } ?? .nil }
        register("all", variadic: .any) { arguments, _ in .bool(arguments.allSatisfy { !$0.isEmptyForSprig }) }
        register("any", variadic: .any) { arguments, _ in .bool(arguments.contains { !$0.isEmptyForSprig }) }
        register("ternary", [.any, .any, .bool]) { arguments, _ in arguments[arguments.flag(2) ? 0 : 1] }
        register("fail", [.string]) { arguments, _ in throw FunctionError(arguments.text(0)) }
    }
}

extension Value {
    /// Nil, false, zero, and whatever has no elements. Objects that are neither lists nor maps are never empty.
    var isEmptyForSprig: Bool { !isTrue }
}
