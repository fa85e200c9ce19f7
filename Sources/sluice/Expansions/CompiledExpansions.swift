import SluiceDiagnostics
import SluiceGolden
import NetworkPolicyTypes
import SluiceYAML

/// The Swift expansions that are compiled into this program, as the third way to a case's policies.
struct CompiledExpansions: ExpansionOracle {
    /// `nil` where the chart's schema is another than the one that the types were generated from.
    init?(for fingerprint: String) {
        guard fingerprint == AgentsValues.schemaFingerprint else { return nil }
    }

    func findings(for input: ExpansionInput) -> [Finding] {
        do throws(SluiceError) {
            let values = try ValueDecoder().decode(AgentsValues.self, from: input.values)
            var findings: [Finding] = []
            for expansion in BlockExpansions.all { findings += try compare(expansion, values, input) }
            return findings
        } catch {
            return error.findings
        }
    }

    private func compare<Expansion: BlockExpansion>(
        _ expansion: Expansion.Type, _ values: AgentsValues, _ input: ExpansionInput
    ) throws(SluiceError) -> [Finding] {
        try ExpansionComparison(expansion, values: values, input: input).findings()
    }
}
