/// A place in an input file, for people: line and column count from 1, in Unicode scalars.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The file as the user named it.
    public var file: String
    /// 0 stands for the file as a whole.
    public var line: Int
    /// The column in Unicode scalars, from 1; 0 where only the line or file is known.
    public var column: Int

    /// Creates a location.
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
