/// One thing that is wrong, or worth knowing, at one place.
public struct Finding: Hashable, Sendable {
    /// The rule's id, in kebab case.
    public var rule: String
    public var severity: Severity
    public var location: SourceLocation?
    public var fieldPath: FieldPath?
    /// What is wrong.
    public var message: String
    /// What to do.
    public var hint: String?
    /// Other places that belong to it, such as the first of two equal keys.
    public var related: [RelatedLocation]
    /// How many Unicode scalars the token at the location has; `nil` where only its start is known.
    public var length: Int?

    public init(
        rule: String, severity: Severity, location: SourceLocation? = nil, fieldPath: FieldPath? = nil,
        message: String, hint: String? = nil, related: [RelatedLocation] = [], length: Int? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.location = location
        self.fieldPath = fieldPath
        self.message = message
        self.hint = hint
        self.related = related
        self.length = length
    }
}

extension Finding {
    /// The same with other names of files.
    public func movingFile(_ rename: (String) -> String) -> Finding {
        var finding = self
        finding.location = location?.movingFile(rename)
        finding.related = related.map { RelatedLocation(location: $0.location.movingFile(rename), message: $0.message) }
        return finding
    }
}

/// A second place of a finding and what it has to do with it.
public struct RelatedLocation: Hashable, Sendable {
    public var location: SourceLocation
    public var message: String

    public init(location: SourceLocation, message: String) {
        self.location = location
        self.message = message
    }
}

/// What every room throws: one finding or more.
public struct SluiceError: Error, Hashable, Sendable, CustomStringConvertible {
    public var findings: [Finding]

    public init(findings: [Finding]) {
        self.findings = findings
    }

    public var description: String {
        findings.map { finding in
            (finding.location.map { "\($0): " } ?? "") + "\(finding.severity.rawValue): \(finding.message)"
        }.joined(separator: "\n")
    }
}
