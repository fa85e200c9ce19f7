import SluiceGoTemplate

/// The characters of a TOML text, and where they stand.
struct TOMLLexer {
    let bytes: [UInt8]
    private(set) var index = 0
    /// From 1.
    private(set) var line = 1
    /// Where the current token began.
    private(set) var start = 0

    /// Stands for the end of the text; the text cannot hold it.
    static let end: UInt32 = 0

    init(_ bytes: [UInt8]) {
        let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]]
        self.bytes = marks.first { bytes.starts(with: $0) }.map { Array(bytes.dropFirst($0.count)) } ?? bytes
    }

    /// A message with a place, not yet with the key it concerns.
    struct Failure: Error {
        var message: String
        var line: Int
    }

    var isAtEnd: Bool { index >= bytes.count }

    // MARK: Characters

    /// The next character; throws at what TOML allows nowhere.
    func peek() throws(Failure) -> UInt32 {
        guard index < bytes.count else { return Self.end }
        let byte = bytes[index]
        guard byte < 0x80 else {
            let value = scalar.value
            guard value != 0xFFFD || bytes[index...].starts(with: [0xEF, 0xBF, 0xBD]) else {
                throw Failure(message: "invalid UTF-8 byte: 0x\(GoQuoting.hex(UInt32(byte), 2))", line: line)
            }
            return value
        }
        let isLoneReturn = byte == 13 && (index + 1 >= bytes.count || bytes[index + 1] != 10)
        if byte < 32 && byte != 9 && byte != 10 && byte != 13 || byte == 0x7F || isLoneReturn {
            throw Failure(
                message: "TOML files cannot contain control characters: '0x\(GoQuoting.hex(UInt32(byte), 2))'",
                line: line)
        }
        return UInt32(byte)
    }

    private var scalar: (value: UInt32, width: Int) {
        let text = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
        let value = text.unicodeScalars.first?.value ?? 0xFFFD
        return (value, value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4)
    }

    mutating func next() throws(Failure) -> UInt32 {
        let value = try peek()
        step(value)
        return value
    }

    /// Over a character that has been peeked at.
    mutating func step(_ value: UInt32) {
        guard index < bytes.count else { return }
        if value == 10 { line += 1 }
        index = min(index + (value < 0x80 ? 1 : scalar.width), bytes.count)
    }

    mutating func take(_ character: Unicode.Scalar) throws(Failure) -> Bool {
        guard try peek() == character.value else { return false }
        step(character.value)
        return true
    }

    mutating func skip(while isSkipped: (UInt32) -> Bool) throws(Failure) {
        while true {
            let value = try peek()
            guard value != Self.end, isSkipped(value) else { return }
            step(value)
        }
    }

    mutating func skipBlanks() throws(Failure) { try skip(while: Self.isBlank) }

    /// To the end of the line, not over it.
    mutating func skipComment() throws(Failure) { try skip { !Self.isNewLine($0) } }

    mutating func beginToken() { start = index }

    /// Over an ASCII letter.
    mutating func stepBack() { index = max(0, index - 1) }

    var token: String { String(decoding: bytes[start..<index], as: UTF8.self) }

    func bytes(from index: Int) -> ArraySlice<UInt8> { bytes[index..<self.index] }

    // MARK: Failures

    /// At the end of the text the place is the last line that holds something.
    func failure(_ message: String, atEnd: Bool = false) -> Failure {
        let isBehindBreak = atEnd && index >= 1 && bytes[index - 1] == 10
        return Failure(message: message, line: isBehindBreak ? line - 1 : line)
    }

    /// For a line break that stands where none may.
    func failureOnPreviousLine(_ message: String) -> Failure { Failure(message: message, line: line - 1) }

    static func quoted(_ character: UInt32) -> String { GoQuoting.character(character) }

    static func nameOrEnd(_ character: UInt32) -> String {
        guard character != end, let scalar = Unicode.Scalar(character) else { return "end of file" }
        return "'\(scalar)'"
    }

    // MARK: Classes

    static func isBlank(_ character: UInt32) -> Bool { character == 32 || character == 9 }
    static func isNewLine(_ character: UInt32) -> Bool { character == 10 || character == 13 }
    static func isDigit(_ character: UInt32) -> Bool { (48...57).contains(character) }
    static func isHexadecimal(_ character: UInt32) -> Bool {
        isDigit(character) || (97...102).contains(character | 0x20)
    }
    static func isBareKey(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
    }
    static func isBareKey(_ character: UInt32) -> Bool { character < 0x80 && isBareKey(UInt8(character)) }
}
