/// Picks cases by name: a part of the name, or a pattern with `*` (any text) and `?` (one character) for
/// the whole name.
public struct CaseFilter: Sendable, Hashable {
    /// The filter as written.
    public let pattern: String

    /// A filter.
    public init(_ pattern: String) { self.pattern = pattern }

    /// Whether a case of this name is picked.
    public func matches(_ name: String) -> Bool {
        guard pattern.contains(where: { $0 == "*" || $0 == "?" }) else {
            return pattern.isEmpty || name.contains(pattern)
        }
        return Glob.matches(pattern, name)
    }
}
