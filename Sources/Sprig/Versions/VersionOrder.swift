/// Precedence (semver.org, number 11): a prerelease comes before its version, metadata counts for nothing.
extension SemanticVersion: Comparable {
    /// Whether the two have the same precedence.
    public static func == (left: SemanticVersion, right: SemanticVersion) -> Bool { left.compare(right) == 0 }

    /// Whether this one has lower precedence.
    public static func < (left: SemanticVersion, right: SemanticVersion) -> Bool { left.compare(right) < 0 }

    /// -1, 0 or 1: whether the version comes before the other, is the same, or comes after it.
    public func compare(_ other: SemanticVersion) -> Int {
        if major != other.major { return major < other.major ? -1 : 1 }
        if minor != other.minor { return minor < other.minor ? -1 : 1 }
        if patch != other.patch { return patch < other.patch ? -1 : 1 }
        if prerelease.isEmpty || other.prerelease.isEmpty {
            return prerelease.isEmpty == other.prerelease.isEmpty ? 0 : prerelease.isEmpty ? 1 : -1
        }
        return Self.compare(prerelease: prerelease, other.prerelease)
    }

    static func compare(prerelease left: String, _ right: String) -> Int {
        let dot = UInt8(ascii: ".")
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        var lefts = left.split(separator: dot, omittingEmptySubsequences: false).makeIterator()
        var rights = right.split(separator: dot, omittingEmptySubsequences: false).makeIterator()
        while true {
            switch (lefts.next(), rights.next()) {
            case (nil, nil): return 0
            case (let left, let right):
                let order = compare(part: left ?? [], right ?? [])
                if order != 0 { return order }
            }
        }
    }

    /// Numbers come before words, and nothing before anything.
    private static func compare(part left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        if left.elementsEqual(right) { return 0 }
        if left.isEmpty || right.isEmpty { return left.isEmpty ? -1 : 1 }
        switch (number(left), number(right)) {
        case (nil, nil): return left.lexicographicallyPrecedes(right) ? -1 : 1
        case (nil, _): return 1
        case (_, nil): return -1
        case (let left?, let right?): return left > right ? 1 : -1
        }
    }

    private static func number(_ part: ArraySlice<UInt8>) -> UInt64? {
        part.allSatisfy(\.isDigit) ? UInt64(String(decoding: part, as: UTF8.self)) : nil
    }
}
