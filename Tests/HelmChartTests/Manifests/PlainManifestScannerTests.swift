import Testing

@testable import SluiceHelmChart

/// The quick scanner must never say anything that the YAML parser does not say too.
@Suite struct PlainManifestScannerTests {
    private static let deployment = #"""
        # Source: agents/templates/deployment.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: agents
          labels:
            app.kubernetes.io/name: agents
            helm.sh/chart: "agents-1.2.3"
          annotations:
            helm.sh/hook: pre-install,post-install
            note: 'plain: enough'
        spec:
          replicas: 2
          strategy: {}
          template:
            spec:
              containers:
              - name: agents
                args:
                  - --port=8080
                  - "a b"
                  - "{\"a\": 1}"
                  - 'it''s'
                env: []
                resources:
                  {}
                verbs: ["", get, 'list' ] # all
                command: # what runs
                  - sh
                  - -c
                  - |
                    echo "hi" # no comment
                      - deeper

                    exit 0
                ports:
                  - - nested
                    - list
          volumes:
        """#

    @Test func readsWhatManifestsLookLike() {
        let head = PlainManifestScanner.head(of: Array(Self.deployment.utf8)[...])
        #expect(head == ManifestHead(kind: "Deployment", hook: "pre-install,post-install"))
    }

    @Test(arguments: [
        "text", "- a", "kind: [a]", "kind:\n  a: b", "metadata:\n- a", "metadata: text",
        "metadata:\n  annotations:\n    a:\n      b: c",
        "a: b\n c: d", "a:\n  b: c\n d: e", "a: b: c", "a: 'b", "a: \"b\\x41\"", "kind: \"b\\n\"", "kind: 'a''b'",
        "a: |\n  b\n c", "a: *b", "a: &b c", "a: !!str b",
        "a: b\n  c", "\ta: b", "a: {b: c}", "a: [b c]", "a: [\"b\" c]", "a: [b", "a: [,]", "a: [b: c]", "a: [*]",
        "a:\n[]", "a: b\n  []", "a: é", "? a", "a: @b", "a: %b", "a: - b", "kind: ~", "kind: null", "kind: \"\"",
    ])
    func leavesTheRestToTheParser(_ text: String) {
        #expect(PlainManifestScanner.head(of: Array(text.utf8)[...]) == nil)
    }

    /// Documents with a few characters or lines changed, most of them broken in some way.
    @Test func agreesWithTheParser() {
        var random = Xorshift(state: 0x5EED)
        var scanned = 0
        let lines = Self.deployment.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
        let pieces = [
            " ", "  ", "-", "- ", ":", ": ", "#", " #", "'", "\"", "\\", "|", ">", "{}", "[]", "[a, \"b\"]", ",", "\n",
            "a", "kind: B\n", "~",
        ]
        for _ in 0..<20_000 {
            var mutated = lines
            for _ in 0...random.below(3) {
                let index = random.below(mutated.count)
                switch random.below(5) {
                case 0: mutated.remove(at: index)
                case 1: mutated.swapAt(index, random.below(mutated.count))
                case 2: mutated[index] = Array(mutated[index].dropFirst(random.below(3)))
                case 3: mutated[index] = Array(repeating: 32, count: random.below(4)) + mutated[index]
                default:
                    let at = random.below(mutated[index].count + 1)
                    mutated[index].insert(contentsOf: pieces[random.below(pieces.count)].utf8, at: at)
                }
                if mutated.isEmpty { mutated = lines }
            }
            let document = Array(mutated.joined(separator: [10]))[...]
            guard let quick = PlainManifestScanner.head(of: document) else { continue }
            scanned += 1
            let text = String(decoding: document, as: UTF8.self)
            do {
                #expect(try ManifestHead(document, path: "m.yaml") == quick, "\(text)")
            } catch {
                Issue.record("the parser refuses what the scanner took: \(error)\n\(text)")
            }
        }
        #expect(scanned > 4_000)
    }
}

/// Repeatable numbers.
private struct Xorshift {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}
