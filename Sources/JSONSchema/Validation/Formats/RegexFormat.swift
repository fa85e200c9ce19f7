/// `regex`: a pattern by the grammar of ECMA-262.
///
/// Between its two modes: as in the one for Unicode, a backslash before a letter must mean something; as in the
/// other, brackets that close nothing stand for themselves.
enum RegexFormat {
    static func accepts(_ text: String) -> Bool {
        var pattern = PatternSyntax(reader: ScalarReader(text))
        return pattern.isValid()
    }
}

private struct PatternSyntax {
    var reader: ScalarReader
    private var openGroups = 0
    private var groupCount = 0
    private var greatestReference = 0
    private var names: Set<String> = []
    private var usedNames: Set<String> = []
    /// Whether there is something that a quantifier could repeat.
    private var hasAtom = false

    init(reader: ScalarReader) { self.reader = reader }

    mutating func isValid() -> Bool {
        while let scalar = reader.take() {
            guard take(scalar) else { return false }
        }
        return openGroups == 0 && greatestReference <= groupCount && usedNames.isSubset(of: names)
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "(":
            openGroups += 1
            hasAtom = false
            return takeGroupStart()
        case ")":
            openGroups -= 1
            hasAtom = true
            return openGroups >= 0
        case "|", "^", "$":
            hasAtom = false
            return true
        case "*", "+", "?":
            return takeQuantifierEnd()
        case "{":
            guard let bounds = takeBounds() else {
                hasAtom = true
                return true
            }
            return bounds && takeQuantifierEnd()
        case "[":
            hasAtom = true
            return takeClass()
        case "\\":
            return takeEscape()
        default:
            hasAtom = true
            return true
        }
    }

    private mutating func takeQuantifierEnd() -> Bool {
        guard hasAtom else { return false }
        _ = reader.take("?")
        hasAtom = false
        return true
    }

    /// Whether numbers in braces are in order; nil if they are no bounds but plain text.
    private mutating func takeBounds() -> Bool? {
        let start = reader
        guard let least = takeNumber() else {
            reader = start
            return nil
        }
        var most: Int? = least
        if reader.take(",") { most = takeNumber() }
        guard reader.take("}") else {
            reader = start
            return nil
        }
        return least <= most ?? .max
    }

    private mutating func takeNumber() -> Int? {
        var result: Int?
        // Nobody counts so far, and it must not overflow.
        while let digit = reader.take(where: \.isDigit) {
            result = min((result ?? 0) * 10 + Int(digit.value) - 48, 1 << 32)
        }
        return result
    }

    private mutating func takeGroupStart() -> Bool {
        guard reader.take("?") else {
            groupCount += 1
            return true
        }
        for start in [":", "=", "!", "<=", "<!"] where reader.take(text: start) { return true }
        guard reader.take("<"), let name = takeName() else { return false }
        groupCount += 1
        return names.insert(name).inserted
    }

    private mutating func takeName() -> String? {
        var name = ""
        while let scalar = reader.take(), scalar != ">" {
            let isWord = scalar == "_" || scalar == "$" || scalar.properties.isIDContinue
            guard isWord, !name.isEmpty || !scalar.isDigit else { return nil }
            name.unicodeScalars.append(scalar)
        }
        return name.isEmpty ? nil : name
    }

    // MARK: Escapes

    private mutating func takeEscape() -> Bool {
        hasAtom = true
        guard let scalar = reader.take() else { return false }
        switch scalar {
        case "b", "B":
            hasAtom = false
            return true
        case "k":
            guard reader.take("<"), let name = takeName() else { return false }
            usedNames.insert(name)
            return true
        case "1"..."9":
            let rest = takeNumber()
            let first = Int(scalar.value) - 48
            greatestReference = max(greatestReference, rest == nil ? first : 10 * first)
            return true
        default:
            return takeClassEscape(scalar)
        }
    }

    /// Escapes that a class may hold too.
    private mutating func takeClassEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "d", "D", "w", "W", "s", "S", "t", "n", "v", "f", "r": return true
        case "0": return !(reader.next?.isDigit ?? false)
        case "c": return reader.take(where: \.isLetter) != nil
        case "x": return takeHexDigits(2)
        case "u":
            guard reader.take("{") else { return takeHexDigits(4) }
            let length = reader.skip(while: \.isHexDigit)
            return (1...6).contains(length) && reader.take("}")
        case "p", "P":
            guard reader.take("{") else { return false }
            let length = reader.skip { $0.isLetter || $0.isDigit || $0 == "_" || $0 == "=" }
            return length > 0 && reader.take("}")
        default: return !scalar.isLetter && !scalar.isDigit
        }
    }

    private mutating func takeHexDigits(_ count: Int) -> Bool {
        for _ in 0..<count where reader.take(where: \.isHexDigit) == nil { return false }
        return true
    }

    // MARK: Classes

    private mutating func takeClass() -> Bool {
        _ = reader.take("^")
        while let first = reader.take() {
            if first == "]" { return true }
            guard takeMember(first) else { return false }
            let before = reader
            guard reader.take("-"), let last = reader.take(), last != "]" else {
                reader = before
                continue
            }
            guard takeMember(last) else { return false }
            // Of escapes the order is left open.
            if first != "\\", last != "\\", first > last { return false }
        }
        return false
    }

    private mutating func takeMember(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar == "\\" else { return true }
        guard let escaped = reader.take() else { return false }
        return escaped == "b" || escaped == "-" || takeClassEscape(escaped)
    }
}
