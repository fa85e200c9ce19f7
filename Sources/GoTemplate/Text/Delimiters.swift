/// The marks that open and close an action.
public struct Delimiters: Hashable, Sendable {
    public let left: String
    public let right: String

    /// An empty string stands for the standard mark, as in Go.
    public init(left: String, right: String) {
        self.left = left.isEmpty ? "{{" : left
        self.right = right.isEmpty ? "}}" : right
    }

    public static let standard = Delimiters(left: "{{", right: "}}")
    public static let square = Delimiters(left: "[[", right: "]]")
}
