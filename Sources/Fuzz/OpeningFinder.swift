import NetworkPolicyTypes
import SluicePolicyAnalysis
import SluiceYAML

/// Says what a NetworkPolicy allows that another one does not, for `scripts/compare-expansions`.
///
/// Each line of standard input is a JSON list of two NetworkPolicies, before and after. Each line of standard output
/// is empty where the second allows nothing more than the first, and names what it opens where it does.
struct OpeningFinder {
    func run() {
        while let line = readLine() { print(answer(to: line)) }
    }

    private func answer(to line: String) -> String {
        do {
            let pair = try parse(Array(line.utf8), file: "policies.json")?.value()
            guard case .array(let objects)? = pair, objects.count == 2 else {
                return "error: not a list of two objects"
            }
            let policies = try objects.map {
                AnalysedPolicy(try ValueDecoder().decode(NetworkPolicy.self, from: $0))
            }
            let difference = try PolicyDifference(from: [policies[0]], to: [policies[1]])
            return difference.changes.filter { !$0.opened.isEmpty }
                .map { "\($0.direction.rawValue) of \($0.title)\($0.isIsolated ? "" : ", no longer isolated")" }
                .joined(separator: "; ")
        } catch {
            return "error: \(error)"
        }
    }
}
