import Diagnostics

/// How an input is read.
public struct ParseOptions: Sendable {
    /// What two equal keys of one mapping mean.
    public enum DuplicateKeys: Sendable {
        case error
        /// The last one counts, as Helm reads values files.
        case lastWins
    }

    public enum Syntax: Sendable {
        case yaml
        /// Strict JSON: nothing that only YAML allows.
        case json
        /// JSON for names that end in `.json`, YAML otherwise.
        case byFileName
    }

    public var duplicateKeys: DuplicateKeys
    public var syntax: Syntax
    public var depth: Int
    public var bytes: Int
    public var expandedNodes: Int

    public init(
        duplicateKeys: DuplicateKeys = .error, syntax: Syntax = .byFileName, depth: Int = YAMLLimits.depth,
        bytes: Int = YAMLLimits.bytes, expandedNodes: Int = YAMLLimits.expandedNodes
    ) {
        self.duplicateKeys = duplicateKeys
        self.syntax = syntax
        self.depth = depth
        self.bytes = bytes
        self.expandedNodes = expandedNodes
    }
}
