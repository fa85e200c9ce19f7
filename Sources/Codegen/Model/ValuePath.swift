/// Where a value stands in a chart's values: the keys from the root, as in `.Values.runner.networkPolicy`.
public struct ValuePath: Hashable, Sendable, CustomStringConvertible {
    /// The keys from the root, outermost first.
    public var keys: [String]

    /// Creates a path from its keys.
    public init(_ keys: [String]) {
        self.keys = keys
    }

    /// Reads the dotted notation of `x-sluice`'s `when`: `agentsShell.networkPolicy.enabled`.
    public init(dotted text: String) {
        keys = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    /// The dotted notation, as chart users write it.
    public var description: String {
        keys.joined(separator: ".")
    }

    /// The last key; nil for the root.
    public var last: String? {
        keys.last
    }

    /// The path of a key below this one.
    public func appending(_ key: String) -> ValuePath {
        ValuePath(keys + [key])
    }

    /// Whether `other` is this path or stands below it.
    public func contains(_ other: ValuePath) -> Bool {
        other.keys.starts(with: keys)
    }
}
