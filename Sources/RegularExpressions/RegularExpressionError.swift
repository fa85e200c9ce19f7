/// Why a pattern was refused, and the part of it that is wrong; worded as Go words it.
public struct RegularExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of mistakes, in Go's words.
    public enum Reason: String, Sendable {
        case invalidRange = "invalid character class range"
        case invalidEscape = "invalid escape sequence"
        case invalidNamedGroup = "invalid named capture"
        case unsupportedSyntax = "invalid or unsupported Perl syntax"
        case nestedRepetition = "invalid nested repetition operator"
        case invalidRepeatCount = "invalid repeat count"
        case missingBracket = "missing closing ]"
        case missingParenthesis = "missing closing )"
        case missingRepetitionArgument = "missing argument to repetition operator"
        case trailingBackslash = "trailing backslash at end of expression"
        case unexpectedParenthesis = "unexpected )"
        case nestsTooDeeply = "expression nests too deeply"
        case tooLarge = "expression too large"
    }

    /// The kind of mistake.
    public let reason: Reason
    /// The offending part of the pattern.
    public let expression: String

    /// The message, in Go's words.
    public var description: String { "error parsing regexp: \(reason.rawValue): `\(expression)`" }
}
