/// A place in the bytes of a pattern.
struct PatternReader {
    let bytes: [UInt8]
    var position = 0

    init(_ pattern: String) { bytes = Array(pattern.utf8) }

    var isAtEnd: Bool { position >= bytes.count }

    /// The byte so many places further on; nil behind the end.
    func peek(_ offset: Int = 0) -> UInt8? {
        position + offset < bytes.count ? bytes[position + offset] : nil
    }

    func peek(is character: Unicode.Scalar, _ offset: Int = 0) -> Bool {
        peek(offset).map { UInt32($0) == character.value } ?? false
    }

    /// Steps over the byte if it is this one.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek(is: character) else { return false }
        position += 1
        return true
    }

    /// The next scalar, stepping over it; U+FFFD at the end.
    mutating func next() -> UInt32 {
        guard !isAtEnd else { return Decoding.replacement }
        let (scalar, width) = bytes.withUnsafeBufferPointer { Decoding.scalar($0, position) }
        position += width
        return scalar
    }

    /// Where the byte is next found, from the present position on.
    func find(_ character: Unicode.Scalar) -> Int? {
        bytes[position...].firstIndex { UInt32($0) == character.value }
    }

    func text(from start: Int, to end: Int? = nil) -> String {
        let end = min(end ?? position, bytes.count)
        return String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
    }

    func rest(from start: Int) -> String { text(from: start, to: bytes.count) }
}
