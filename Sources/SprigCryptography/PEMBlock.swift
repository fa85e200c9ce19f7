import SluiceGoScalars

/// A block of PEM (RFC 7468), read as leniently as Go's encoding/pem and written as it does.
struct PEMBlock {
    /// The text between `BEGIN` and the dashes.
    let label: String
    let bytes: [UInt8]

    init(label: String, bytes: [UInt8]) {
        self.label = label
        self.bytes = bytes
    }

    /// The first block of a text; what is not one is skipped.
    init?(in text: String) {
        let lines = Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map(Self.trimmed)
        var label: String?
        var body: [UInt8] = []
        for line in lines {
            if let begun = Self.label(line, "-----BEGIN ") {
                label = begun
                body = []
            } else if let current = label {
                if let ended = Self.label(line, "-----END ") {
                    if ended == current, let bytes = try? BaseEncoding.base64.decoded(body) {
                        self.init(label: current, bytes: bytes)
                        return
                    }
                    label = nil
                } else if !line.contains(UInt8(ascii: ":")) {
                    // Lines with a colon are headers.
                    body += line.filter { $0 != 0x20 && $0 != 0x09 }
                }
            }
        }
        return nil
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var line = line
        while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line.removeLast() }
        return line
    }

    private static func label(_ line: ArraySlice<UInt8>, _ beginning: String) -> String? {
        let (dashes, beginning) = ("-----".utf8, beginning.utf8)
        guard line.count >= beginning.count + dashes.count, line.starts(with: beginning),
            line.suffix(dashes.count).elementsEqual(dashes)
        else { return nil }
        return String(decoding: line.dropFirst(beginning.count).dropLast(dashes.count), as: UTF8.self)
    }

    /// Lines of 64 characters, the last with a line feed too.
    var text: String {
        let body = Array(BaseEncoding.base64.encoded(bytes).utf8)
        var result = "-----BEGIN \(label)-----\n"
        for start in stride(from: 0, to: body.count, by: 64) {
            result += String(decoding: body[start..<min(start + 64, body.count)], as: UTF8.self) + "\n"
        }
        return result + "-----END \(label)-----\n"
    }
}
