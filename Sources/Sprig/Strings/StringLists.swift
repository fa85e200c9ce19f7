import SluiceGoTemplate

/// Splitting text into lists and joining lists into text.
extension FunctionTable {
    mutating func registerStringLists() {
        register("split", [.string, .string]) { arguments, _ in
            try Self.numberedPieces(of: arguments.text(1), by: arguments.text(0), limit: -1)
        }
        register("splitn", [.string, .int, .string]) { arguments, _ in
            try Self.numberedPieces(of: arguments.text(2), by: arguments.text(0), limit: arguments.number(1))
        }
        register("splitList", [.string, .string]) { arguments, _ in
            TypedList.strings(try Splitting.pieces(of: arguments.text(1), by: arguments.text(0)))
        }
        register("toStrings", [.any]) { arguments, _ in TypedList.strings(arguments[0].sprigTexts) }
        register("join", [.string, .any]) { arguments, _ in
            .string(try Self.joined(arguments[1].sprigTexts, separator: arguments.text(0)))
        }
        register("sortAlpha", [.any]) { arguments, _ in
            guard arguments[0].asList != nil else { return TypedList.strings([arguments[0].sprigText]) }
            return TypedList.strings(arguments[0].sprigTexts.sorted(by: Value.precedes))
        }
    }

    /// Pieces under the names `_0`, `_1` and so on.
    private static func numberedPieces(of text: String, by separator: String, limit: Int) throws -> Value {
        var entries: [String: Value] = [:]
        let pieces = try Splitting.pieces(of: text, by: separator, limit: limit, maximum: SprigLimits.entries)
        for (index, piece) in pieces.enumerated() { entries["_\(index)"] = piece }
        return .map(MapValue(entries, typeName: "map[string]string"))
    }

    private static func joined(_ texts: [String], separator: String) throws -> String {
        var size = 0
        for text in texts {
            size += text.utf8.count
            try SprigLimits.check(bytes: size)
        }
        try SprigLimits.check(bytes: separator.utf8.count, times: max(texts.count - 1, 0), added: size)
        return texts.joined(separator: separator)
    }
}
