import SluiceDiagnostics
import SluiceYAML

/// An argument of Helm's `--set` family: `a.b=1,c[0].d=x,e={1,2}`.
///
/// - Note: follows Helm's `strvals` parser, quirks included: `a={}` is a list of one empty string, a number
///   with a fraction is a string, an empty key is ignored.
public struct SetExpression: Sendable, Hashable {
    /// The flag, which decides what the right side of `=` becomes.
    public enum Kind: String, Sendable, CaseIterable {
        /// Booleans, null and integers are recognised; all else is a string.
        case value = "--set"
        /// Always a string.
        case string = "--set-string"
        /// A JSON value.
        case json = "--set-json"
        /// The contents of the file that is named.
        case file = "--set-file"
        /// All that follows the first `=`, as it stands.
        case literal = "--set-literal"
    }

    /// The argument as written.
    public var text: String
    /// The flag it was given to.
    public var kind: Kind
    /// Whether numbers in JSON become floats, as Helm's templates see them.
    var readsFloats = false

    /// An expression; it is parsed when it is applied, since its meaning depends on the values there.
    public init(_ text: String, kind: Kind = .value) {
        self.text = text
        self.kind = kind
    }

    /// Carries out the assignments on a table of values.
    ///
    /// - Throws: a finding at the column of the argument where Helm would give up.
    public func apply(to values: inout ValuesTable, rules: HelmRules = .helm4) throws(SluiceError) {
        if kind == .json, rules == .helm4, text.first(where: { !$0.isWhitespace }) == "{" {
            values = merging(values, with: try wholeObject())
            return
        }
        var parser = SetParser(self, rules: rules)
        var result = values
        while try parser.assignment(in: &result, depth: 0) == .more {}
        values = result
    }

    private func wholeObject() throws(SluiceError) -> ValuesTable {
        var reader = JSONPrefix(Array(text.unicodeScalars), from: 0)
        reader.skipWhitespace()
        guard case .object(let table)? = reader.value() else {
            throw problem(at: 0, "this is no JSON object")
        }
        reader.skipWhitespace()
        guard reader.isAtEnd else {
            throw problem(at: reader.position, "there is text after the JSON object")
        }
        return readsFloats ? table.mapValues(\.withFloats) : table
    }

    func problem(at offset: Int, _ message: String, hint: String? = nil) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "set-expression", severity: .error,
                location: SourceLocation(file: "\(kind.rawValue) \(text)", line: 1, column: offset + 1),
                message: message, hint: hint)
        ])
    }
}
