import SluiceDiagnostics
import SluiceFiles
import SluiceYAML

/// Parses a set expression and assigns as it goes, for each step depends on what is already there.
struct SetParser {
    /// Helm's own limits.
    static let maximumIndex = 65_536
    static let maximumDepth = 30
    /// Our own, for lists in lists; Helm has none.
    static let maximumIndexes = 256

    /// What an assignment left: Helm's parser stops silently where the text ends early, as in `a[0]`.
    enum Rest { case more, end }

    private let expression: SetExpression
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var indexes = 0

    private let rules: HelmRules

    init(_ expression: SetExpression, rules: HelmRules) {
        self.expression = expression
        self.rules = rules
        scalars = Array(expression.text.unicodeScalars)
    }

    /// Carries out one assignment (all that is left of it) in the table at this depth.
    mutating func assignment(in table: inout ValuesTable, depth: Int) throws(SluiceError) -> Rest {
        let start = position
        let (key, stop) = read(until: expression.kind == .literal ? ["=", "[", "."] : ["=", "[", ",", "."])
        switch stop {
        case nil where key.isEmpty:
            return .end
        case nil:
            throw problem(start, "'\(key)' has no value", hint: "write '\(key)=VALUE'")
        case "[":
            return try listAssignment(to: key, in: &table, depth: depth, start)
        case "=":
            let isBare = isAtEnd && expression.kind != .json
            Self.set(key, try assignedValue(), in: &table)
            return isBare ? .end : .more
        case ".":
            return try nestedAssignment(in: key, of: &table, depth: depth, start)
        default:
            throw problem(
                start, "'\(key)' has no value before the comma",
                hint: "write '\\,' for a comma that belongs to a name or value")
        }
    }

    private mutating func nestedAssignment(
        in key: String, of table: inout ValuesTable, depth: Int, _ start: Int
    ) throws(SluiceError) -> Rest {
        guard depth < Self.maximumDepth else {
            throw problem(start, "names are nested more than \(Self.maximumDepth) deep, Helm's limit")
        }
        var inner: ValuesTable = [:]
        if let existing = table[key] {
            guard case .object(let entries) = existing else {
                throw problem(start, "'\(key)' is no mapping here, so nothing can be set inside it")
            }
            inner = entries
        }
        let rest = try assignment(in: &inner, depth: depth + 1)
        if !inner.isEmpty {
            Self.set(key, .object(inner), in: &table)
        } else if rest == .more {
            throw problem(start, "'\(key)' gets no value")
        }
        return rest
    }

    private mutating func listAssignment(
        to key: String, in table: inout ValuesTable, depth: Int, _ start: Int
    ) throws(SluiceError) -> Rest {
        guard let index = try readIndex() else { return .end }
        var list: [Value] = []
        if let existing = table[key] {
            guard case .array(let elements) = existing else {
                throw problem(start, "'\(key)' is no list here, so it has no element \(index)")
            }
            list = elements
        }
        let rest = try elementAssignment(in: &list, at: index, depth: depth)
        Self.set(key, .array(list), in: &table)
        return rest
    }

    /// Goes on after `]`.
    private mutating func elementAssignment(
        in list: inout [Value], at index: Int, depth: Int
    ) throws(SluiceError) -> Rest {
        let start = position
        indexes += 1
        defer { indexes -= 1 }
        guard indexes <= Self.maximumIndexes else {
            throw problem(start, "lists are nested more than \(Self.maximumIndexes) deep")
        }
        let (surplus, stop) = read(until: ["[", ".", "="])
        guard surplus.isEmpty else {
            throw problem(start, "expected '=', '.' or '[' after the index")
        }
        switch stop {
        case nil:
            return .end
        case "=":
            try Self.set(index, try assignedValue(), in: &list, or: { problem(start, $0) })
            return .more
        case "[":
            return try nestedListAssignment(in: &list, at: index, depth: depth, start)
        default:
            var inner: ValuesTable = [:]
            if index < list.count, case .object(let entries) = list[index] { inner = entries }
            let rest = try assignment(in: &inner, depth: depth)
            // Helm forgets a new element whose last assignment is empty: 'a[0].b=' makes 'a' an empty list.
            if rest == .more || index < list.count {
                try Self.set(index, .object(inner), in: &list, or: { problem(start, $0) })
            }
            return rest
        }
    }

