import SluiceDiagnostics

/// What a rule has found in an API object. The field path leads to the place in the text.
public struct RuleFinding: Hashable, Sendable {
    /// The rule's id.
    public var rule: String
    /// How serious the finding is.
    public var severity: Severity
    /// The field concerned.
    public var path: FieldPath
    /// The place in the text, where the server's path stops short of it, as with labels: it names the map.
    public var place: FieldPath?
    /// Whether the key is at fault and not its value, as with a field that does not exist.
    public var pointsAtKey: Bool
    /// What is wrong.
    public var message: String
    /// What to do.
    public var hint: String?
    /// Other places that belong to it.
    public var related: [RelatedPath]

    /// Creates a finding.
    public init(
        rule: String, severity: Severity, path: FieldPath, place: FieldPath? = nil, pointsAtKey: Bool = false,
        message: String,
        hint: String? = nil, related: [RelatedPath] = []
    ) {
        self.rule = rule
        self.severity = severity
        self.path = path
        self.place = place
        self.pointsAtKey = pointsAtKey
        self.message = message
        self.hint = hint
        self.related = related
    }
}

/// A second place of a finding and what it has to do with it.
public struct RelatedPath: Hashable, Sendable {
    /// The other field.
    public var path: FieldPath
    /// Its part in the finding.
    public var message: String

    /// Creates a related field.
    public init(path: FieldPath, message: String) {
        self.path = path
        self.message = message
    }
}
