import SluiceDiagnostics
import SluiceGoTemplate

/// The Go templates with `[[ ]]` delimiters under `templates/`: how each kind of output looks.
public struct Skeletons: Sendable {
    /// Path below `templates/` and text, in path order.
    public var files: [(path: String, text: String)]

    /// Creates a set of templates from their paths below `templates/` and their texts.
    public init(files: [(path: String, text: String)]) {
        self.files = files
    }

    /// The text of a template; nil where there is none of this path.
    public func text(_ path: String) -> String? {
        files.first { $0.path == path }?.text
    }
}
