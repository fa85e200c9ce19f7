import Diagnostics
import YAML

extension Node {
    /// An error at this node.
    func finding(_ rule: String, _ message: String, hint: String?) -> Finding {
        Finding(rule: rule, severity: .error, location: location, message: message, hint: hint)
    }
}

extension SluiceError {
    init(_ finding: Finding) {
        self.init(findings: [finding])
    }
}

/// "did you mean X?", where a word is near enough.
func suggestion(for word: String, among words: some Sequence<String>) -> String? {
    nearest(word, in: words).map { "did you mean \($0)?" }
}
