/// The words that a name consists of, and their letters.
///
/// Only ASCII letters and digits are kept; other letters are transliterated.
enum IdentifierWords {
    /// The parts between characters that identifiers do not take; for a name that consists of such characters only,
    /// the words for them.
    static func split(_ name: String) -> [String] {
        let words = Transliteration.ascii(name).unicodeScalars.split { !isLetter($0) && !isDigit($0) }.map {
            String($0)
        }
        return words.isEmpty ? spelled(name) : words
    }

    /// Words in one; an underscore keeps numbers apart, as in `tlsv1_2`.
    static func join(_ words: [String]) -> String {
        var result = ""
        for word in words {
            if let last = result.unicodeScalars.last, let first = word.unicodeScalars.first,
                isDigit(last), isDigit(first)
            {
                result += "_"
            }
            result += word
        }
        return result
    }

    static func capitalized(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// Lowers the first letter, or a leading abbreviation: `Always`, `TCP`, `HTTPRoute`, `IPv4`, `URLs`.
    static func uncapitalized(_ word: String) -> String {
        let scalars = Array(word.unicodeScalars)
        var length = scalars.prefix(while: isUppercase).count
        if length > 1, length < scalars.count, isLowercase(scalars[length]) {
            let isWordOfItsOwn = isPlural(scalars[length...]) || isVersion(scalars[length...])
            if !isWordOfItsOwn { length -= 1 }
        }
        let head = String(String.UnicodeScalarView(scalars[..<length])).lowercased()
        return head + String(String.UnicodeScalarView(scalars[length...]))
    }

    /// The words of a camel-case name: `to`, `CIDR` and `Set` of `toCIDRSet`, `match` and `FQDNs` of `matchFQDNs`.
    static func camelCase(_ name: String) -> [String] {
        split(name).flatMap { part in
            let scalars = Array(part.unicodeScalars)
            var words: [String] = []
            var start = 0
            for index in scalars.indices.dropFirst() where isUppercase(scalars[index]) {
                // In an abbreviation, the last capital letter begins the next word if a small one follows.
                let rest = scalars[(index + 1)...]
                let isNext = rest.first.map(isLowercase) == true && !isPlural(rest)
                guard !isUppercase(scalars[index - 1]) || isNext else { continue }
                words.append(String(String.UnicodeScalarView(scalars[start..<index])))
                start = index
            }
            return words + [String(String.UnicodeScalarView(scalars[start...]))]
        }
    }

    /// The last word of a camel-case name: `Port` of `NetworkPolicyPort`.
    static func last(of name: String) -> String {
        let scalars = Array(name.unicodeScalars)
        guard let start = scalars.lastIndex(where: isUppercase) else { return name }
        var first = start
        // In `IPBlockURL` the abbreviation is the word.
        if start == scalars.count - 1 {
            while first > 0, isUppercase(scalars[first - 1]) { first -= 1 }
        }
        return String(String.UnicodeScalarView(scalars[first...]))
    }

    /// One of what a list's name tells: `policyTypes` becomes `policyType`.
    static func singular(_ name: String) -> String {
        if name.hasSuffix("ies"), name.count > 4 { return name.dropLast(3) + "y" }
        if ["sses", "ches", "shes", "xes"].contains(where: name.hasSuffix) { return String(name.dropLast(2)) }
        if ["ss", "us", "is"].contains(where: name.hasSuffix) || isAbbreviation(name) { return name }
        if name.hasSuffix("s"), name.count > 2 { return String(name.dropLast()) }
        return name
    }

    /// Whether the `s` at the end stands for a word, as in `dns`.
    private static func isAbbreviation(_ name: String) -> Bool {
        let words = camelCase(name)
        return ["aws", "css", "dns", "https", "nfs", "os", "tls"].contains(words.last?.lowercased())
    }

    /// The words for a sign or an operator: `not` and `equals` for `!=`; those that have none are left out.
    static func spelled(_ name: String) -> [String] {
        name.unicodeScalars.compactMap { sign in signs.first { $0.sign == sign }?.word }
    }

    private static let signs: [(sign: Unicode.Scalar, word: String)] = [
        ("!", "not"), ("=", "equals"), ("~", "matches"), ("<", "less"), (">", "greater"), ("*", "asterisk"),
        ("+", "plus"), ("-", "minus"), ("/", "slash"), (".", "dot"), ("%", "percent"), ("&", "and"), ("|", "or"),
        ("^", "caret"), ("?", "question"), (":", "colon"), (",", "comma"), (";", "semicolon"), ("_", "underscore"),
    ]

    static func isLowercase(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) }
    static func isUppercase(_ scalar: Unicode.Scalar) -> Bool { ("A"..."Z").contains(scalar) }
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    static func isLetter(_ scalar: Unicode.Scalar) -> Bool { isLowercase(scalar) || isUppercase(scalar) }

    /// The `s` of `URLs`.
    private static func isPlural(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        rest.first == "s" && rest.dropFirst().first.map(isUppercase) != false
    }

    /// The `v4` of `IPv4`.
    private static func isVersion(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
        rest.first == "v" && rest.dropFirst().first.map { isDigit($0) } != false
    }
}
