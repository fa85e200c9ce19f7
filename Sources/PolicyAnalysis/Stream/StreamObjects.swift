import SluiceDiagnostics
import SluiceYAML

/// What a stream holds beside policies, as far as it matters for what policies mean.
public struct StreamObjects: Sendable {
    public var workloads: [Workload] = []
    public var services: [ServiceObject] = []
    public var namespaces: [NamespaceObject] = []
    /// Policies of kinds that are not understood.
    public var foreign: [ForeignPolicy] = []
    /// Objects that were meant to be policies and are none: a wrong kind or version.
    public var nearMisses: [Finding] = []
    /// All objects.
    public var count = 0

    public init() {}

    /// - Parameters:
    ///   - objects: of the stream.
    ///   - namespace: of the objects that do not say one.
    ///   - place: where an object is, if it is not where its text says.
    public init(
        _ objects: [ManifestDocuments.Object], namespace: String,
        place: (LocatedValue) -> SourceLocation = { $0.location }
    ) {
        count = objects.count
        var owned: [(workload: Workload, owners: [String])] = []
        for object in objects {
            let metadata = object.value["metadata"]
            let name = metadata?["name"]?.text ?? metadata?["generateName"]?.text ?? ""
            let own = metadata?["namespace"]?.text ?? namespace
            switch PolicyKind(object) {
            case .networkPolicy: continue
            case .nearMiss(let finding):
                nearMisses.append(finding)
                continue
            case .foreign(let isClusterWide):
                foreign.append(
                    ForeignPolicy(
                        kind: object.kind, name: name, namespace: isClusterWide ? nil : own,
                        location: place(object.value)))
                continue
            case .other: break
            }
            switch (object.apiVersion, object.kind) {
            case ("v1", "Service"):
                services.append(Self.service(object.value, name, own, place(object.value)))
            case ("v1", "Namespace"):
                namespaces.append(NamespaceObject(name: name, labels: Self.labels(metadata)))
            case (_, "CustomResourceDefinition"), ("v1", "ConfigMap"), ("v1", "Secret"): break
            default:
                for path in Self.embeddedPolicies(object.value) {
                    foreign.append(
                        ForeignPolicy(
                            kind: "\(object.kind) \(path)", name: name, namespace: own, location: place(object.value)))
                }
                let owners = Self.owners(metadata)
                for (index, template) in Self.podTemplates(object.value).enumerated() {
                    owned.append(
                        (
                            Self.workload(
                                template, object.kind, index == 0 ? name : "\(name)#\(index + 1)", own,
                                place(object.value)),
                            owners
                        ))
                }
            }
        }
        // A dump of a cluster has a Deployment, its ReplicaSets and their pods: one workload.
        let known = Set(owned.map { "\($0.workload.namespace)/\($0.workload.kind)/\($0.workload.name)" })
        workloads = owned.filter { item in
            !item.owners.contains { known.contains("\(item.workload.namespace)/\($0)") }
        }.map(\.workload)
    }

    public mutating func add(_ other: StreamObjects) {
        workloads += other.workloads
        services += other.services
        namespaces += other.namespaces
        foreign += other.foreign
        nearMisses += other.nearMisses
        count += other.count
    }

    /// The same with other names of files.
    public func movingFiles(_ rename: (String) -> String) -> StreamObjects {
        var result = self
        for index in workloads.indices {
            result.workloads[index].location = workloads[index].location?.movingFile(rename)
        }
        for index in services.indices {
            result.services[index].location = services[index].location?.movingFile(rename)
        }
        result.foreign = foreign.map { $0.movingFile(rename) }
        result.nearMisses = nearMisses.map { $0.movingFile(rename) }
        return result
    }

    /// The labels of a namespace: those of its object, and its name.
    public func labels(ofNamespace name: String) -> [String: String] {
        var labels = namespaces.last { $0.name == name }?.labels ?? [:]
        labels[PodSelections.namespaceName] = name
        return labels
    }

    public func pod(_ workload: Workload) -> PodIdentity {
        PodIdentity(
            namespace: workload.namespace, labels: workload.labels,
            namespaceLabels: labels(ofNamespace: workload.namespace))
    }
}

// MARK: - Reading

extension StreamObjects {
    private static let depthLimit = 12

