import SluiceDiagnostics
import SluiceGoTemplate

/// Which position of which template wrote the parts of a manifest.
public struct TemplateOrigins: Sendable {
    /// Those of the manifest and of what follows it in its file.
    let lines: [[OutputTrace.Segment]]
    /// Where a template lies, for people.
    let place: @Sendable (String) -> String

    /// The template's position for a position of the manifest.
    ///
    /// - Parameters:
    ///   - line: of the manifest, 1-based.
    ///   - column: 1-based.
    /// - Returns: nil where no file wrote it, such as the text that `tpl` was given.
    public func location(line: Int, column: Int) -> SourceLocation? {
        guard lines.indices.contains(line - 1) else { return nil }
        guard let segment = lines[line - 1].last(where: { $0.column < column }) ?? lines[line - 1].first,
            let origin = segment.origin
        else { return nil }
        // Plain text goes on as in the template; where an action stands, it stands as a whole.
        return SourceLocation(
            file: place(origin.source), line: origin.line,
            column: origin.column + (segment.isText ? max(0, column - 1 - segment.column) : 0))
    }
}
