import SluiceGoTemplate

/// Text as Go's package fmt writes it.
package enum GoText {
    /// `"text"` with Go's escapes, as `%q` writes it.
    package static func quoted(_ text: String) -> String { Printing.format("%q", [.string(text)]) }
}
