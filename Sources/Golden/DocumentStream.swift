import SluiceDiagnostics
import SluiceYAML

/// The documents of one render, each with the values in it that are random.
struct DocumentStream {
    /// Finds a document again in another render of the same chart: the n-th of its kind from its template.
    struct Key: Hashable {
        let source: String?
        let kind: String?
        let ordinal: Int
    }

    struct Entry {
        let document: Manifest
        let key: Key
        var random: RandomValues?

        /// The object's name, with placeholders for what is random in it.
        fileprivate var identity: String {
            let value = random?.masking(document.value) ?? document.value
            let metadata = value.table?["metadata"]?.table
            let parts = [metadata?["namespace"], metadata?["name"]].map { part -> String in
                if case .string(let text)? = part { text } else { "" }
            }
            return ([document.source ?? "", document.kind ?? ""] + parts).joined(separator: "\u{0}")
        }
    }

    private(set) var entries: [Entry] = []

    init(_ documents: [Manifest]) {
        var counts: [Key: Int] = [:]
        for document in documents {
            let first = Key(source: document.source, kind: document.kind, ordinal: 0)
            let ordinal = counts[first, default: 0]
            counts[first] = ordinal + 1
            entries.append(
                Entry(
                    document: document,
                    key: Key(source: document.source, kind: document.kind, ordinal: ordinal)))
        }
    }

    private init(entries: [Entry]) { self.entries = entries }

    /// What differs between the first render and the others. A document that another render lacks is random as a whole.
    static func randomValues(_ renders: [[Manifest]]) -> [Key: RandomValues] {
        guard let first = renders.first else { return [:] }
        let base = DocumentStream(first)
        var found: [Key: RandomValues] = [:]
        for render in renders.dropFirst() {
            let others = Dictionary(DocumentStream(render).entries.map { ($0.key, $0.document) }) { first, _ in first }
            for entry in base.entries {
                let own =
                    others[entry.key].map { RandomValues.between(entry.document.value, $0.value) } ?? .whole
                found[entry.key] = RandomValues.union(found[entry.key], own)
            }
            let known = Set(base.entries.map(\.key))
            for key in others.keys where !known.contains(key) { found[key] = .whole }
        }
        return found
    }

    func marking(_ random: [Key: RandomValues]) -> DocumentStream {
        DocumentStream(
            entries: entries.map { entry in
                var entry = entry
                entry.random = random[entry.key]
                return entry
            })
    }

    func filter(_ isIncluded: (Manifest) -> Bool) -> DocumentStream {
        DocumentStream(entries: entries.filter { isIncluded($0.document) })
    }
}

/// A document that differs between two renders.
struct DocumentChange {
    /// Nil where only the newer render has the document.
    var old: Manifest?
    var new: Manifest?
    var random: RandomValues?

    /// The documents in which two renders differ, apart from what is random.
    ///
    /// - Returns: the changes in the order of the older stream, then what only the newer one has; and how many random
    ///   values kept documents from being compared as they are.
    static func between(_ old: DocumentStream, _ new: DocumentStream) -> (changes: [DocumentChange], random: Int) {
        var rest: [String: [DocumentStream.Entry]] = [:]
        for entry in new.entries { rest[entry.identity, default: []].append(entry) }
        var used: Set<DocumentStream.Key> = []
        var changes: [DocumentChange] = []
        var ignored = 0
        for entry in old.entries {
            guard let other = rest[entry.identity]?.first else {
                if entry.random == .whole { continue }
                changes.append(DocumentChange(old: entry.document, new: nil, random: entry.random))
                continue
            }
            rest[entry.identity]?.removeFirst()
            used.insert(other.key)
            let random = RandomValues.union(entry.random, other.random)
            if entry.document.text.utf8.elementsEqual(other.document.text.utf8) { continue }
            if let random, random.masking(entry.document.value) == random.masking(other.document.value) {
                ignored += random.count
                continue
            }
            changes.append(DocumentChange(old: entry.document, new: other.document, random: random))
        }
        for entry in new.entries where !used.contains(entry.key) && entry.random != .whole {
            changes.append(DocumentChange(old: nil, new: entry.document, random: entry.random))
        }
        return (changes, ignored)
    }

    /// `Deployment/web`; the template of a document that is not a resource.
    var name: String {
        guard let document = old ?? new else { return "" }
        return document.kind == nil ? document.source ?? "a document without a kind" : document.shortName
    }

    /// The changes as a diff. Of a document with random values only the fields that differ are shown.
    static func text(_ changes: [DocumentChange], oldName: String, newName: String) -> String {
        let plain = changes.filter { $0.random == nil }
        var text = UnifiedDiff.between(
            old: plain.compactMap(\.old?.text).joined(), new: plain.compactMap(\.new?.text).joined(),
            oldName: oldName, newName: newName)
        for change in changes {
            guard let random = change.random else { continue }
            switch (change.old, change.new) {
            case (let old?, let new?):
                for difference in ValueDifference.between(random.masking(old.value), random.masking(new.value)) {
                    // What a Secret holds is not printed.
                    text += "\(change.name): \(old.kind == "Secret" ? "\(difference.path)" : difference.text)\n"
                }
            case (.some, nil): text += "\(change.name): only in \(oldName)\n"
            default: text += "\(change.name): only in \(newName)\n"
            }
        }
        return text
    }
}

extension Manifest {
    /// `Deployment/web`: what `mayChange` and `others` match.
    var shortName: String { Self.shortName(of: value) }

    /// The names of the document's own object and, for a List, of its items.
    var shortNames: [String] {
        var names = [shortName]
        if kind?.hasSuffix("List") == true, case .array(let items)? = value.table?["items"] {
            names += items.map(Self.shortName)
        }
        return names
    }

    private static func shortName(of value: Value) -> String {
        func text(_ value: Value?) -> String { if case .string(let text)? = value { text } else { "" } }
        return "\(text(value.table?["kind"]))/\(text(value.table?["metadata"]?.table?["name"]))"
    }
}
