import SluiceDiagnostics
import SluiceYAML

/// What is wrong at one place of a value, in words for people.
public struct Explanation: Hashable, Sendable {
    /// The place; where a key is wrong, it ends with that key.
    public var instancePath: FieldPath
    /// Whether the last key of the path is meant, and not the value behind it.
    public var pointsAtKey: Bool
    /// The key that is wrong, where one is: unknown, forbidden, or not named as it must be.
    public var keyInPath: String?
    /// What is wrong.
    public var message: String
    /// What to do.
    public var hint: String?
    /// The document of the schema that says so: the path of a file, or a URI.
    public var schemaDocument: String
    /// The JSON pointer of the keyword in that document.
    public var schemaPointer: String
    /// The keyword; empty where no single one says no.
    public var keyword: String
}

extension CompiledSchema {
    /// Failures in words for people: one for each thing that is wrong, and none that only says that others follow.
    ///
    /// - Parameters:
    ///   - failures: what `failures(of:)` gave.
    ///   - value: the value that it was asked about.
    public func explanations(of failures: [SchemaFailure], value: Value) -> [Explanation] {
        var explainer = Explainer(schema: self, value: value)
        return failures.flatMap { explainer.explain($0) }
    }
}
