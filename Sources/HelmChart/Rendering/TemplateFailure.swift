import SluiceDiagnostics
import SluiceGoTemplate

/// Turns an error of a template into a finding at the place that a person must mend.
enum TemplateFailure {
    static func error(_ error: TemplateError, place: (String) -> String) -> SluiceError {
        let chain = links(of: error)
        // The chart's author has written a message for its user: it stands alone.
        if let failure = chain.last?.cause as? ChartFailure {
            return SluiceError(findings: [
                finding("chart-failed", failure.message, at: error, chain, place, hint: nil)
            ])
        }
        let innermost = chain.last ?? error
        let rule = innermost.stage == .parsing ? "template-syntax" : "template-failed"
        return SluiceError(findings: [finding(rule, innermost.message, at: innermost, chain, place, hint: nil)])
    }

    /// The error and what caused it, outermost first, up to the last one that has a place.
    private static func links(of error: TemplateError) -> [TemplateError] {
        var links = [error]
        while let last = links.last, links.count < 10_000 {
            if let inner = last.cause as? TemplateError {
                links.append(inner)
            } else if let inner = last.cause as? TextTemplateError {
                links.append(inner.cause)
            } else {
                break
            }
        }
        return links
    }

    private static func finding(
        _ rule: String, _ message: String, at error: TemplateError, _ chain: [TemplateError],
        _ place: (String) -> String, hint: String?
    ) -> Finding {
        let main = located(error, chain)
        return Finding(
            rule: rule, severity: .error, location: location(main, place), message: message, hint: hint,
            related: related(chain, besides: main, place))
    }

    /// A text given to `tpl` is no file: the nearest file around it is the place to show.
    private static func located(_ error: TemplateError, _ chain: [TemplateError]) -> TemplateError {
        if isInFile(error) { return error }
        return chain.last(where: isInFile) ?? error
    }

    private static func isInFile(_ error: TemplateError) -> Bool {
        !error.sourceName.isEmpty && error.sourceName != ChartTemplates.rootName && error.place != nil
    }

    /// The way there: which templates called one another. Long ways are recursion and show their ends only.
    private static func related(
        _ chain: [TemplateError], besides main: TemplateError, _ place: (String) -> String
    ) -> [RelatedLocation] {
        let ways = chain.filter { isInFile($0) && location($0, place) != location(main, place) }
        let shown = ways.count > 8 ? Array(ways.prefix(4) + ways.suffix(4)) : ways
        return shown.map { error in
            RelatedLocation(location: location(error, place), message: "called at <\(error.context ?? "")>")
        }
    }

    private static func location(_ error: TemplateError, _ place: (String) -> String) -> SourceLocation {
        SourceLocation(file: place(error.sourceName), line: error.line, column: error.column)
    }
}
