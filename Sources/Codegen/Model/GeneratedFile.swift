/// A file that an emitter wants written: where, below its output folder, and what.
public struct GeneratedFile: Hashable, Sendable {
    /// The path, relative to the folder of the output.
    public var path: String
    /// The whole text.
    public var contents: String

    /// Creates a file.
    public init(path: String, contents: String) {
        self.path = path
        self.contents = contents
    }
}
