/// A piece of a template's text.
struct Token: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case text, leftDelimiter, rightDelimiter, end
        case space, pipe, leftParenthesis, rightParenthesis, declare, assign
        /// Any other printable ASCII character, such as a comma.
        case character
        case identifier, field, variable, dot
        case bool, number, characterConstant, string, rawString, `nil`
        case keyword(Keyword)
        case error(String)
    }

    enum Keyword: String, Hashable, Sendable, CaseIterable {
        case block, `break`, `continue`, define, `else`, end, `if`, range, template, with
    }

    let kind: Kind
    /// Bytes of the source that the token covers, without trimmed space.
    let range: Range<Int>

    /// The token as an error names it.
    func description(in source: TemplateSource) -> String {
        switch kind {
        case .end: return "EOF"
        case .error(let message): return message
        case .keyword, .dot, .nil: return "<\(source.text(of: range))>"
        default:
            let scalars = source.text(of: range).unicodeScalars
            // Go compares the length in bytes and cuts by characters.
            return range.count > 10 ? Quoting.quote(scalars.prefix(10)) + "..." : Quoting.quote(scalars)
        }
    }
}
