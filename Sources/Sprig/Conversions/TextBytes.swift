extension String {
    /// The UTF-8 of the text, without a copy where the text is stored as such.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        var text = self
        return try text.withUTF8(body)
    }

    init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        self.init(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
    }

    /// Whether both have the same bytes; Swift's own equality also equates different spellings of a character.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}
