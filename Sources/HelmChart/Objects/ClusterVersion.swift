import SluiceGoTemplate

/// A version of Kubernetes, as `--kube-version` gives it and `.Capabilities.KubeVersion` shows it.
public struct ClusterVersion: Sendable, Hashable {
    /// As given, with a `v` in front: `v1.33.4-gke.1245000`.
    public let text: String
    /// Only the numbers: `v1.33.4`. Constraints look at this one.
    public let normalized: String
    /// The first number.
    public let major: String
    /// The second number.
    public let minor: String

    /// Reads two or more numbers with dots, whatever follows them.
    ///
    /// - Note: follows `ParseGeneric` of the Kubernetes API machinery.
    public init?(_ text: String, rules: HelmRules = .helm4) {
        let digits = text.hasPrefix("v") ? text.dropFirst() : text[...]
        let numbers = digits.utf8.prefix { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
            .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard numbers.count >= 2, numbers.allSatisfy({ UInt32($0) != nil && ($0 == "0" || !$0.hasPrefix("0")) })
        else { return nil }
        let numbersOnly = "v" + numbers.joined(separator: ".")
        major = numbers[0]
        minor = numbers[1]
        normalized = numbersOnly
        // Helm 3 forgets what follows the numbers.
        self.text = rules == .helm3 ? numbersOnly : "v\(digits)"
    }

    /// The version that a Helm takes when nobody names one.
    public static func standard(_ rules: HelmRules) -> ClusterVersion {
        ClusterVersion(major: "1", minor: rules == .helm3 ? "34" : "37")
    }

    private init(major: String, minor: String) {
        self.major = major
        self.minor = minor
        text = "v\(major).\(minor).0"
        normalized = text
    }
}

/// `.Capabilities.KubeVersion`.
final class ClusterVersionObject: TemplateObject {
    private let version: ClusterVersion
    private let rules: HelmRules
    let typeName: String

    init(_ version: ClusterVersion, rules: HelmRules) {
        self.version = version
        self.rules = rules
        typeName = rules == .helm3 ? "chartutil.KubeVersion" : "common.KubeVersion"
    }

    var description: String {
        let texts = [version.text] + (rules == .helm4 ? [version.normalized] : []) + [version.major, version.minor]
        return "{\(texts.joined(separator: " "))}"
    }
    var actionText: String { version.normalized }

    var encodedFields: [(name: String, value: Value)]? {
        [
            ("Version", .string(version.text)), ("Major", .string(version.major)), ("Minor", .string(version.minor)),
        ]
    }
    var encoded: Value? { .map(Dictionary(uniqueKeysWithValues: (encodedFields ?? []).map { ($0.name, $0.value) })) }

    func field(_ name: String) -> Value? {
        switch name {
        case "Version": .string(version.text)
        case "Major": .string(version.major)
        case "Minor": .string(version.minor)
        default: nil
        }
    }

    func method(_ name: String) -> Function? {
        switch name {
        case "String": Function { _, _ in .string(self.version.normalized) }
        case "GitVersion": Function { _, _ in .string(self.version.text) }
        default: nil
        }
    }
}
