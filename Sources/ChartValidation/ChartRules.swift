import SluiceDiagnostics
import SluicePolicyRules

/// The rules about values and manifests as such, beside those about policies.
public enum ChartRules {
    public static let catalogue: [Rule] = [
        Rule(SchemaFindings.rule, .error, .structure, "the chart's values schema refuses the values"),
        Rule("values-shape", .error, .structure, "a values file is no mapping"),
        Rule("not-a-manifest", .error, .structure, "a document of a stream of manifests is none"),
        Rule("api-version", .error, .server, "an API version that has no NetworkPolicy"),
        Rule("api-kind", .error, .server, "a kind that is none, and nearly NetworkPolicy"),
        Rule(ManifestCheck.nothingRule, .warning, .structure, "a stream of manifests without any NetworkPolicy"),
        Rule(ManifestCheck.foreignRule, .info, .structure, "a policy of a kind that is not understood"),
        Rule("yaml-duplicate-key", .warning, .structure, "a key stands twice in a mapping"),
        Rule(ValuesCheck.disabledRule, .warning, .lint, "rules for a policy that is off"),
        Rule(PlainAnnotations.rule, .warning, .lint, "an annotation or label that Helm prints as no text"),
        Rule(Suppressions.unusedIgnore, .info, .structure, "a comment silences a rule that finds nothing there"),
        Rule(Suppressions.unknownRule, .warning, .structure, "a comment or setting names a rule that there is not"),
        Rule(Suppressions.ignoreWithoutReason, .info, .structure, "a comment silences a rule without saying why"),
    ]

    /// Every rule that `sluice validate` knows.
    public static let all: [Rule] = catalogue + StreamLints.catalogue + RuleCatalogue.all
}
