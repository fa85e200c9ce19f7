/// The marks that open and close an action.
public struct Delimiters: Hashable, Sendable {
    /// The mark in front of an action.
    public let left: String
    /// The mark behind an action.
    public let right: String

    /// An empty string stands for the standard mark, as in Go.
    public init(left: String, right: String) {
        self.left = left.isEmpty ? "{{" : left
        self.right = right.isEmpty ? "}}" : right
    }

    /// `{{` and `}}`
    public static let standard = Delimiters(left: "{{", right: "}}")
    /// `[[` and `]]`
    public static let square = Delimiters(left: "[[", right: "]]")
}
