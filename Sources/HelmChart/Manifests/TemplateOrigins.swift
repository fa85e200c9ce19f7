import SluiceDiagnostics
import SluiceGoTemplate

/// Which position of which template wrote the parts of a manifest.
public struct TemplateOrigins: Sendable {
    /// Those of the whole file.
    let lines: [[OutputTrace.Segment]]
    /// The manifest's first line in the file, from 0.
    let first: Int
    /// Where a template lies, for people.
    let place: @Sendable (String) -> String

    /// The template's position for a position of the manifest.
    ///
    /// - Parameters:
    ///   - line: of the manifest, 1-based.
    ///   - column: 1-based.
    /// - Returns: nil where no file wrote it, such as the text that `tpl` was given.
    public func location(line: Int, column: Int) -> SourceLocation? {
        let number = first + line - 1
        guard lines.indices.contains(number),
            let segment = lines[number].last(where: { $0.column < column }) ?? lines[number].first,
            let origin = segment.origin
        else { return nil }
        // Plain text goes on as in the template; where an action stands, it stands as a whole.
        return SourceLocation(
            file: place(origin.source), line: origin.line,
            column: origin.column + (segment.isText ? max(0, column - 1 - segment.column) : 0))
    }
}
