/// A file as it should be on disk.
public struct OutputFile: Hashable, Sendable {
    /// The path, relative to the folder of the output.
    public var path: String
    /// The whole content.
    public var bytes: [UInt8]

    /// Creates a file from its bytes.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Creates a file from its text.
    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}
