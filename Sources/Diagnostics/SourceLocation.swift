/// A place in an input file, for people: line and column count from 1, in Unicode scalars.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// 0 stands for the file as a whole.
    public var line: Int
    public var column: Int

    public init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `values.yaml:12:5`, or the file alone.
    public var description: String {
        line > 0 ? "\(file):\(line):\(column)" : file
    }

    /// The same place under another name of the file.
    public func movingFile(_ rename: (String) -> String) -> SourceLocation {
        SourceLocation(file: rename(file), line: line, column: column)
    }
}
