import SluiceDiagnostics
import SluiceGolden
import NetworkPolicyTypes
import SluiceYAML

/// Holds one block's expansion to what Helm rendered from the block's own template.
struct ExpansionComparison<Expansion: BlockExpansion> {
    var values: AgentsValues
    var input: ExpansionInput

    init(_ expansion: Expansion.Type, values: AgentsValues, input: ExpansionInput) {
        self.values = values
        self.input = input
    }

    func findings() throws(SluiceError) -> [Finding] {
        let rendered = input.documents.filter { document in
            document.kind == Expansion.kind && document.source?.hasSuffix("/" + Expansion.template) == true
        }
        // An empty resource has nothing that only templates know, and serves to ask whether there should be one.
        let actual = try ValueDecoder().decode(Expansion.Resource.self, from: rendered.first?.value ?? [:])
        let expected = Expansion.resource(for: values, like: actual)
        switch (expected, rendered.first) {
        case (nil, nil):
            return []
        case (.some, nil):
            return [finding("the Swift expansion gives a \(Expansion.kind), and Helm rendered none")]
        case (nil, .some):
            return [finding("Helm rendered a \(Expansion.kind), and the Swift expansion gives none")]
        case (.some(let expected), .some):
            if expected == actual { return [] }
            let differences = ValueDifference.between(
                try ValueEncoder().encode(expected), try ValueEncoder().encode(actual))
            let texts = differences.map { $0.text }.joined(separator: "; ")
            return [finding("the Swift expansion and Helm disagree: \(texts)")]
        }
    }

    private func finding(_ message: String) -> Finding {
        Finding(rule: "golden-expansion", severity: .error, message: "\(Expansion.path): \(message)")
    }
}
