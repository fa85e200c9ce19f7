/// A run of characters of one kind in a name such as `HTTPServer2`.
///
/// - Note: follows huandu/xstrings 1.5.
struct CodeWord {
    enum Kind {
        case number, letters, connector, punctuation, other
        /// Capitals, or one capital and the small letters after it.
        case capitalized
    }

    let kind: Kind
    let scalars: Substring.UnicodeScalarView

    static func words(of text: String) -> [CodeWord] {
        var words: [CodeWord] = []
        var rest = text.unicodeScalars[...]
        while let first = rest.first {
            let kind = first.codeWordKind
            // Connectors are punctuation too, and stay such after other punctuation.
            var word = rest.prefix { kind == .punctuation ? $0.isGoPunctuation : $0.codeWordKind == kind }
            if kind == .capitalized {
                let letters = rest[word.endIndex...].prefix { $0.codeWordKind == .letters }
                // The last of several capitals belongs to the letters after it: HTTPServer is HTTP and Server.
                if !letters.isEmpty {
                    let last = rest.index(before: word.endIndex)
                    word = last == rest.startIndex ? rest[..<letters.endIndex] : rest[..<last]
                }
            }
            words.append(CodeWord(kind: kind, scalars: word))
            rest = rest[word.endIndex...]
        }
        return words
    }
}

extension Unicode.Scalar {
    var isConnector: Bool { self == "-" || self == "_" || isGoSpace }

    fileprivate var codeWordKind: CodeWord.Kind {
        if isConnector { return .connector }
        if isGoPunctuation { return .punctuation }
        if isGoUpper { return .capitalized }
        if isGoLetter, !isCommonChinese { return .letters }
        return isGoNumber ? .number : .other
    }

    private var isCommonChinese: Bool {
        switch value {
        case 0x4E00...0x9FCC, 0x3400...0x4D85, 0x20000...0x2B81D: true
        default: false
        }
    }
}
