import SluiceDiagnostics

/// Collects what the server says, worded as its field errors are: the kind of the error, the value, the detail.
struct ServerErrors {
    private(set) var findings: [RuleFinding] = []

    mutating func required(_ rule: Rule, _ path: FieldPath, _ detail: String = "", hint: String? = nil) {
        add(rule, path, detail.isEmpty ? "Required value" : "Required value: \(detail)", hint: hint)
    }

    mutating func forbidden(_ rule: Rule, _ path: FieldPath, _ detail: String, hint: String? = nil) {
        add(rule, path, "Forbidden: \(detail)", hint: hint)
    }

    mutating func tooLong(_ rule: Rule, _ path: FieldPath, maximumBytes: Int, hint: String? = nil) {
        add(rule, path, "Too long: may not be more than \(maximumBytes) bytes", hint: hint)
    }

    mutating func invalid(
        _ rule: Rule, _ path: FieldPath, _ value: String, _ detail: String, at place: FieldPath? = nil,
        pointsAtKey: Bool = false, hint: String? = nil
    ) {
        add(
            rule, path, "Invalid value: \(Self.quoted(value)): \(detail)", at: place, pointsAtKey: pointsAtKey,
            hint: hint)
    }

    mutating func invalid(_ rule: Rule, _ path: FieldPath, _ value: Int, _ detail: String, hint: String? = nil) {
        add(rule, path, "Invalid value: \(value): \(detail)", hint: hint)
    }

    mutating func add(
        _ rule: Rule, _ path: FieldPath, _ message: String, severity: Severity? = nil, at place: FieldPath? = nil,
        pointsAtKey: Bool = false, hint: String? = nil
    ) {
        findings.append(
            RuleFinding(
                rule: rule.id, severity: severity ?? rule.severity, path: path, place: place,
                pointsAtKey: pointsAtKey,
                message: message, hint: hint))
    }

    /// Long values say no more than their beginning.
    static func quoted(_ value: String) -> String {
        let shown = value.unicodeScalars.count > 120 ? String(value.unicodeScalars.prefix(117)) + "..." : value
        return "\"\(shown)\""
    }
}
