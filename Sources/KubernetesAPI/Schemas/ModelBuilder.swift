import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

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

    /// Builds the types of the wanted resources or type names, and all that they refer to.
    ///
    /// - Parameter roots: empty for everything that the sources declare.
    func build(roots: [String], locations: [String: SourceLocation] = [:]) throws(SluiceError) {
        try build(names: rootNames(roots, locations: locations))
    }

    /// Builds the definitions of these full names, and all that they refer to.
    func build(names: [String]) throws(SluiceError) {
        for name in names { start(with: name) }
        var position = 0
        while position < queue.count {
            if let entry = table.entry(queue[position]) { build(entry) }
            position += 1
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
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
        while objects[name] != nil || queued.contains(name) || table.entry(name) != nil {
            name = base + String(number)
            number += 1
        }
        queued.insert(name)
        return name
    }

    private func start(with name: String) {
        if case .object = type(ofDefinition: name, at: Place(owner: name, isJSON: false, depth: 0)) { return }
    }

    private func rootNames(_ roots: [String], locations: [String: SourceLocation]) -> [String] {
        if roots.isEmpty { return table.names }
        var names: [String] = []
        let resources = roots.contains { table.entry($0) == nil } ? resourceNames() : [:]
        for root in roots {
            if table.entry(root) != nil {
                names.append(root)
            } else if let name = resources[root] {
                names.append(name)
            } else {
                findings.append(unknownRoot(root, resources: resources, location: locations[root]))
            }
        }
        return names
    }

    private func unknownRoot(
        _ root: String, resources: OrderedDictionary<String, String>, location: SourceLocation?
    ) -> Finding {
        let rule = location == nil ? "unknown-type" : "x-sluice-resource"
        if let unserved = table.unserved.first(where: { $0.description == root }) {
            let served = resources.keys.filter {
                $0.hasPrefix(unserved.group + "/") && $0.hasSuffix("/" + unserved.kind)
            }
            return Finding(
                rule: rule, severity: .error, location: location,
                message: "the API definitions have \(root), but the API server does not serve this version",
                hint: served.isEmpty ? nil : "served: " + served.sorted().joined(separator: ", "))
        }
        let known = root.contains("/") ? Array(resources.keys) : table.names + table.fallbackNames
        return Finding(
            rule: rule, severity: .error, location: location, message: "the API definitions have no \(root)",
            hint: suggestion(for: root, among: known) ?? nearestHint(root, among: known))
    }

    /// The resources of the sources and of the built-in files; a source's definition of a kind wins.
    private func resourceNames() -> OrderedDictionary<String, String> {
        var resources: OrderedDictionary<String, String> = [:]
        for name in table.names + table.fallbackNames {
            for kind in table.entry(name)?.groupVersionKinds ?? [] where resources[kind.description] == nil {
                resources[kind.description] = name
            }
        }
        return resources
    }

    /// The model of the types that were built.
    func finished() -> TypeModel {
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
