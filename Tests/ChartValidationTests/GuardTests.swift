import SluiceDiagnostics
import Foundation
import SluiceHelmChart
import SluiceKubernetesAPI
import OrderedCollections
import SluicePolicyRules
import Testing
import SluiceYAML

/// What protects people who have only Helm (the strict schema entries and the guards of the fragments) and the rules of
/// `validate` are two forms of the same rules: both refuse, or both take, the rules of hundreds of policies whose
/// verdict by the API server is recorded.
@Suite struct GuardTests {
    @Test func refuseWhatTheRulesRefuse() throws {
        let path = Reference.root + "/Tests/PolicyRulesTests/Verdicts/policies.jsonl"
        let model = try DefinitionsLoader.embedded()
        // Since 1.36 blocks with host bits or leading zeros are errors. Charts serve older clusters too: they refuse what
        // every version refuses, and nothing that 1.36 takes.
        var options = RuleOptions()
        options.kubernetesVersion = KubernetesVersion(minor: 33)
        let old = PolicyCheck(model: model, options: options)
        let new = PolicyCheck(model: model)
        let renderer = ChartRenderer(try LoadedChart(path: Reference.chart))
        var verdicts = [0, 0]
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            let node = try #require(try parse(Array(line.utf8), file: "p.json"))
            guard let spec = node["spec"]?.value(), case .object(let fields) = spec else { continue }
            var policy: OrderedDictionary<String, Value> = [
                "apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": ["name": "p"],
            ]
            var block: OrderedDictionary<String, Value> = ["enabled": true]
            var part: OrderedDictionary<String, Value> = ["podSelector": [:]]
            for name in ["ingress", "egress"] {
                guard let rules = fields[name].map(Self.withoutEmptyParts), rules != .null else { continue }
                block[name] = rules
                part[name] = rules
            }
            policy["spec"] = .object(part)
            let text = Array(JSONWriter.write(.object(policy)).utf8)
            let own = try #require(try parse(text, file: "p.json"))
            let errors = [old, new].map { check in
                check.check(LocatedValue(own), hasLints: false).findings.filter { $0.severity == .error }
            }
            let overrides = ValuesOverrides(setJSON: ["networkPolicy=" + JSONWriter.write(.object(block))])
            let request = ChartRenderer.Request(values: try overrides.templateValues())
            var refusal: String?
            do { _ = try renderer.render(request).text() } catch { refusal = "\(error)" }
            #expect(errors[0].isEmpty || refusal != nil, "\(line)\n\(errors[0])")
            #expect(!errors[1].isEmpty || refusal == nil, "\(line)\n\(refusal ?? "")")
            verdicts[refusal == nil ? 0 : 1] += 1
        }
        #expect(verdicts.allSatisfy { $0 > 50 }, "\(verdicts)")
    }

    /// The strict entries also refuse `to: []` and nulls, which the server takes; a lint and a rule of the chart's
    /// schema say so.
    private static func withoutEmptyParts(_ value: Value) -> Value {
        switch value {
        case .array(let elements): return .array(elements.map(withoutEmptyParts))
        case .object(let members):
            return .object(
                members.mapValues(withoutEmptyParts).filter { key, value in
                    value != .null && !(["to", "from", "ports"].contains(key) && value == [])
                })
        default: return value
        }
    }
}
