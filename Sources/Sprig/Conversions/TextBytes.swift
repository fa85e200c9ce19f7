import SluiceGoTemplate

extension String {
    /// The bytes of the Go string, without a copy where they are stored as such.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try withGoBytes(body)
    }

    /// The UTF-8 of the text as it is stored, raw bytes as the scalars that stand for them.
    func withUTF8Bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        var text = self
        return try text.withUTF8(body)
    }

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        self.init(goBytes: UnsafeBufferPointer(rebasing: bytes))
    }

    /// Whether both have the same bytes; Swift's own equality also equates different spellings of a character.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}
