/// Names in the cases of programming languages: `http_server`, `http-server`, `HttpServer`.
///
/// - Note: follows huandu/xstrings 1.5.
enum CodeCase {
    static func separated(_ text: String, by connector: Unicode.Scalar) -> String {
        var writer = SeparatedName(words: CodeWord.words(of: text), connector: connector)
        return writer.text()
    }

    /// Each word begins with a capital, and capitals after that one become small. The connectors at the beginning
    /// stay, and of several connectors all but one.
    @Sendable static func pascal(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        var result = String.UnicodeScalarView()
        var current: Unicode.Scalar?
        var isInCapitals = false
        while let scalar = scalars.popFirst() {
            current = scalar
            if !scalar.isConnector {
                isInCapitals = scalar.isGoUpper
                current = scalar.goUppercase
                break
            }
            result.append(scalar)
        }
        guard var current else { return "" }
        for scalar in scalars {
            let previous = current
            current = scalar
            if previous.isConnector {
                if current.isConnector {
                    result.append(previous)
                } else {
                    isInCapitals = current.isGoUpper
                    current = current.goUppercase
                }
                continue
            }
            if isInCapitals {
                if current.isGoUpper { current = current.goLowercase } else { isInCapitals = false }
            }
            result.append(previous)
        }
        result.append(current)
        return String(result)
    }
}

/// Words put together again, in small letters and with connectors between them.
private struct SeparatedName {
    let words: [CodeWord]
    let connector: Unicode.Scalar
    private var index = 0
    private var result = String.UnicodeScalarView()

    init(words: [CodeWord], connector: Unicode.Scalar) {
        self.words = words
        self.connector = connector
    }

    private var kind: CodeWord.Kind? { index < words.count ? words[index].kind : nil }

    private mutating func write(_ word: CodeWord) {
        for scalar in word.scalars {
            switch word.kind {
            case .connector: result.append(connector)
            case .capitalized: result.append(scalar.isGoUpper ? scalar.goLowercase : scalar)
            default: result.append(scalar)
            }
        }
    }

    private mutating func connect() {
        if let kind, kind != .connector, kind != .punctuation { result.append(connector) }
    }

    /// Numbers and small letters in a row count as one word.
    private mutating func writeNumbersAndLetters() {
        while kind == .letters || kind == .number {
            write(words[index])
            index += 1
        }
    }

    mutating func text() -> String {
        while index < words.count {
            let word = words[index]
            write(word)
            index += 1
            switch word.kind {
            case .connector, .punctuation: break
            case .number:
                writeNumbersAndLetters()
                connect()
            case .capitalized, .letters, .other: takeNumber()
            }
        }
        return String(result)
    }

    /// A number belongs to the word before it, unless small letters follow the number at once.
    private mutating func takeNumber() {
        guard kind == .number else { return connect() }
        if index + 1 < words.count, words[index + 1].kind == .letters {
            result.append(connector)
            writeNumbersAndLetters()
        } else {
            write(words[index])
            index += 1
        }
        connect()
    }
}
