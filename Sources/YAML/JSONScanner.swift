import SluiceDiagnostics

/// Checks that bytes are strict JSON (RFC 8259), and prepares stand-ins where libyaml is narrower than JSON.
struct JSONScanner {
    /// libyaml takes keys of at most 1,024 scalars; leave some room.
    private static let keyLimit = 1_000

    private let source: SourceText
    private let bytes: [UInt8]
    private let depthLimit: Int
    private var at: Int
    /// Scalars seen before `at`, the byte-order mark left out.
    private var scalars = 0
    private var depth = 0
    private var output: [UInt8] = []
    /// Up to where `bytes` are in `output`; nothing is copied until something must change.
    private var copied: Int
    private var standIns = JSONStandIns()

    static func scan(_ source: SourceText, depth: Int) throws(SluiceError) -> JSONStandIns {
        var scanner = JSONScanner(source: source, depth: depth)
        return try scanner.run()
    }

    private init(source: SourceText, depth: Int) {
        self.source = source
        bytes = source.bytes
        depthLimit = depth
        at = source.markLength
        copied = 0
    }

    private mutating func run() throws(SluiceError) -> JSONStandIns {
        skipBlanks()
        guard at < bytes.count else {
            throw failure("the file is empty", hint: "a JSON file holds one value, such as {}")
        }
        try value()
        skipBlanks()
        guard at == bytes.count else {
            throw failure("nothing may follow the JSON value", hint: "remove what stands behind it")
        }
        if !output.isEmpty || copied > 0 {
            output += bytes[copied...]
            standIns.input = output
        }
        return standIns
    }

