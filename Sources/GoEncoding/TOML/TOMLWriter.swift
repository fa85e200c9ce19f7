import SluiceGoScalars
import SluiceGoTemplate

/// Writes values as BurntSushi/toml does.
struct TOMLWriter {
    let rules: EncodingRules
    var output: [UInt8] = []

    /// Values whose kind was asked for: a list that stands in many places is asked about in each.
    private var visits = 0

    init(rules: EncodingRules) { self.rules = rules }

    mutating func writeDocument(_ value: Value) throws(FunctionError) {
        if case .nil = value { throw FunctionError("reflect: call of reflect.Value.Type on zero Value") }
        try write(value, key: [])
    }

    /// What the encoder takes a value for.
    private enum Kind { case none, scalar, array, table, tables }

    private mutating func write(_ value: Value, key: [String]) throws(FunctionError) {
        try check(key.count)
        let value = TOMLWriter.resolved(value)
        switch value {
        case .nil: return
        case .map(let map):
            if key.count == 1 { newLine() }
            if !key.isEmpty {
                indent(key)
                output += "[\(Self.text(of: key))]".utf8
                newLine()
            }
            try writeEntries(map, key: key)
        case .list(let values):
            if try kind(value, depth: key.count) == .tables { return try writeTables(values, key: key) }
            try writeKeyValue(key, value)
        case .function:
            throw FunctionError("unsupported type for key '\(Self.text(of: key))': func")
        default: try writeKeyValue(key, value)
        }
    }

    private mutating func writeTables(_ values: [Value], key: [String]) throws(FunctionError) {
        guard !key.isEmpty else { throw FunctionError("toml: top-level values must be Go maps or structs") }
        for value in values {
            guard case .map(let map) = TOMLWriter.resolved(value) else { continue }
            newLine()
            indent(key)
            output += "[[\(Self.text(of: key))]]".utf8
            newLine()
            try writeEntries(map, key: key)
        }
    }

    /// Keys of plain values go first: what follows a table's heading belongs to that table.
    private mutating func writeEntries(_ map: MapValue, key: [String]) throws(FunctionError) {
        let (plain, tables) = try sorted(map, depth: key.count)
        for entry in plain + tables { try write(entry.value, key: key + [entry.key]) }
    }

    private typealias Entries = [(key: String, value: Value)]

    private mutating func sorted(_ map: MapValue, depth: Int) throws(FunctionError) -> (plain: Entries, tables: Entries)
    {
        var (plain, tables): (Entries, Entries) = ([], [])
        for entry in map.sorted {
            switch try kind(entry.value, depth: depth + 1) {
            case .table, .tables: tables.append(entry)
            default: plain.append(entry)
            }
        }
        return (plain, tables)
    }

    private mutating func writeKeyValue(_ key: [String], _ value: Value) throws(FunctionError) {
        guard let last = key.last else { return try writeElement(value, depth: 0) }
        indent(key)
        output += "\(Self.text(of: [last])) = ".utf8
        try writeElement(value, depth: key.count)
        newLine()
    }

    // MARK: Values on one line

    private mutating func writeElement(_ value: Value, depth: Int) throws(FunctionError) {
        try check(depth)
        switch TOMLWriter.resolved(value) {
        case .nil: throw FunctionError("unexpected type: <nil>")
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .integer(let value, _): NumberText.append(value, to: &output)
        case .unsigned(let value, _): NumberText.append(value, to: &output)
        case .float(let value): writeFloat(value)
        case .string(let text): writeQuoted(text)
        case .list(let values):
            output.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { output += ", ".utf8 }
                try writeElement(value, depth: depth + 1)
            }
            output.append(UInt8(ascii: "]"))
        case .map(let map): try writeInline(map, depth: depth)
        case .object(let object):
            guard let time = object as? any TimeObject else { return }
            output += time.toml.utf8
        case .function: throw FunctionError("unsupported type: func")
        }
    }

    private mutating func writeInline(_ map: MapValue, depth: Int) throws(FunctionError) {
        let (plain, tables) = try sorted(map, depth: depth)
        output.append(UInt8(ascii: "{"))
        for (entries, isLast) in [(plain, tables.isEmpty), (tables, true)] {
            for (index, entry) in entries.enumerated() where !entry.value.isNil {
                output += "\(Self.text(of: [entry.key])) = ".utf8
                try writeElement(entry.value, depth: depth + 1)
                if !isLast || index < entries.count - 1 { output += ", ".utf8 }
            }
        }
        output.append(UInt8(ascii: "}"))
    }

    private mutating func writeFloat(_ value: Double) {
        guard value.isFinite else {
            if value.sign == .minus { output.append(UInt8(ascii: "-")) }
            output += (value.isNaN ? "nan" : "inf").utf8
            return
        }
        let start = output.count
        if rules == .helm4 {
            NumberText.appendGeneral(value, to: &output)
        } else {
            ShortestDecimal(value).appendPositional(to: &output)
        }
        if !output[start...].contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }) {
            output += ".0".utf8
        }
    }

    private mutating func writeQuoted(_ text: String) { output += Self.quoted(text).utf8 }

    // MARK: Kinds

    private mutating func kind(_ value: Value, depth: Int) throws(FunctionError) -> Kind {
        try check(depth)
        visits += 1
        guard visits < EncodingLimits.visits else { throw FunctionError("toml: too many values") }
        switch TOMLWriter.resolved(value) {
        case .nil: return .none
        case .map: return .table
        case .function: throw FunctionError("unsupported type: func")
        case .list(let values):
            var areTables = !values.isEmpty
            for value in values {
                switch try kind(value, depth: depth + 1) {
                case .none: throw FunctionError("toml: cannot encode array with nil element")
                case .table: break
                default: areTables = false
                }
            }
            return areTables ? .tables : .array
        default: return .scalar
        }
    }

    /// Objects become their values; times stay.
    private static func resolved(_ value: Value) -> Value {
        guard case .object(let object) = value, !(object is any TimeObject) else { return value }
        return .encoded(object)
    }

    private func check(_ depth: Int) throws(FunctionError) {
        guard depth < EncodingLimits.depth else { throw FunctionError("toml: nested too deeply") }
        guard output.count < EncodingLimits.outputBytes else {
            throw FunctionError("toml: the text exceeds \(EncodingLimits.outputBytes) bytes")
        }
    }

    // MARK: Keys and lines

    private mutating func newLine() {
        if !output.isEmpty { output.append(10) }
    }

    private mutating func indent(_ key: [String]) {
        output += repeatElement(32, count: 2 * (key.count - 1))
    }

    /// A key, its parts in quotes where they need them.
    static func text(of key: some Sequence<String>) -> String {
        key.map { isBare($0) ? $0 : quoted($0) }.joined(separator: ".")
    }

    private static func isBare(_ part: String) -> Bool {
        !part.isEmpty && part.utf8.allSatisfy(TOMLLexer.isBareKey)
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{8}": result += "\\b"
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            case "\u{C}": result += "\\f"
            case "\r": result += "\\r"
            case "\0"..."\u{1F}", "\u{7F}": result += "\\u" + GoQuoting.hex(scalar.value, 4)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
