import SluiceGoTemplate

/// The content of a file as a value.
enum FileText {
    /// The Go string of the bytes, which need not be UTF-8.
    static func text(of bytes: [UInt8]) -> String { String(goBytes: bytes) }
}
