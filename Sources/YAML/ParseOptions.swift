import SluiceDiagnostics

/// How an input is read.
public struct ParseOptions: Sendable {
    /// What two equal keys of one mapping mean.
    public enum DuplicateKeys: Sendable {
        case error
        /// The last one counts, as Helm reads values files.
        case lastWins
    }

    /// The syntax of an input.
    public enum Syntax: Sendable {
        case yaml
        /// Strict JSON: nothing that only YAML allows.
        case json
        /// JSON for names that end in `.json`, YAML otherwise.
        case byFileName
    }

    /// The treatment of equal keys.
    public var duplicateKeys: DuplicateKeys
    /// The syntax.
    public var syntax: Syntax
    /// Whether JSON is read as such where libyaml refuses it as YAML, and numbers that JSON lacks are read. Helm's
    /// reader does neither: it turns YAML into JSON.
    public var acceptsJSON: Bool
    /// How deep collections may be nested.
    public var depth: Int
    /// The largest input, in bytes.
    public var bytes: Int
    /// How many nodes there may be once aliases are expanded.
    public var expandedNodes: Int

    /// Options with which a file is read as Helm reads values and manifests: as YAML whatever its name, and the last
    /// of equal keys counts.
    public static let helm = ParseOptions(duplicateKeys: .lastWins, syntax: .yaml, acceptsJSON: false)

    /// Creates options; the defaults are strict, with the limits of `YAMLLimits`.
    public init(
        duplicateKeys: DuplicateKeys = .error, syntax: Syntax = .byFileName, acceptsJSON: Bool = true,
        depth: Int = YAMLLimits.depth, bytes: Int = YAMLLimits.bytes, expandedNodes: Int = YAMLLimits.expandedNodes
    ) {
        self.acceptsJSON = acceptsJSON
        self.duplicateKeys = duplicateKeys
        self.syntax = syntax
        self.depth = depth
        self.bytes = bytes
        self.expandedNodes = expandedNodes
    }
}
