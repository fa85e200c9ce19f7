import SluiceDiagnostics
import SluicePolicyAnalysis

/// Labels of objects, and the labels that a selector wants.
///
/// - Note: follows `ValidateLabels` of k8s.io/apimachinery. The server names the map as a whole.
enum LabelRules {
    static func check(
        _ labels: [String: String], _ path: FieldPath, _ rule: Rule, _ errors: inout ServerErrors
    ) {
        for key in labels.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            for problem in NameFormats.qualifiedName(key) {
                errors.invalid(rule, path, key, problem, at: path[key], pointsAtKey: true)
            }
            let value = labels[key] ?? ""
            for problem in NameFormats.labelValue(value) {
                errors.invalid(rule, path, value, problem, at: path[key])
            }
        }
    }
}
