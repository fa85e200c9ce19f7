import SluiceDiagnostics

/// A place in a hand-written template that renders a NetworkPolicy, found by its text: `kind: NetworkPolicy` in a
/// document of its own or in a List, whatever is around it.
struct PolicyTemplates {
    var path: String
    var location: SourceLocation

    /// One for each such document of the templates that Sluice did not generate.
    static func places(in templates: [ChartTemplate]) -> [PolicyTemplates] {
        templates.filter { !$0.isOwned }.flatMap { template in
            lines(in: template.bytes).map { line in
                PolicyTemplates(
                    path: template.path, location: SourceLocation(file: template.path, line: line, column: 1))
            }
        }
    }

    /// A `key: value` line with its indentation.
    private struct Field {
        var line: Int
        var indentation: Int
        var value: String
    }

    /// The numbers of the lines that give a document its kind.
    private static func lines(in bytes: [UInt8]) -> [Int] {
        var found: [Int] = []
        var kinds: [Field] = []
        var versions: [Field] = []
        func endDocument() {
            let outermost = kinds.map(\.indentation).min() ?? 0
            let isList = kinds.contains { $0.indentation == outermost && $0.value.hasSuffix("List") }
            for kind in kinds where kind.value == "NetworkPolicy" {
                // Further inside, it is part of another object, such as a policy engine's rule.
                guard kind.indentation == outermost || isList else { continue }
                let version =
                    versions.last { $0.indentation == kind.indentation && $0.line < kind.line }
                    ?? versions.first { $0.indentation == kind.indentation }
                let isKubernetes = version.map {
                    $0.value.contains("networking.k8s.io") || $0.value.hasPrefix("extensions/")
                        || $0.value.contains("{{")
                }
                if isKubernetes ?? true { found.append(kind.line) }
            }
            kinds = []
            versions = []
        }
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            if line.starts(with: "---".utf8) { endDocument() }
            if let field = field("kind", in: line, number: index + 1) { kinds.append(field) }
            if let field = field("apiVersion", in: line, number: index + 1) { versions.append(field) }
        }
        endDocument()
        return found
    }

    /// Reads `key: value`, quoted or not, perhaps behind the dash of a list and before a comment.
    private static func field(_ key: String, in line: ArraySlice<UInt8>, number: Int) -> Field? {
        let space = UInt8(ascii: " ")
        var rest = line.drop { $0 == space }
        if rest.starts(with: "- ".utf8) { rest = rest.dropFirst(2).drop { $0 == space } }
        let indentation = line.count - rest.count
        let spellings = [key, "\"\(key)\"", "'\(key)'"]
        guard let spelling = spellings.first(where: { rest.starts(with: $0.utf8) }) else { return nil }
        rest = rest.dropFirst(spelling.utf8.count).drop { $0 == space }
        guard rest.first == UInt8(ascii: ":") else { return nil }
        rest = rest.dropFirst()
        var value = String(decoding: rest, as: UTF8.self)
        if let comment = value.firstRange(of: " #") { value = String(value[..<comment.lowerBound]) }
        let quotes: Set<Character> = [" ", "\"", "'", "\t", "\r"]
        return Field(
            line: number, indentation: indentation,
            value: String(String(value.drop { quotes.contains($0) }.reversed()).drop { quotes.contains($0) }.reversed())
        )
    }
}
