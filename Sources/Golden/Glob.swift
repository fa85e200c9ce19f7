/// Patterns with `*` (any text) and `?` (one character) for a whole name.
enum Glob {
    static func matches(_ pattern: String, _ name: String) -> Bool { matches(Array(pattern), Array(name)) }

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
