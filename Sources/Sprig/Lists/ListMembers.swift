import SluiceGoTemplate

/// Asking what is in a list, and lists without some of their elements.
extension FunctionTable {
    mutating func registerListMembers() {
        registerTwins("has", [.any, .any]) { arguments in
            if arguments[1].isNil { return .bool(false) }
            var equality = DeepEquality()
            for element in try arguments[1].elements("Cannot find has on type")
            where try equality.holds(arguments[0], element) {
                return .bool(true)
            }
            return .bool(false)
        }
        registerTwins("without", [.any], variadic: .any) { arguments in
            let list = try arguments[0].elements("Cannot find without on type")
            var omitted = DistinctValues()
            for value in arguments.dropFirst() { _ = try omitted.insert(value) }
            return .list(try list.filter { try !omitted.contains($0) })
        }
        registerTwins("uniq", [.any]) { arguments in
            var seen = DistinctValues()
            return .list(try arguments[0].elements("Cannot find uniq on type").filter { try seen.insert($0) })
        }
    }
}
