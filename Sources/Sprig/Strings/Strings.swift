import SluiceGoTemplate

/// Trimming, searching, replacing and cutting text.
extension FunctionTable {
    mutating func registerStrings() {
        register("hello") { _, _ in "Hello!" }
        register("trim", [.string]) { arguments, _ in .string(Trimming.spaces(arguments.text(0))) }
        for name in ["trimAll", "trimall"] {
            register(name, [.string, .string]) { arguments, _ in
                .string(Trimming.characters(of: arguments.text(0), from: arguments.text(1)))
            }
        }
        register("trimSuffix", [.string, .string]) { arguments, _ in
            .string(Trimming.suffix(arguments.text(0), of: arguments.text(1)))
        }
        register("trimPrefix", [.string, .string]) { arguments, _ in
            .string(Trimming.prefix(arguments.text(0), of: arguments.text(1)))
        }
        register("contains", [.string, .string]) { arguments, _ in
            .bool(ByteSearch.contains(arguments.text(0), in: arguments.text(1)))
        }
        register("hasPrefix", [.string, .string]) { arguments, _ in
            .bool(arguments.text(1).goBytes.starts(with: arguments.text(0).goBytes))
        }
        register("hasSuffix", [.string, .string]) { arguments, _ in
            .bool(arguments.text(1).goBytes.reversed().starts(with: arguments.text(0).goBytes.reversed()))
        }
        register("replace", [.string, .string, .string]) { arguments, _ in
            .string(try ByteSearch.replacing(arguments.text(0), by: arguments.text(1), in: arguments.text(2)))
        }
        register("repeat", [.int, .string]) { arguments, _ in
            .string(try Repetition.text(arguments.text(1), times: arguments.number(0)))
        }
        register("trunc", [.int, .string]) { arguments, _ in
            .string(Substrings.truncated(arguments.text(1), arguments.number(0)))
        }
        register("substr", [.int, .int, .string]) { arguments, _ in
            .string(try Substrings.between(arguments.number(0), arguments.number(1), of: arguments.text(2)))
        }
        register("plural", [.string, .string, .int]) { arguments, _ in arguments[arguments.number(2) == 1 ? 0 : 1] }
    }
}
