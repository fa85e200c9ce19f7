import SluiceGoTemplate

/// Asking for the type of a value.
extension FunctionTable {
    mutating func registerReflection() {
        register("typeOf", [.any]) { arguments, _ in .string(arguments[0].typeName) }
        register("typeIs", [.string, .any]) { arguments, _ in
            .bool(arguments[1].typeName.hasSameBytes(as: arguments.text(0)))
        }
        register("typeIsLike", [.string, .any]) { arguments, _ in
            let type = arguments[1].typeName
            return .bool(arguments.text(0) == type || "*" + arguments.text(0) == type)
        }
        register("kindOf", [.any]) { arguments, _ in .string(arguments[0].kindName) }
        register("kindIs", [.string, .any]) { arguments, _ in
            .bool(arguments[1].kindName.hasSameBytes(as: arguments.text(0)))
        }
        register("deepEqual", [.any, .any]) { arguments, _ in
            var equality = DeepEquality()
            return .bool(try equality.holds(arguments[0], arguments[1]))
        }
    }
}
