/// One thing that is wrong, or worth knowing, at one place.
public struct Finding: Hashable, Sendable {
    /// The rule's id, in kebab case.
    public var rule: String
    /// How serious the finding is.
    public var severity: Severity
    /// The place that causes the finding; nil where it has no place in a file.
    public var location: SourceLocation?
    /// The field concerned, from the document's root; nil where there is no field.
    public var fieldPath: FieldPath?
    /// What is wrong.
    public var message: String
    /// What to do.
    public var hint: String?
    /// Other places that belong to it, such as the first of two equal keys.
    public var related: [RelatedLocation]
    /// How many Unicode scalars the token at the location has; `nil` where only its start is known.
    public var length: Int?

    /// Creates a finding.
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
    /// Where the other place is.
    public var location: SourceLocation
    /// Its part in the finding.
    public var message: String

    /// Creates a related place.
    public init(location: SourceLocation, message: String) {
        self.location = location
        self.message = message
    }
}

/// What every room throws: one finding or more.
public struct SluiceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// At least one.
    public var findings: [Finding]

    /// Creates an error from its findings.
    public init(findings: [Finding]) {
        self.findings = findings
    }

    /// The findings as text, without colours.
    public var description: String {
        findings.map { finding in
            (finding.location.map { "\($0): " } ?? "") + "\(finding.severity.rawValue): \(finding.message)"
        }.joined(separator: "\n")
    }
}
