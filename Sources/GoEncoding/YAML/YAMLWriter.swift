import SluiceGoScalars
import SluiceGoTemplate

/// Writes values as go-yaml's emitter writes them, in one pass over the values.
struct YAMLWriter {
    let dialect: YAMLDialect
    var output: [UInt8] = []
    /// Where the current line begins.
    var lineStart = 0
    /// Whether a line has just been ended, by the text of a block scalar.
    var isAtLineStart = false
    /// Keys being sorted, one map's behind the other's.
    private var order: [SortedKey] = []

    private struct SortedKey {
        var prefix: UInt64
        var index: Dictionary<String, Value>.Index
    }

    /// What stands before a node on its line.
    enum Place {
        case root
        /// `key:`
        case afterKey
        /// `-`, `?`, or the `:` of a complex key: a collection begins on the same line.
        case afterIndicator
    }

    init(_ dialect: YAMLDialect) {
        self.dialect = dialect
        output.reserveCapacity(512)
    }

    /// The whole text without its last line break.
    static func text(of value: Value, _ dialect: YAMLDialect) throws(FunctionError) -> [UInt8] {
        var writer = YAMLWriter(dialect)
        try writer.write(value, indent: -2, at: .root, depth: 0)
        if writer.isAtLineStart, writer.output.last == 10 { writer.output.removeLast() }
        return writer.output
    }

    /// - Parameter indent: of the collection that the node is in.
    private mutating func write(_ value: Value, indent: Int, at place: Place, depth: Int) throws(FunctionError) {
        switch value {
        case .string(let text):
            try writeScalar(text, indent: indent, at: place)
        case .map(let map):
            try write(map, indent: indent, at: place, depth: depth)
        case .list(let values):
            try write(values, indent: indent, at: place, depth: depth)
        case .object(let object):
            try check(depth, .object(object), type: object.typeName)
            if let time = object as? any TimeObject {
                try writeTime(time.timestamp, indent: indent, at: place)
            } else {
                try write(.encoded(object), indent: indent, at: place, depth: depth + 1)
            }
        case .nil: writePlain("null", at: place)
        case .bool(let value): writePlain(value ? "true" : "false", at: place)
        case .integer(let value, _):
            separate(place)
            NumberText.append(value, to: &output)
            isAtLineStart = false
        case .unsigned(let value, _):
            separate(place)
            NumberText.append(value, to: &output)
            isAtLineStart = false
        case .float(let value): try write(value, at: place)
        case .function:
            throw FunctionError(
                dialect == .v2
                    ? "error marshaling into JSON: json: unsupported type: func()" : "cannot marshal type: func()")
        }
    }

    // MARK: Collections

    private mutating func write(
        _ map: MapValue, indent: Int, at place: Place, depth: Int
    ) throws(FunctionError) {
        guard !map.isEmpty else { return writePlain("{}", at: place) }
        try check(depth, .map(map), type: map.typeName)
        let own = indent + 2
        let entries = map.dictionary
        let first = order.count
        sortKeys(entries)
        for position in first..<first + entries.count {
            let (key, value) = entries[order[position].index]
            if position == first { beginCollection(own, at: place) } else { newLine(own) }
            if try writeKey(key, indent: own) {
                try write(value, indent: own, at: .afterKey, depth: depth + 1)
            } else {
                newLine(own)
                output.append(UInt8(ascii: ":"))
                try write(value, indent: own, at: .afterIndicator, depth: depth + 1)
            }
        }
        order.removeSubrange(first...)
    }

    private mutating func sortKeys(_ entries: [String: Value]) {
        let first = order.count
        for index in entries.indices {
            order.append(SortedKey(prefix: KeyOrder.prefix(entries[index].key), index: index))
        }
        guard entries.count > 1 else { return }
        let keyOrder = KeyOrder(dialect: dialect)
        order.withUnsafeMutableBufferPointer { buffer in
            var own = UnsafeMutableBufferPointer(rebasing: buffer[first...])
            own.sort {
                KeyOrder.prefixPrecedes($0.prefix, $1.prefix)
                    ?? keyOrder.precedes(entries[$0.index].key, entries[$1.index].key)
            }
        }
    }

    private mutating func write(
        _ values: [Value], indent: Int, at place: Place, depth: Int
    ) throws(FunctionError) {
        guard !values.isEmpty else { return writePlain("[]", at: place) }
        try check(depth, .list(values), type: Value.list([]).typeName)
        // The second version does not indent a key's list.
        let own = place == .afterKey && dialect == .v2 ? indent : indent + 2
        for (position, value) in values.enumerated() {
            if position == 0 { beginCollection(own, at: place) } else { newLine(own) }
            output.append(UInt8(ascii: "-"))
            try write(value, indent: own, at: .afterIndicator, depth: depth + 1)
        }
    }

    private func check(_ depth: Int, _ value: Value, type: String) throws(FunctionError) {
        guard depth < EncodingLimits.depth else {
            guard value.holdsItself else {
                throw FunctionError(
                    "lists and maps are nested deeper than \(EncodingLimits.depth) levels", isLimit: true)
            }
            throw FunctionError(
                "error marshaling into JSON: json: unsupported value: encountered a cycle via \(type)")
        }
        guard output.count < EncodingLimits.outputBytes else {
            throw FunctionError("the YAML text exceeds \(EncodingLimits.outputBytes) bytes", isLimit: true)
        }
    }

    // MARK: Lines and simple scalars

    private mutating func beginCollection(_ indent: Int, at place: Place) {
        switch place {
        case .root: break
        case .afterKey: newLine(indent)
        case .afterIndicator: output.append(32)
        }
    }

    mutating func newLine(_ indent: Int) {
        if !isAtLineStart {
            output.append(10)
            lineStart = output.count
        }
        isAtLineStart = false
        appendSpaces(indent)
    }

    mutating func appendSpaces(_ count: Int) {
        for _ in 0..<max(0, count) { output.append(32) }
    }

    mutating func separate(_ place: Place) {
        if place != .root { output.append(32) }
    }

    mutating func writePlain(_ text: StaticString, at place: Place) {
        separate(place)
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        isAtLineStart = false
    }

    private mutating func write(_ value: Double, at place: Place) throws(FunctionError) {
        if !value.isFinite {
            guard dialect == .v3 else {
                throw FunctionError(
                    "error marshaling into JSON: json: unsupported value: \(JSONWriter.name(ofNonFinite: value))")
            }
            return writePlain(value.isNaN ? ".nan" : value < 0 ? "-.inf" : ".inf", at: place)
        }
        separate(place)
        isAtLineStart = false
        if dialect == .v3 { return NumberText.appendGeneral(value, to: &output) }
        if let integer = NumberText.smallInteger(value) { return NumberText.append(integer, to: &output) }
        guard value.magnitude < 1e20, value.rounded() == value else {
            return NumberText.appendGeneral(value, to: &output)
        }
        // JSON spells it out, and the YAML reader takes that for an integer if one is wide enough.
        let start = output.count
        NumberText.appendJSON(value, to: &output)
        if NumberParsing.integer(output[start...]) == nil {
            output.removeSubrange(start...)
            NumberText.appendGeneral(value, to: &output)
        }
    }
}
