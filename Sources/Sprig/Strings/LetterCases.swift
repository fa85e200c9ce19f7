import SluiceGoTemplate

/// Upper and lower case, and words in the cases of programming languages.
extension FunctionTable {
    mutating func registerLetterCases() {
        func add(_ name: String, stepsPerByte: Int = 1, _ body: @escaping @Sendable (String) -> String) {
            register(name, [.string]) { arguments, evaluation in
                let text = arguments.text(0)
                try evaluation.spend(text.utf8.count * stepsPerByte)
                return .string(body(text))
            }
        }
        add("upper") { LetterCases.mapping($0, \.goUppercase) }
        add("lower") { LetterCases.mapping($0, \.goLowercase) }
        add("title", LetterCases.titled)
        add("untitle", LetterCases.untitled)
        add("swapcase", LetterCases.swapped)
        add("nospace", LetterCases.withoutSpaces)
        add("initials", LetterCases.initials)
        add("snakecase", stepsPerByte: 4) { CodeCase.separated($0, by: "_") }
        add("kebabcase", stepsPerByte: 4) { CodeCase.separated($0, by: "-") }
        add("camelcase", stepsPerByte: 4) { CodeCase.pascal($0.repaired) }
    }
}

/// - Note: follows Go's package strings and Masterminds/goutils 1.1.1.
private enum LetterCases {
    static func mapping(_ text: String, _ body: (Unicode.Scalar) -> Unicode.Scalar) -> String {
        var result = String.UnicodeScalarView()
        result.reserveCapacity(text.utf8.count)
        for scalar in text.repaired.unicodeScalars { result.append(body(scalar)) }
        return String(result)
    }

    @Sendable static func titled(_ text: String) -> String {
        var isStart = true
        return mapping(text) { scalar in
            defer { isStart = separatesWords(scalar) }
            return isStart ? scalar.goTitlecase : scalar
        }
    }

    /// Of ASCII, all but letters, digits and the underscore; of the rest, spaces only.
    private static func separatesWords(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? !(scalar.isGoLetter || scalar.isGoNumber || scalar == "_") : scalar.isGoSpace
    }

    @Sendable static func untitled(_ text: String) -> String {
        var isStart = true
        return mapping(text) { scalar in
            defer { isStart = scalar.isGoSpace }
            return isStart ? scalar.goLowercase : scalar
        }
    }

    /// A small letter that begins a word gets title case.
    @Sendable static func swapped(_ text: String) -> String {
        var isStart = true
        return mapping(text) { scalar in
            if scalar.isGoUpper || scalar.isGoTitle {
                isStart = false
                return scalar.goLowercase
            }
            if scalar.isGoLower {
                defer { isStart = false }
                return isStart ? scalar.goTitlecase : scalar.goUppercase
            }
            isStart = scalar.isGoSpace
            return scalar
        }
    }

    /// Takes each byte for a character, as goutils does: once a space is found, `é` comes out as `Ã©`.
    @Sendable static func withoutSpaces(_ text: String) -> String {
        let bytes = text.goBytes
        guard bytes.contains(where: { Unicode.Scalar($0).isGoSpace }) else { return text }
        var result = String.UnicodeScalarView()
        for byte in bytes where !Unicode.Scalar(byte).isGoSpace { result.append(Unicode.Scalar(byte)) }
        return String(result)
    }

    /// Takes each byte for a character, as goutils does.
    @Sendable static func initials(_ text: String) -> String {
        var isStart = true
        var result = String.UnicodeScalarView()
        for scalar in text.goBytes.lazy.map({ Unicode.Scalar($0) }) {
            if scalar.isGoSpace {
                isStart = true
            } else if isStart {
                result.append(scalar)
                isStart = false
            }
        }
        return String(result)
    }
}
