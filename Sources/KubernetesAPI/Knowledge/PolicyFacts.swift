import SluiceDiagnostics
import SluiceYAML

/// What is known of the fields of a policy API whose structure its own definitions declare (`x-sluice-policies`).
///
/// Fields are named by the end of their path: `egress.toPorts` is the field `toPorts` of every object in a field
/// `egress`. What is not stated keeps the careful reading: leaving the field out widens, elements are conditions.
struct PolicyFacts {
    /// `group/version/Kind`.
    var resources: Set<String> = []
    /// The fields of the resource that hold the policy.
    var parts: [String] = []
    /// Fields below which matching less allows more, such as the rules that deny: nothing is stated there.
    var denials: [FieldPath] = []
    var harmless: [FieldPath] = []
    var widens: [FieldPath] = []
    var alternatives: [FieldPath] = []
    var conditions: [FieldPath] = []
    /// Fields that match everything where they are empty (`x-sluice-empty: everything`).
    var everything: [FieldPath] = []

    /// The names of the last fields of a path.
    struct FieldPath {
        var names: [Substring]

        init(_ text: String) { names = text.split(separator: ".") }

        func isEnd(of path: [String]) -> Bool {
            path.count >= names.count && zip(path.suffix(names.count), names).allSatisfy { $0 == $1 }
        }
    }

    // MARK: - Reading

    static func read(_ list: Node) throws(SluiceError) -> [PolicyFacts] {
        var all: [PolicyFacts] = []
        for item in list.elements {
            var facts = PolicyFacts()
            for (key, value) in item.entries {
                let texts = value.elements.map(\.text)
                let paths = texts.map { FieldPath($0) }
                switch key.text {
                case "resources": facts.resources = Set(texts)
                case "parts": facts.parts = texts
                case "denials": facts.denials = paths
                case "harmless": facts.harmless = paths
                case "widens": facts.widens = paths
                case "alternatives": facts.alternatives = paths
                case "conditions": facts.conditions = paths
                case "everything": facts.everything = paths
                default:
                    let keys = [
                        "resources", "parts", "denials", "harmless", "widens", "alternatives", "conditions",
                        "everything",
                    ]
                    throw SluiceError(
                        key.finding(
                            "keyword", "x-sluice-policies has no \"\(key.text)\"",
                            hint: suggestion(for: key.text, among: keys) ?? "it has " + keys.joined(separator: ", ")))
                }
            }
            all.append(facts)
        }
        return all
    }

    // MARK: - Adding

    /// What several paths to one field say of it: only what all of them say is stated.
    private struct FieldFacts: Equatable {
        var absence = AbsenceEffect.unstated
        var elements = ElementMeaning.unstated
        var isEverything = false
    }

    private struct FieldName: Hashable {
        var object: String
        var field: String
    }

    private struct Visit: Hashable {
        var object: String
        /// The last fields on the way.
        var path: [String]
        var isDenial: Bool
    }

    /// Adds the facts to the types of the resources.
    func add(to objects: inout [String: ObjectType]) {
        let names = objects.values.filter { object in
            object.groupVersionKinds.contains { resources.contains($0.description) }
        }.map(\.name.full)
        if names.isEmpty { return }
        var facts: [FieldName: FieldFacts] = [:]
        var seen: Set<String> = []
        for name in names.sorted() {
            guard let resource = objects[name] else { continue }
            for field in resource.fields where parts.contains(field.name) {
                guard let part = field.type.objectName?.full else { continue }
                visit(part, path: [field.name], objects: objects, facts: &facts, seen: &seen)
            }
        }
        for name in seen {
            // Kubernetes' own types, such as LabelSelector, serve other kinds too, and state their facts themselves.
            guard var object = objects[name], !name.hasPrefix("io.k8s.apimachinery.") else { continue }
            object.isPolicyPart = true
            for index in object.fields.indices {
                guard let stated = facts[FieldName(object: name, field: object.fields[index].name)] else { continue }
                if object.fields[index].absence == .unstated { object.fields[index].absence = stated.absence }
                if object.fields[index].elements == .unstated { object.fields[index].elements = stated.elements }
                if stated.isEverything { object.fields[index].emptyMeansEverything = true }
            }
            objects[name] = object
        }
    }

    private func visit(
        _ part: String, path: [String], objects: [String: ObjectType], facts: inout [FieldName: FieldFacts],
        seen: inout Set<String>
    ) {
        let longest =
            (harmless + widens + alternatives + conditions + everything + denials).map(\.names.count).max() ?? 1
        var visited: Set<Visit> = []
        var queue = [Visit(object: part, path: path, isDenial: false)]
        while let next = queue.popLast() {
            guard visited.insert(next).inserted, let object = objects[next.object] else { continue }
            seen.insert(next.object)
            for field in object.fields {
                let path = (next.path + [field.name]).suffix(longest)
                let isDenial = next.isDenial || denials.contains { $0.isEnd(of: Array(path)) }
                let stated = isDenial ? FieldFacts() : self.facts(at: Array(path))
                let name = FieldName(object: next.object, field: field.name)
                if let earlier = facts[name], earlier != stated {
                    facts[name] = FieldFacts()
                } else {
                    facts[name] = stated
                }
                if let inner = field.type.objectName?.full {
                    queue.append(Visit(object: inner, path: Array(path), isDenial: isDenial))
                }
            }
        }
    }

    private func facts(at path: [String]) -> FieldFacts {
        var facts = FieldFacts()
        func isIn(_ list: [FieldPath]) -> Bool { list.contains { $0.isEnd(of: path) } }
        if isIn(harmless) { facts.absence = .harmless }
        if isIn(widens) { facts.absence = .widens }
        if isIn(alternatives) { facts.elements = .alternatives }
        if isIn(conditions) { facts.elements = .conditions }
        facts.isEverything = isIn(everything)
        return facts
    }
}
