import SluiceDiagnostics
import NetworkPolicyTypes
import SluicePolicyAnalysis

/// The rules of label selectors.
///
/// - Note: follows `ValidateLabelSelector` of k8s.io/apimachinery.
enum SelectorRules {
    static let labels = Rule("selector-labels", .error, .server, "a key or value of matchLabels has a wrong form")
    static let values = Rule(
        "selector-values", .error, .server, "an operator lacks its values, or has values that it cannot have")
    static let key = Rule("selector-key", .error, .server, "the key of a requirement is no label key")
    static let labelValue = Rule("selector-label-value", .error, .server, "a value of a requirement is no label value")

    static let catalogue = [labels, values, key, labelValue]

    static func check(_ selector: LabelSelector, _ path: FieldPath, _ errors: inout ServerErrors) {
        LabelRules.check(selector.matchLabels ?? [:], path["matchLabels"], labels, &errors)
        for (index, requirement) in (selector.matchExpressions ?? []).enumerated() {
            check(requirement, path["matchExpressions"][index], &errors)
        }
    }

    private static func check(
        _ requirement: LabelSelectorRequirement, _ path: FieldPath, _ errors: inout ServerErrors
    ) {
        let given = requirement.values ?? []
        switch requirement.operator {
        case .in, .notIn:
            if given.isEmpty {
                errors.required(
                    values, path["values"], "must be specified when `operator` is 'In' or 'NotIn'",
                    hint: "list the label values, or use Exists or DoesNotExist")
            }
        case .exists, .doesNotExist:
            if !given.isEmpty {
                errors.forbidden(
                    values, path["values"], "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
                    hint: "remove the values, or use In or NotIn")
            }
        }
        for problem in NameFormats.qualifiedName(requirement.key) {
            errors.invalid(key, path["key"], requirement.key, problem)
        }
        for (index, value) in given.enumerated() {
            for problem in NameFormats.labelValue(value) {
                errors.invalid(labelValue, path["values"][index], value, problem)
            }
        }
    }
}
