import SluiceGoScalars

/// Go strings are bytes, Swift's are valid Unicode. A byte that is no part of a valid scalar is kept in a `String` as
/// one of 128 private scalars, U+10FE80 to U+10FEFF, and becomes a byte again where bytes are asked for.
///
/// The mapping is exact in both directions: bytes that spell one of the private scalars themselves are kept as four
/// raw bytes. Only ``Swift/String/init(goBytes:)`` makes such text, and every text that a function or a template
/// makes is normalized, so that equal bytes are equal strings.
enum RawBytes {
    /// The private scalars begin with these bytes.
    private static let lead: UInt8 = 0xF4
    private static let base: UInt32 = 0x10FE00

    static func scalar(for byte: UInt8) -> Unicode.Scalar {
        Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
    }

    /// The byte that a scalar stands for.
    static func byte(of scalar: Unicode.Scalar) -> UInt8? {
        scalar.value >= base + 0x80 && scalar.value <= base + 0xFF ? UInt8(truncatingIfNeeded: scalar.value) : nil
    }

    /// The first position at or behind `start` where a private scalar is spelled; the end if there is none.
    static func index(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
        var index = bytes.index(of: lead, from: start)
        while index < bytes.count {
            if byte(spelledAt: index, in: bytes) != nil { return index }
            index = bytes.index(of: lead, from: index + 1)
        }
        return bytes.count
    }

    private static func byte(spelledAt index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
        guard index + 3 < bytes.count, bytes[index + 1] == 0x8F, bytes[index + 2] == 0xBA || bytes[index + 2] == 0xBB,
            bytes[index + 3] & 0xC0 == 0x80
        else { return nil }
        return (bytes[index + 2] == 0xBA ? 0x80 : 0xC0) | bytes[index + 3] & 0x3F
    }

    /// The bytes that valid UTF-8 with private scalars stands for; nil if there are no private scalars in it.
    static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var index = index(in: bytes)
        guard index < bytes.count else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var copied = 0
        while index < bytes.count {
            result += bytes[copied..<index]
            if let byte = byte(spelledAt: index, in: bytes) { result.append(byte) }
            copied = index + 4
            index = self.index(in: bytes, from: copied)
        }
        result += bytes[copied...]
        return result
    }

    /// Valid UTF-8 for any bytes.
    static func encoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let width = bytes[index] < 0x80 ? 1 : validWidth(bytes, index)
            if width > 0, byte(spelledAt: index, in: bytes) == nil {
                result += bytes[index..<index + width]
                index += width
            } else {
                for raw in bytes[index..<index + max(width, 1)] { result += String(scalar(for: raw)).utf8 }
                index += max(width, 1)
            }
        }
        return result
    }

    /// Bytes of the valid scalar that begins at a position; 0 if none does.
    private static func validWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
        let width = bytes[index] < 0xC2 ? 0 : bytes[index] < 0xE0 ? 2 : bytes[index] < 0xF0 ? 3 : 4
        guard width > 0, index + width <= bytes.count else { return 0 }
        let isValid = String(validating: bytes[index..<index + width], as: UTF8.self) != nil
        return isValid ? width : 0
    }

    /// Whether bytes can be a `String` as they are.
    static func areText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        String(validating: bytes, as: UTF8.self) != nil && index(in: bytes) == bytes.count
    }
}

extension String {
    /// The Go string of these bytes.
    public init(goBytes bytes: some Collection<UInt8>) {
        let text = bytes.withContiguousStorageIfAvailable { String(goBuffer: $0) }
        self = text ?? Array(bytes).withUnsafeBufferPointer { String(goBuffer: $0) }
    }

    private init(goBuffer bytes: UnsafeBufferPointer<UInt8>) {
        if let text = String(validating: bytes, as: UTF8.self), !text.holdsRawBytes {
            self = text
        } else {
            self.init(decoding: RawBytes.encoded(bytes), as: UTF8.self)
        }
    }

    /// Whether the Go string has bytes that are no UTF-8.
    public var holdsRawBytes: Bool {
        let found = utf8.withContiguousStorageIfAvailable { RawBytes.index(in: $0) < $0.count }
        return found ?? Array(utf8).withUnsafeBufferPointer { RawBytes.index(in: $0) < $0.count }
    }

    /// The bytes of the Go string.
    public var goBytes: [UInt8] {
        let decoded = utf8.withContiguousStorageIfAvailable { RawBytes.decoded($0) ?? Array($0) }
        return decoded ?? Array(utf8).withUnsafeBufferPointer { RawBytes.decoded($0) ?? Array($0) }
    }

    /// The length of the Go string.
    public var goCount: Int { holdsRawBytes ? goBytes.count : utf8.count }

    /// The bytes of the Go string, without a copy where it is plain text.
    public func withGoBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        if holdsRawBytes { return try goBytes.withUnsafeBufferPointer(body) }
        var text = self
        return try text.withUTF8(body)
    }

    /// The text with U+FFFD for each byte that is no UTF-8: what Go's functions make of it that work by characters.
    public var repaired: String {
        guard holdsRawBytes else { return self }
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars { result.append(RawBytes.byte(of: scalar) == nil ? scalar : "\u{FFFD}") }
        return String(result)
    }

    /// The text as ``init(goBytes:)`` makes it of its bytes: raw bytes side by side may be a character together.
    public var normalizedBytes: String { holdsRawBytes ? String(goBytes: goBytes) : self }
}
