/// A version as semver.org has it, read as leniently as Masterminds/semver v3 does: a `v` in front, numbers left
/// out and zeros in front of numbers are allowed.
///
/// Versions are compared and equal as the specification says, which leaves metadata out.
public struct SemanticVersion: Sendable {
    /// The first number.
    public var major: UInt64
    /// The second number.
    public var minor: UInt64
    /// The third number.
    public var patch: UInt64
    /// What follows the hyphen; empty when there is none.
    public var prerelease: String
    /// What follows the plus sign; empty when there is none.
    public var metadata: String
    /// The text that was read.
    public var original: String

    /// Throws what is wrong with the text, worded as the Go library does.
    public init(_ text: String) throws(VersionError) {
        let bytes = Array(text.utf8)
        guard let parts = VersionParts(bytes[...], wildcards: false), parts.end == bytes.count else { throw .invalid }
        func number(_ range: Range<Int>?) throws(VersionError) -> UInt64 {
            guard let range else { return 0 }
            let digits = String(decoding: bytes[range], as: UTF8.self)
            guard let number = UInt64(digits) else { throw .outOfRange(digits) }
            return number
        }
        major = try number(parts.major)
        minor = try number(parts.minor)
        patch = try number(parts.patch)
        prerelease = parts.prerelease.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
        metadata = parts.metadata.map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
        original = text
        try Self.check(prerelease: prerelease)
    }

    static func check(prerelease: String) throws(VersionError) {
        for part in prerelease.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            if part.count > 1, part.first == UInt8(ascii: "0"), part.allSatisfy(\.isDigit) { throw .leadingZero }
        }
    }
}

/// Why a text is no version or no constraint.
public enum VersionError: Error, Hashable, Sendable, CustomStringConvertible {
    case invalid
    case leadingZero
    case outOfRange(String)
    case improperConstraint(String)
    case constraintParser

    /// The text that Go prints.
    public var description: String {
        switch self {
        case .invalid: "invalid semantic version"
        case .leadingZero: "version segment starts with 0"
        case .outOfRange(let digits):
            "error parsing version segment: strconv.ParseUint: parsing \"\(digits)\": value out of range"
        case .improperConstraint(let text): "improper constraint: \(GoText.quoted(text))"
        case .constraintParser: "constraint parser error"
        }
    }
}

extension SemanticVersion: CustomStringConvertible {
    /// The version in full, without what the original may have in front.
    public var description: String {
        let core = "\(major).\(minor).\(patch)"
        let tail = prerelease.isEmpty ? core : "\(core)-\(prerelease)"
        return metadata.isEmpty ? tail : "\(tail)+\(metadata)"
    }
}

extension SemanticVersion {
    /// The next patch; of a prerelease, the version it leads to.
    var nextPatch: SemanticVersion { next { if prerelease.isEmpty { $0.patch &+= 1 } } }

    var nextMinor: SemanticVersion {
        next {
            $0.minor &+= 1
            $0.patch = 0
        }
    }

    var nextMajor: SemanticVersion {
        next {
            $0.major &+= 1
            $0.minor = 0
            $0.patch = 0
        }
    }

    private func next(_ change: (inout SemanticVersion) -> Void) -> SemanticVersion {
        var version = self
        version.prerelease = ""
        version.metadata = ""
        change(&version)
        version.original = (original.utf8.first == UInt8(ascii: "v") ? "v" : "") + version.description
        return version
    }
}
