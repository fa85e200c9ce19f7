import SluiceDiagnostics
import SluiceYAML

/// A schema, ready to check any number of values from any number of threads.
///
/// Drafts 4, 6, 7, 2019-09 and 2020-12, chosen by `$schema`; without one the newest, as Helm does.
public struct CompiledSchema: Sendable {
    /// Gives the document at a place, or nil if there is none. Nothing is ever fetched.
    ///
    /// The place is a file's path, relative as `uri` of the schema is, where references are relative or `file:`
    /// URIs; otherwise it is the URI, without its fragment.
    public typealias Loader = (_ place: String) -> Value?

    let nodes: [SchemaNode]
    let root: SchemaNode.Index
    /// Where references that follow the dynamic scope may lead, for each schema resource.
    let resources: [SchemaResource]
    /// Whether anything asks what other keywords have looked at.
    let tracksEvaluation: Bool
    /// How much is done for one value before giving up, since combinations can multiply without end. The quick answer
    /// may take four times as much.
    var workLimit = 5_000_000
    /// For the quick answer, where one is possible.
    let verdicts: VerdictTable?

    /// Whose verdicts are given.
    public enum Dialect: Sendable {
        /// The specification's, as its test suite has them.
        case specification
        /// Those of Helm: a schema must be one by its metaschema, formats are asserted up to draft 7, and what
        /// `definitions` hold is looked at only where something refers to it.
        case helm3
        /// The same; a `urn:` that nobody knows accepts everything.
        case helm4
        /// A metaschema itself.
        case helmMetaschema
    }

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - schema: an object, or true or false.
    ///   - uri: where the schema comes from, a file's path or a URI: what its references are relative to, and what
    ///     messages name.
    ///   - assertsFormats: whether a wrong `format` is a failure. By the specification it is a remark.
    ///   - dialect: whose verdicts are given.
    ///   - loader: for references to other documents.
    /// - Throws: keywords with values that they cannot have, and references that lead nowhere.
    public init(
        _ schema: Value, uri: String, assertsFormats: Bool = false, dialect: Dialect = .specification,
        loader: @escaping Loader = { _ in nil }
    ) throws(SluiceError) {
        var compiler = SchemaCompiler(loader: loader, assertsFormats: assertsFormats, dialect: dialect)
        do throws(SchemaProblem) {
            root = try compiler.compile(root: schema, uri: SchemaURI.fromPath(uri))
        } catch {
            throw SluiceError(findings: [
                Finding(
                    rule: "schema-invalid", severity: .error,
                    location: SourceLocation(file: SchemaURI.readable(error.location), line: 0, column: 0),
                    message: error.message,
                    hint: error.hint)
            ])
        }
        nodes = compiler.nodes
        resources = compiler.registry.resources
        tracksEvaluation = compiler.tracksEvaluation
        verdicts = VerdictTable(compiler.nodes, root: root)
    }

    /// Whether a value fits.
    public func accepts(_ value: Value) -> Bool {
        if let verdicts, verdicts.accepts(value, by: self) { return true }
        return failuresInFull(of: value).isEmpty
    }

    /// Every reason why a value does not fit; none if it does.
    public func failures(of value: Value) -> [SchemaFailure] {
        if let verdicts, verdicts.accepts(value, by: self) { return [] }
        return failuresInFull(of: value)
    }

    /// What the thorough check says, without the quick one before it.
    func failuresInFull(of value: Value) -> [SchemaFailure] {
        var validation = Validation(schema: self)
        let failure = validation.check(value, root)
        // Whatever was found then may be wrong.
        if let reason = validation.surrender { return [validation.failure(reason, nodes[root])] }
        guard let failure else { return [] }
        if case .group = failure.kind { return failure.causes }
        return [failure]
    }
}

/// A schema with an identifier of its own, or a document.
struct SchemaResource: Sendable {
    let uri: String
    var dynamicAnchors: [String: SchemaNode.Index] = [:]
    /// The root of the resource if it says `$recursiveAnchor: true`.
    var recursiveRoot: SchemaNode.Index?
}

/// Why a schema is none.
struct SchemaProblem: Error {
    let location: String
    let message: String
    var hint: String?
}
