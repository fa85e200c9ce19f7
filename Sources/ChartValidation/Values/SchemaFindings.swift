import SluiceDiagnostics
import SluiceJSONSchema
import SluiceYAML

/// What a values schema has against values, at the places where the values were written.
struct SchemaFindings {
    static let rule = "values-schema"

    var schema: CompiledSchema

    func findings(in values: LocatedValue) -> [Finding] {
        let plain = values.value
        let failures = schema.failures(of: plain)
        if failures.isEmpty { return [] }
        return schema.explanations(of: failures, value: plain).map { explanation in
            Finding(
                rule: Self.rule, severity: .error,
                location: values.location(of: explanation.instancePath, ofKey: explanation.pointsAtKey),
                fieldPath: explanation.instancePath, message: explanation.message, hint: explanation.hint)
        }
    }
}