    private mutating func nestedListAssignment(
        in list: inout [Value], at index: Int, depth: Int, _ start: Int
    ) throws(SluiceError) -> Rest {
        guard let nextIndex = try readIndex() else { return .end }
        var inner: [Value] = []
        if index < list.count, list[index] != .null {
            guard case .array(let elements) = list[index] else {
                throw problem(start, "element \(index) is no list, so it has no element \(nextIndex)")
            }
            inner = elements
        }
        let rest = try elementAssignment(in: &inner, at: nextIndex, depth: depth)
        if rest == .more || (index < list.count && list[index] != .null) {
            try Self.set(index, .array(inner), in: &list, or: { problem(start, $0) })
        }
        return rest
    }
}

// MARK: - Values

extension SetParser {
    /// What stands right of `=`, with the comma after it consumed.
    private mutating func assignedValue() throws(SluiceError) -> Value {
        if expression.kind == .json { return try jsonValue() }
        if expression.kind == .literal {
            defer { position = scalars.count }
            return .string(String(String.UnicodeScalarView(scalars[position...])))
        }
        if expression.kind == .file { return try fileValue() }
        guard !isAtEnd, scalars[position] == "{" else {
            return typed(read(until: [","]).text)
        }
        let start = position
        position += 1
        var list: [Value] = []
        while true {
            let (element, stop) = read(until: [",", "}"])
            guard let stop else {
                throw problem(start, "the list that begins here has no '}'", hint: "end it with '}'")
            }
            list.append(typed(element))
            if stop == "}" { break }
        }
        if !isAtEnd, scalars[position] == "," { position += 1 }
        return .array(list)
    }

    private mutating func jsonValue() throws(SluiceError) -> Value {
        if skipEmptyValue() { return .null }
        var reader = JSONPrefix(scalars, from: position)
        guard let value = reader.value() else {
            throw problem(
                position, "this is no JSON value", hint: "write text as \"text\", in double quotes")
        }
        position = reader.position
        _ = skipEmptyValue()
        return expression.readsFloats ? value.withFloats : value
    }

    /// Skips white space and the comma after it; true if nothing else stood before the comma or the end.
    private mutating func skipEmptyValue() -> Bool {
        while !isAtEnd {
            if scalars[position] == "," {
                position += 1
                return true
            }
            guard scalars[position].properties.isWhitespace else { return false }
            position += 1
        }
        return true
    }

    private mutating func fileValue() throws(SluiceError) -> Value {
        let start = position
        let path = read(until: [","]).text
        if path.isEmpty { throw problem(start, "there is no path", hint: "write 'NAME=PATH'") }
        return .string(FileText.text(of: try InputFile.read(path)))
    }

    private func typed(_ text: String) -> Value {
        if expression.kind == .string { return .string(text) }
        switch text.lowercased() {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        case "0": return .int(0)
        default: break
        }
        if text.first != "0", let number = Int(text) { return .int(number) }
        return .string(text)
    }

    private static func set(_ key: String, _ value: Value, in table: inout ValuesTable) {
        if !key.isEmpty { table[key] = value }
    }

    private static func set(
        _ index: Int, _ value: Value, in list: inout [Value], or problem: (String) -> SluiceError
    ) throws(SluiceError) {
        guard index <= maximumIndex else {
            throw problem("index \(index) is above \(maximumIndex), Helm's limit")
        }
        while list.count <= index { list.append(.null) }
        list[index] = value
    }
}

// MARK: - Text

extension SetParser {
    private var isAtEnd: Bool { position >= scalars.count }

    private func problem(_ offset: Int, _ message: String, hint: String? = nil) -> SluiceError {
        expression.problem(at: offset, message, hint: hint)
    }

    /// The text up to one of the stops, which is consumed; a backslash takes the next character as it is.
    private mutating func read(
        until stops: Set<Unicode.Scalar>
    ) -> (text: String, stop: Unicode.Scalar?) {
        var text = String.UnicodeScalarView()
        while !isAtEnd {
            let scalar = scalars[position]
            position += 1
            if stops.contains(scalar) { return (String(text), scalar) }
            if scalar != "\\" || expression.kind == .literal {
                text.append(scalar)
            } else if !isAtEnd {
                text.append(scalars[position])
                position += 1
            }
        }
        return (String(text), nil)
    }

    /// Nil where Helm 4 stops silently: the text ends before `]`.
    private mutating func readIndex() throws(SluiceError) -> Int? {
        let start = position
        let (text, stop) = read(until: ["]"])
        guard stop != nil else {
            if rules == .helm4 { return nil }
            throw problem(start, "the index that begins here has no ']'")
        }
        guard let index = Int(text), index >= 0 else {
            throw problem(start, "'\(text)' is no index", hint: "write a number from 0 up, as in 'a[0]'")
        }
        return index
    }
}
