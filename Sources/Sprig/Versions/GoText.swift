import GoTemplate

/// Text as Go's package fmt writes it.
enum GoText {
    /// `"text"` with Go's escapes, as `%q` writes it.
    static func quoted(_ text: String) -> String { Printing.format("%q", [.string(text)]) }
}
