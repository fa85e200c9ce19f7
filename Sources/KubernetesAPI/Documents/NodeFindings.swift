import SluiceDiagnostics
import SluiceYAML

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

/// The words that are nearest to `word`, for a hint; nil where there are none.
///
/// Words that share a longer beginning or a longer end with it are nearer.
func nearestHint(_ word: String, among words: [String], limit: Int = 5) -> String? {
    func commonLength(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Int {
        zip(left, right).prefix { $0 == $1 }.count
    }
    func score(_ candidate: String) -> Int {
        max(
            commonLength(word.utf8, candidate.utf8), commonLength(word.utf8.reversed(), candidate.utf8.reversed()))
    }
    let scored = Set(words).map { (word: $0, score: score($0)) }
        .sorted { ($1.score, $0.word) < ($0.score, $1.word) }
    if scored.isEmpty { return nil }
    let nearest = scored.prefix(limit).map(\.word).joined(separator: ", ")
    return scored.count <= limit ? "valid here: \(nearest)" : "the nearest are \(nearest)"
}
