import Diagnostics
import YAML

/// A schema, ready to check any number of values from any number of threads.
///
/// Drafts 4, 6, 7, 2019-09 and 2020-12, chosen by `$schema`; without one the newest, as Helm does.
public struct CompiledSchema: Sendable {
    /// Gives the document at a URI, or nil if there is none. Nothing is ever fetched.
    public typealias Loader = (_ uri: String) -> Value?

    let nodes: [SchemaNode]
    let root: SchemaNode.Index
    /// Where references that follow the dynamic scope may lead, for each schema resource.
    let resources: [SchemaResource]
    /// Whether anything asks what other keywords have looked at.
    let tracksEvaluation: Bool

    /// Compiles a schema.
    ///
    /// - Parameters:
    ///   - uri: where the schema comes from: what its references are relative to, and what messages name.
    ///   - assertsFormats: whether a wrong `format` is a failure. By the specification it is a remark.
    ///   - loader: for references to other documents.
    /// - Throws: keywords with values that they cannot have, and references that lead nowhere.
    public init(
        _ schema: Value, uri: String, assertsFormats: Bool = false, loader: @escaping Loader = { _ in nil }
    ) throws(SluiceError) {
        var compiler = SchemaCompiler(loader: loader, assertsFormats: assertsFormats)
        do throws(SchemaProblem) {
            root = try compiler.compile(root: schema, uri: uri)
        } catch {
            throw SluiceError(findings: [
                Finding(
                    rule: "schema-invalid", severity: .error,
                    location: SourceLocation(file: error.location, line: 0, column: 0), message: error.message,
                    hint: error.hint)
            ])
        }
        nodes = compiler.nodes
        resources = compiler.registry.resources
        tracksEvaluation = compiler.tracksEvaluation
    }

    /// Whether a value fits.
    public func accepts(_ value: Value) -> Bool { failures(of: value).isEmpty }

    /// Every reason why a value does not fit; none if it does.
    public func failures(of value: Value) -> [SchemaFailure] {
        var validation = Validation(schema: self)
        guard let failure = validation.check(value, root) else { return [] }
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
