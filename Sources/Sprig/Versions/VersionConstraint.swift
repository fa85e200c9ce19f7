/// A condition on versions as Masterminds/semver v3 has it: comparisons (`=`, `!=`, `>`, `<`, `>=`, `<=`, `~`, `~>`,
/// `^`) with versions that may be cut short or have wildcards, joined by spaces or commas (all must hold) and by
/// `||` (one must), and ranges with a hyphen between spaces.
public struct VersionConstraint: Sendable {
    /// Lists of comparisons of which one must hold entirely.
    private let alternatives: [[VersionComparison]]

    /// Longer texts are refused; looking for ranges takes quadratic time at worst.
    private static let maximumLength = 4096

    /// Throws what is wrong with the text, worded as the Go library does.
    public init(_ text: String) throws(VersionError) {
        guard text.utf8.count <= Self.maximumLength else { throw .improperConstraint(text) }
        let bytes = VersionRange.rewritten(Array(text.utf8))
        var alternatives: [[VersionComparison]] = []
        var start = 0
        var position = 0
        while position <= bytes.count {
            let isBar =
                position + 1 < bytes.count && bytes[position] == UInt8(ascii: "|")
                && bytes[position + 1] == UInt8(ascii: "|")
            if isBar || position == bytes.count {
                alternatives.append(try Self.comparisons(bytes[start..<position]))
                start = position + 2
                position = start
                if !isBar { break }
            } else {
                position += 1
            }
        }
        self.alternatives = alternatives
    }

    /// Whether a version satisfies the constraint. A prerelease does only where a comparison names one.
    public func check(_ version: SemanticVersion) -> Bool {
        alternatives.contains { comparisons in
            let allowsPrereleases = comparisons.contains { !$0.version.prerelease.isEmpty }
            if !version.prerelease.isEmpty, !allowsPrereleases { return false }
            return comparisons.allSatisfy { $0.holds(for: version) }
        }
    }

    private static func comparisons(_ text: ArraySlice<UInt8>) throws(VersionError) -> [VersionComparison] {
        var found: [(VersionComparison.Relation, VersionParts)] = []
        var scanner = ConstraintScanner(text)
        scanner.skipSpace()
        repeat {
            guard let comparison = scanner.comparison(), scanner.skipSeparator() else {
                throw .improperConstraint(String(decoding: text, as: UTF8.self))
            }
            found.append(comparison)
        } while !scanner.isAtEnd
        // Only now: a text that cannot be split is reported before versions that cannot be read.
        var comparisons: [VersionComparison] = []
        for (relation, parts) in found { comparisons.append(try VersionComparison(relation, parts, in: text)) }
        return comparisons
    }
}
