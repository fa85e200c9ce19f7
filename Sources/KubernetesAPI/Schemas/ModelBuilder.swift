import Diagnostics
import OrderedCollections
import YAML

/// Builds object types from schemas, starting from the wanted ones and following their references.
///
/// Findings are collected, so that one run reports all of them. Types are built under their full names;
/// short names are given at the end, when it is known which types there are.
final class ModelBuilder {
    /// The nesting of schemas in schemas that is followed.
    static let depthLimit = 100

    let table: SchemaTable
    var findings: [Finding] = []
    var objects: [String: ObjectType] = [:]
    /// What definitions that are no objects stand for.
    var aliases: [String: ResolvedType] = [:]
    /// Definitions whose alias is being resolved.
    var aliasesInProgress: Set<String> = []
    private var queued: Set<String> = []
    private var queue: [String] = []

    init(table: SchemaTable) {
        self.table = table
    }

    func model(roots: [String]) throws(SluiceError) -> TypeModel {
        for name in rootNames(roots) { start(with: name) }
        var position = 0
        while position < queue.count {
            if let entry = table.entry(queue[position]) { build(entry) }
            position += 1
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
        return finished()
    }

    /// The object type of a definition, to be built when its turn comes.
    func enqueue(_ name: String) -> TypeExpression {
        if queued.insert(name).inserted { queue.append(name) }
        return .object(TypeName(full: name, short: ""))
    }

    /// A full name for an object type without one, made of where it stands.
    func inlineName(_ base: String) -> String {
        var name = base
        var number = 2
        while objects[name] != nil || queued.contains(name) || table.contains(name) {
            name = base + String(number)
            number += 1
        }
        queued.insert(name)
        return name
    }

    private func start(with name: String) {
        if case .object = type(ofDefinition: name, at: Place(owner: name, isJSON: false, depth: 0)) { return }
    }

    private func rootNames(_ roots: [String]) -> [String] {
        if roots.isEmpty { return table.names }
        var names: [String] = []
        let resources = roots.contains { !table.contains($0) } ? resourceNames() : [:]
        for root in roots {
            if table.contains(root) {
                names.append(root)
            } else if let name = resources[root] {
                names.append(name)
            } else {
                let known = table.names + resources.keys
                findings.append(
                    Finding(
                        rule: "unknown-type", severity: .error,
                        message: "the API definitions hold no \(root)",
                        hint: suggestion(for: root, among: known.sorted())))
            }
        }
        return names
    }

    private func resourceNames() -> OrderedDictionary<String, String> {
        var resources: OrderedDictionary<String, String> = [:]
        for name in table.names {
            for kind in table.entry(name)?.groupVersionKinds ?? [] where resources[kind.description] == nil {
                resources[kind.description] = name
            }
        }
        return resources
    }

    private func finished() -> TypeModel {
        let names = objects.keys.sorted()
        let shortNames = ShortNames.assign(to: names)
        let recursive = RecursiveTypes.find(in: objects, names: names)
        var model = TypeModel(version: table.statedVersion?.description)
        model.objects.reserveCapacity(names.count)
        var resources: [(key: String, name: TypeName)] = []
        for name in names {
            guard var object = objects[name] else { continue }
            object.giveShortNames(shortNames)
            object.isRecursive = recursive.contains(name)
            model.objects[object.name] = object
            resources += object.groupVersionKinds.map { ($0.description, object.name) }
        }
        for resource in resources.sorted(by: { ($0.key, $0.name) < ($1.key, $1.name) })
        where model.resources[resource.key] == nil {
            model.resources[resource.key] = resource.name
        }
        return model
    }
}
