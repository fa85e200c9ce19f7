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
        return Self.matches(Array(pattern), Array(name))
    }

    /// Goes back to the last star only, so the time is at most the product of the lengths.
    private static func matches(_ pattern: [Character], _ name: [Character]) -> Bool {
        var (inPattern, inName) = (0, 0)
        var retry: (inPattern: Int, inName: Int)?
        while inName < name.count {
            if inPattern < pattern.count, pattern[inPattern] == "*" {
                retry = (inPattern, inName)
                inPattern += 1
            } else if inPattern < pattern.count,
                pattern[inPattern] == "?" || pattern[inPattern] == name[inName]
            {
                inPattern += 1
                inName += 1
            } else if let last = retry {
                retry = (last.inPattern, last.inName + 1)
                inPattern = last.inPattern + 1
                inName = last.inName + 1
            } else {
                return false
            }
        }
        return pattern[inPattern...].allSatisfy { $0 == "*" }
    }
}
