/// A version compared with another that may be cut short or have wildcards.
struct VersionComparison: Sendable {
    enum Relation: Sendable {
        case equal, notEqual, greater, less, greaterOrEqual, lessOrEqual, tilde, caret

        init?(sign: ArraySlice<UInt8>) {
            switch String(decoding: sign, as: UTF8.self) {
            case "", "=": self = .equal
            case "!=": self = .notEqual
            case ">": self = .greater
            case "<": self = .less
            case ">=", "=>": self = .greaterOrEqual
            case "<=", "=<": self = .lessOrEqual
            case "~", "~>": self = .tilde
            case "^": self = .caret
            default: return nil
            }
        }
    }

    /// The first number that is left open; what follows it counts for nothing.
    private enum Open { case none, major, minor, patch }

    /// With zeros for what is left open.
    let version: SemanticVersion
    private let relation: Relation
    private let open: Open

    init(_ relation: Relation, _ parts: VersionParts, in text: ArraySlice<UInt8>) throws(VersionError) {
        func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
        let prerelease = parts.prerelease.map { "-" + string($0) } ?? ""
        let full: String
        if Self.isOpen(parts.major, in: text) {
            open = .major
            full = "0.0.0" + prerelease
        } else if Self.isOpen(parts.minor, in: text) {
            open = .minor
            full = string(parts.major) + ".0.0" + prerelease
        } else if let minor = parts.minor, Self.isOpen(parts.patch, in: text) {
            open = .patch
            full = string(parts.major) + "." + string(minor) + ".0" + prerelease
        } else {
            open = .none
            full = string(parts.start..<parts.end)
        }
        guard let version = try? SemanticVersion(full) else { throw .constraintParser }
        self.version = version
        self.relation = relation
    }

    private static func isOpen(_ range: Range<Int>?, in text: ArraySlice<UInt8>) -> Bool {
        guard let range else { return true }
        return range.count == 1 && !text[range.lowerBound].isDigit && text[range.lowerBound] != UInt8(ascii: "|")
    }

    /// Whether it holds, prereleases apart: whether those are asked for is for the caller to say.
    func holds(for candidate: SemanticVersion) -> Bool {
        switch relation {
        case .equal: open == .none ? candidate == version : isWithinTilde(candidate)
        case .notEqual: differs(candidate)
        case .greater: isGreater(candidate)
        case .less: candidate < version
        case .greaterOrEqual: candidate >= version
        case .lessOrEqual: isLessOrEqual(candidate)
        case .tilde: isWithinTilde(candidate)
        case .caret: isWithinCaret(candidate)
        }
    }

    private func differs(_ candidate: SemanticVersion) -> Bool {
        guard open != .none else { return candidate != version }
        if candidate.major != version.major { return true }
        if open == .minor { return false }
        if candidate.minor != version.minor { return true }
        if open == .patch {
            if candidate.prerelease.isEmpty, version.prerelease.isEmpty { return false }
            return SemanticVersion.compare(prerelease: candidate.prerelease, version.prerelease) != 0
        }
        return candidate.patch != version.patch || candidate != version
    }

    private func isGreater(_ candidate: SemanticVersion) -> Bool {
        guard open != .none, candidate.major == version.major else {
            return open == .none ? candidate > version : candidate.major > version.major
        }
        switch open {
        // `>11` asks for 12 or more, `>11.1` for 11.2 or more.
        case .minor: return false
        case .patch: return candidate.minor > version.minor
        default: return candidate > version
        }
    }

    private func isLessOrEqual(_ candidate: SemanticVersion) -> Bool {
        guard open != .none else { return candidate <= version }
        if candidate.major != version.major { return candidate.major < version.major }
        return open == .minor || candidate.minor <= version.minor
    }

    private func isWithinTilde(_ candidate: SemanticVersion) -> Bool {
        if candidate < version { return false }
        let isZero = version.major == 0 && version.minor == 0 && version.patch == 0
        if isZero, open == .none || open == .major { return true }
        return candidate.major == version.major && (open == .minor || candidate.minor == version.minor)
    }

    private func isWithinCaret(_ candidate: SemanticVersion) -> Bool {
        if candidate < version { return false }
        // The first number that is not zero must stay, and all before it.
        if version.major > 0 || open == .minor { return candidate.major == version.major }
        if candidate.major > 0 { return false }
        if version.minor > 0 || open == .patch { return candidate.minor == version.minor }
        return candidate.minor == 0 && candidate.patch == version.patch
    }
}
