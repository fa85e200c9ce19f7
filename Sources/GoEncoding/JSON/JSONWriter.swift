import SluiceGoScalars
import SluiceGoTemplate

/// Writes values as encoding/json does: keys in the order of their bytes.
struct JSONWriter {
    let style: GoJSON.Style
    let rules: EncodingRules
    var output: [UInt8] = []

    init(style: GoJSON.Style, rules: EncodingRules = .helm4) {
        self.style = style
        self.rules = rules
    }

    mutating func write(_ value: Value, depth: Int) throws(FunctionError) {
        switch value {
        case .nil: output += "null".utf8
        case .bool(let value): output += (value ? "true" : "false").utf8
        case .integer(let value, _): NumberText.append(value, to: &output)
        case .unsigned(let value, _): NumberText.append(value, to: &output)
        case .float(let value):
            guard value.isFinite else {
                throw FunctionError("json: unsupported value: \(Self.name(ofNonFinite: value))")
            }
            NumberText.appendJSON(value, to: &output)
        case .string(let text): append(text)
        case .list(let values):
            try check(depth, value, type: value.typeName)
            try writeList(values, depth: depth)
        case .map(let map):
            try check(depth, .map(map), type: map.typeName)
            try writeMap(map, depth: depth)
        case .object(let object):
            try check(depth, .object(object), type: object.typeName)
            if let fields = object.encodedFields {
                try writeEntries(fields, depth: depth)
            } else {
                try write(.encoded(object), depth: depth + 1)
            }
        case .function: throw FunctionError("json: unsupported type: func()")
        }
    }

    static func name(ofNonFinite value: Double) -> String {
        value.isNaN ? "NaN" : value < 0 ? "-Inf" : "+Inf"
    }

    private func check(_ depth: Int, _ value: Value, type: String) throws(FunctionError) {
        guard depth < EncodingLimits.depth else {
            guard value.holdsItself else {
                throw FunctionError(
                    "lists and maps are nested deeper than \(EncodingLimits.depth) levels", isLimit: true)
            }
            throw FunctionError("json: unsupported value: encountered a cycle via \(type)")
        }
        guard output.count < EncodingLimits.outputBytes else {
            throw FunctionError("the JSON text exceeds \(EncodingLimits.outputBytes) bytes", isLimit: true)
        }
    }

    private mutating func writeList(_ values: [Value], depth: Int) throws(FunctionError) {
        output.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            newLine(depth + 1)
            try write(value, depth: depth + 1)
        }
        if !values.isEmpty { newLine(depth) }
        output.append(UInt8(ascii: "]"))
    }

    private mutating func writeMap(_ map: MapValue, depth: Int) throws(FunctionError) {
        try writeEntries(map.sorted.map { (name: $0.key, value: $0.value) }, depth: depth)
    }

    private mutating func writeEntries(
        _ entries: [(name: String, value: Value)], depth: Int
    ) throws(FunctionError) {
        output.append(UInt8(ascii: "{"))
        for (index, entry) in entries.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            newLine(depth + 1)
            append(entry.name)
            output.append(UInt8(ascii: ":"))
            if style.indentation != nil { output.append(32) }
            try write(entry.value, depth: depth + 1)
        }
        if !entries.isEmpty { newLine(depth) }
        output.append(UInt8(ascii: "}"))
    }

    private mutating func newLine(_ depth: Int) {
        guard let indentation = style.indentation else { return }
        output.append(10)
        output += repeatElement(32, count: indentation * depth)
    }

    private mutating func append(_ text: String) {
        guard text.holdsRawBytes else {
            var text = text
            return text.withUTF8 { Self.appendString($0, escapesHTML: style.escapesHTML, to: &output) }
        }
        // encoding/json writes U+FFFD for what is no UTF-8; that of Helm 3 writes it as an escape.
        let start = output.count
        var repaired = text.repaired
        repaired.withUTF8 { Self.appendString($0, escapesHTML: style.escapesHTML, to: &output) }
        guard rules == .helm3 else { return }
        let written = output[start...]
        output.removeSubrange(start...)
        output +=
            String(decoding: written, as: UTF8.self).split(separator: "\u{FFFD}", omittingEmptySubsequences: false)
            .joined(separator: "\\ufffd").utf8
    }

    /// - Parameter text: valid UTF-8.
    static func appendString(
        _ text: UnsafeBufferPointer<UInt8>, escapesHTML: Bool, to output: inout [UInt8]
    ) {
        output.append(UInt8(ascii: "\""))
        var copied = 0
        var index = 0
        while index < text.count {
            let byte = text[index]
            var width = 1
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
                guard escapesHTML else {
                    index += 1
                    continue
                }
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<32: break
            case 0xE2 where text[index + 1] == 0x80 && text[index + 2] | 1 == 0xA9: width = 3
            default:
                index += 1
                continue
            }
            output.append(contentsOf: text[copied..<index])
            escape(byte, isParagraph: width == 3 && text[index + 2] == 0xA9, to: &output)
            index += width
            copied = index
        }
        output.append(contentsOf: text[copied...])
        output.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, isParagraph: Bool, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
        case 8: output.append(UInt8(ascii: "b"))
        case 9: output.append(UInt8(ascii: "t"))
        case 10: output.append(UInt8(ascii: "n"))
        case 12: output.append(UInt8(ascii: "f"))
        case 13: output.append(UInt8(ascii: "r"))
        case 0xE2: output += (isParagraph ? "u2029" : "u2028").utf8
        default:
            output += "u00".utf8
            let (high, low) = (byte >> 4, byte & 0xF)
            output.append(high + 48)
            output.append(low < 10 ? low + 48 : low + 87)
        }
    }
}
