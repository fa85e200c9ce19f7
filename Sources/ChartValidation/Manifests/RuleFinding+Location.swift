import SluiceDiagnostics
import SluicePolicyRules
import SluiceYAML

extension RuleFinding {
    /// The finding at the place in `value` that its path leads to.
    func located(in value: LocatedValue) -> Finding {
        Finding(
            rule: rule, severity: severity, location: value.location(of: place ?? path, ofKey: pointsAtKey),
            fieldPath: path,
            message: message, hint: hint,
            related: related.map {
                RelatedLocation(location: value.location(of: $0.path), message: $0.message)
            })
    }
}