    /// Everything that has containers, whatever kind it is of: objects of operators have pod templates, too.
    private static func podTemplates(_ value: LocatedValue) -> [LocatedValue] {
        var found: [LocatedValue] = []
        func visit(_ value: LocatedValue, _ depth: Int) {
            guard depth < depthLimit, case .object(let members) = value.content else { return }
            if case .array? = value["spec"]?["containers"]?.content {
                found.append(value)
                return
            }
            for (key, member) in members where key != "status" && key != "metadata" { visit(member.value, depth + 1) }
        }
        visit(value, 0)
        return found
    }

    /// Where an object of another kind has rules of policies inside: `spec.networkPolicy`.
    private static func embeddedPolicies(_ value: LocatedValue) -> [String] {
        var found: [String] = []
        func visit(_ value: LocatedValue, _ path: FieldPath, _ depth: Int) {
            guard depth < depthLimit, case .object(let members) = value.content else { return }
            for (key, member) in members where key != "status" && key != "metadata" {
                if key.lowercased().hasSuffix("networkpolicy"),
                    ["egress", "ingress"].contains(where: { name in
                        if case .array? = member.value[name]?.content { return true }
                        return false
                    })
                {
                    found.append("\(path[key])")
                } else {
                    visit(member.value, path[key], depth + 1)
                }
            }
        }
        visit(value, FieldPath([]), 0)
        return found
    }

    private static func workload(
        _ template: LocatedValue, _ kind: String, _ name: String, _ namespace: String, _ location: SourceLocation
    ) -> Workload {
        let spec = template["spec"]
        let sidecars = items(spec?["initContainers"]).filter { $0["restartPolicy"]?.text == "Always" }
        let ports = (items(spec?["containers"]) + sidecars).flatMap { items($0["ports"]) }.compactMap { port in
            number(port["containerPort"]).map {
                Workload.Port(name: port["name"]?.text, number: $0, transport: transport(port["protocol"]))
            }
        }
        return Workload(
            kind: kind, name: name, namespace: namespace, labels: labels(template["metadata"]), ports: ports,
            isOnHostNetwork: spec?["hostNetwork"]?.isTrue ?? false, location: location)
    }

    private static func service(
        _ value: LocatedValue, _ name: String, _ namespace: String, _ location: SourceLocation
    ) -> ServiceObject {
        let spec = value["spec"]
        let selector = strings(spec?["selector"])
        let ports = items(spec?["ports"]).compactMap { port -> ServiceObject.Port? in
            guard let number = number(port["port"]) else { return nil }
            let target: ServiceObject.Target? =
                self.number(port["targetPort"]).map { .number($0) } ?? port["targetPort"]?.text.map { .name($0) }
            return .init(
                name: port["name"]?.text, number: number, transport: transport(port["protocol"]), target: target)
        }
        let isExternal = spec?["type"]?.text == "ExternalName"
        return ServiceObject(
            name: name, namespace: namespace, selector: selector.isEmpty || isExternal ? nil : selector,
            ports: ports, location: location)
    }

    private static func items(_ value: LocatedValue?) -> [LocatedValue] {
        if case .array(let items)? = value?.content { return items }
        return []
    }

    private static func labels(_ metadata: LocatedValue?) -> [String: String] { strings(metadata?["labels"]) }

    private static func strings(_ value: LocatedValue?) -> [String: String] {
        guard case .object(let members)? = value?.content else { return [:] }
        var result: [String: String] = [:]
        for (key, member) in members { result[key] = member.value.text }
        return result
    }

    private static func number(_ value: LocatedValue?) -> Int? {
        if case .scalar(.int(let number))? = value?.content { return number }
        return nil
    }

    private static func transport(_ value: LocatedValue?) -> TransportProtocol {
        value?.text.flatMap(TransportProtocol.init(rawValue:)) ?? .tcp
    }

    private static func owners(_ metadata: LocatedValue?) -> [String] {
        items(metadata?["ownerReferences"]).compactMap { owner in
            guard let kind = owner["kind"]?.text, let name = owner["name"]?.text else { return nil }
            return "\(kind)/\(name)"
        }
    }
}

extension LocatedValue {
    fileprivate var isTrue: Bool {
        if case .scalar(.bool(true)) = content { return true }
        return false
    }
}