    private mutating func value() throws(SluiceError) {
        guard at < bytes.count else { throw failure("a value is missing at the end of the file") }
        switch bytes[at] {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): try string(isKey: false)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "'"): throw failure("JSON text stands in double quotes", hint: "write \"…\"")
        case UInt8(ascii: "/"), UInt8(ascii: "#"): throw failure("JSON has no comments", hint: "remove the comment")
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            throw failure("a value is missing here", hint: "remove the comma before it, or add the value")
        default:
            throw failure("this is no JSON value", hint: "write true, false, null, a number, or text in double quotes")
        }
    }

    private mutating func enter() throws(SluiceError) {
        depth += 1
        guard depth <= depthLimit else {
            throw failure(
                "nested more than \(depthLimit) levels deep", rule: "yaml-depth", hint: "flatten the document")
        }
        step()
        skipBlanks()
    }

    private mutating func object() throws(SluiceError) {
        let start = at
        try enter()
        defer { depth -= 1 }
        if take(UInt8(ascii: "}")) { return }
        while true {
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
                if at >= bytes.count { throw unclosed("{", start) }
                throw failure(
                    "a key in double quotes belongs here",
                    hint: bytes[at] == UInt8(ascii: "}") ? "remove the comma before the }" : "write \"key\": value")
            }
            try string(isKey: true)
            skipBlanks(beforeColon: true)
            guard take(UInt8(ascii: ":")) else {
                if at >= bytes.count { throw unclosed("{", start) }
                throw failure("a colon belongs behind the key")
            }
            skipBlanks()
            try value()
            skipBlanks()
            if take(UInt8(ascii: "}")) { return }
            guard take(UInt8(ascii: ",")) else {
                if at >= bytes.count { throw unclosed("{", start) }
                throw failure("a comma or } belongs here")
            }
            skipBlanks()
        }
    }

    private mutating func array() throws(SluiceError) {
        let start = at
        try enter()
        defer { depth -= 1 }
        if take(UInt8(ascii: "]")) { return }
        while true {
            if at >= bytes.count { throw unclosed("[", start) }
            try value()
            skipBlanks()
            if take(UInt8(ascii: "]")) { return }
            guard take(UInt8(ascii: ",")) else {
                if at >= bytes.count { throw unclosed("[", start) }
                throw failure("a comma or ] belongs here")
            }
            skipBlanks()
        }
    }

    private mutating func number() throws(SluiceError) {
        _ = take(UInt8(ascii: "-"))
        guard at < bytes.count, isDigit(bytes[at]) else { throw failure("a digit belongs here") }
        if bytes[at] == UInt8(ascii: "0") {
            step()
            if at < bytes.count, isDigit(bytes[at]) {
                throw failure("a number cannot begin with 0", hint: "remove the zero")
            }
        } else {
            digits()
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
            step()
            guard at < bytes.count, isDigit(bytes[at]) else { throw failure("a digit belongs behind the point") }
            digits()
        }
        if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
            step()
            if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { step() }
            guard at < bytes.count, isDigit(bytes[at]) else { throw failure("a digit belongs into the exponent") }
            digits()
        }
    }

    private mutating func word(_ word: StaticString) throws(SluiceError) {
        let text = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        guard bytes[at...].starts(with: text) else {
            throw failure("this is no JSON value", hint: "did you mean \(word)?")
        }
        at += text.count
        scalars += text.count
    }

    /// A string; noted as a stand-in where libyaml would refuse or fold it.
    private mutating func string(isKey: Bool) throws(SluiceError) {
        let start = at
        let startScalar = scalars
        var isPlain = true
        step()
        while true {
            guard at < bytes.count else {
                at = start
                throw failure("this text is never closed", hint: "close it with a double quote")
            }
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\""):
                step()
                let gap = isKey ? blanksAhead : 0
                if isKey, scalars - startScalar + gap > Self.keyLimit {
                    standInForLongKey(from: start, startScalar: startScalar, gap: gap)
                } else if !isPlain {
                    standIn(from: start, startScalar: startScalar)
                }
                return
            case UInt8(ascii: "\\"):
                if try escape() { isPlain = false }
            case 0..<32:
                throw failure(
                    "a control character cannot stand in JSON text",
                    hint: "write it as an escape such as \\n or \\u0001")
            case 0x7F:
                isPlain = false
                step()
            case 0x80...:
                if try multibyte() { isPlain = false }
            default:
                step()
            }
        }
    }

    /// Whether libyaml must not see the escape: surrogates.
    private mutating func escape() throws(SluiceError) -> Bool {
        guard at + 1 < bytes.count else { throw failure("the escape is cut off") }
        switch bytes[at + 1] {
        case UInt8(ascii: "u"):
            guard let code = hex(at + 2) else { throw failure("four hexadecimal digits belong behind \\u") }
            at += 6
            scalars += 6
            return (0xD800...0xDFFF).contains(code)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            at += 2
            scalars += 2
            return false
        default:
            throw failure("JSON has no such escape", hint: "write a backslash as \\\\")
        }
    }

    /// Steps over one UTF-8 sequence; whether libyaml must not see it: what it takes for a line break or refuses.
    private mutating func multibyte() throws(SluiceError) -> Bool {
        let length = UTF8Check.length(bytes, at)
        guard length > 0 else {
            throw failure("this is no valid UTF-8", rule: "yaml-encoding", hint: "save the file as UTF-8")
        }
        let special: Bool
        switch (bytes[at], length) {
        case (0xC2, 2): special = bytes[at + 1] < 0xA0
        case (0xE2, 3): special = bytes[at + 1] == 0x80 && (bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9)
        case (0xEF, 3):
            special =
                (bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF) || (bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE)
        default: special = false
        }
        at += length
        scalars += 1
        return special
    }

    /// Replaces the string by `"xxx"` of the same number of scalars.
    private mutating func standIn(from start: Int, startScalar: Int) {
        output += bytes[copied..<start]
        output.append(UInt8(ascii: "\""))
        output += [UInt8](repeating: UInt8(ascii: "x"), count: scalars - startScalar - 2)
        output.append(UInt8(ascii: "\""))
        copied = at
        standIns.add(original(from: start, startScalar: startScalar), seenEnd: scalars)
    }

    /// Replaces a key whose colon is too far away for libyaml by `?   ""`, which runs up to the colon.
    private mutating func standInForLongKey(from start: Int, startScalar: Int, gap: Int) {
        output += bytes[copied..<start]
        output.append(UInt8(ascii: "?"))
        output += [UInt8](repeating: 32, count: scalars - startScalar + gap - 3)
        output += [UInt8(ascii: "\""), UInt8(ascii: "\"")]
        let original = original(from: start, startScalar: startScalar)
        at += gap
        scalars += gap
        copied = at
        standIns.add(original, seenEnd: scalars)
    }

    /// The string that ends here.
    private func original(from start: Int, startScalar: Int) -> JSONStandIns.Original {
        .init(start: startScalar, end: scalars, text: JSONString.decoded(bytes[(start + 1)..<(at - 1)]))
    }

    /// How many blanks and line breaks follow.
    private var blanksAhead: Int {
        var index = at
        while index < bytes.count, [9, 10, 13, 32].contains(bytes[index]) { index += 1 }
        return index - at
    }

    /// Blanks that libyaml refuses between tokens become spaces: tabs, and breaks between a key and its colon.
    private mutating func skipBlanks(beforeColon: Bool = false) {
        while at < bytes.count {
            switch bytes[at] {
            case 32: break
            case 9:
                replaceByte()
                continue
            case 10, 13:
                if beforeColon {
                    replaceByte()
                    continue
                }
            default: return
            }
            step()
        }
    }

    private mutating func replaceByte() {
        output += bytes[copied..<at]
        output.append(32)
        step()
        copied = at
    }

    private mutating func step() {
        at += 1
        scalars += 1
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard at < bytes.count, bytes[at] == byte else { return false }
        step()
        return true
    }

    private mutating func digits() {
        while at < bytes.count, isDigit(bytes[at]) { step() }
    }

    private func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    private func hex(_ start: Int) -> Int? {
        guard start + 4 <= bytes.count else { return nil }
        return JSONString.hex(bytes[start..<start + 4])
    }

    private func unclosed(_ bracket: String, _ start: Int) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "json-syntax", severity: .error, location: source.location(ofByte: start),
                message: "this \(bracket) is never closed", hint: "close it with \(bracket == "[" ? "]" : "}")")
        ])
    }

    private func failure(_ message: String, rule: String = "json-syntax", hint: String? = nil) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: rule, severity: .error, location: source.location(ofByte: at), message: message,
                hint: hint ?? "check commas, quotes and brackets here")
        ])
    }
}
