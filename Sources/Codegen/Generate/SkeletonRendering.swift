import SluiceDiagnostics
import SluiceGoTemplate

typealias TemplateValue = SluiceGoTemplate.Value

extension Skeletons {
    /// Runs the skeleton at `path`; a mistake in it is a finding at its own line.
    func render(_ path: String, _ data: [String: TemplateValue]) throws(SluiceError) -> String {
        guard let text = text(path) else {
            throw SluiceError(findings: [
                Finding(
                    rule: "skeleton-missing", severity: .error,
                    location: SourceLocation(file: "templates/" + path, line: 0, column: 0),
                    message: "the skeleton \(path) is missing",
                    hint: "restore it; it is one of those that come with Sluice")
            ])
        }
        do throws(TemplateError) {
            var templates = TemplateSet()
            templates.add(try ParsedSource(text, name: path, options: ParseOptions(delimiters: .square)))
            return try templates.render(path, data: .map(data), options: RenderOptions(missingKey: .error))
        } catch {
            throw SluiceError(findings: [
                Finding(
                    rule: "skeleton", severity: .error,
                    location: SourceLocation(file: "templates/" + path, line: error.line, column: error.column),
                    message: error.message, hint: "mend the skeleton")
            ])
        }
    }
}
