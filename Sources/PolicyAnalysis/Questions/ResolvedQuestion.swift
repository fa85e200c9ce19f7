import NetworkPolicyTypes

/// A question as parts of a set: with the pods and ports that the input has.
struct ResolvedQuestion {
    var parts: [ConnectionAlgebra.Part] = []
    /// Whether the pods at the other end are workloads of the input.
    var isOtherEndKnown = false
    /// What pods are called of which all labels are known.
    var titles: [PodSelections.ID: String] = [:]
    /// The namespaces of the other end; nil where it may be any.
    var namespaces: Set<String>? = []
    var notes: [String] = []
}

extension ReachSession {
    func resolve(_ question: ReachQuery, _ subject: Subject) throws(ReachQueryError) -> ResolvedQuestion {
        var resolved = ResolvedQuestion()
        switch question.end {
        case .everyone:
            resolved.namespaces = nil
            resolved.parts = [algebra.everyonePart(ports(question, of: nil, subject), question.direction)]
        case .addresses(let ranges):
            let open = ports(question, of: nil, subject)
            // Ports of addresses outside have no names that anybody could ask for.
            let asked = question.direction == .egress ? algebra.ports.withoutNames(open) : open
            resolved.parts = [
                .init(end: .addresses(.v4, ranges.v4), ports: asked),
                .init(end: .addresses(.v6, ranges.v6), ports: asked),
            ]
        case .pods(let labels, let place):
            try pods(question, labels, place, subject, isOne: false, &resolved)
        case .pod(let labels, let place):
            try pods(question, labels, place, subject, isOne: true, &resolved)
        case .workload(let kind, let name, let namespace):
            let own = namespace ?? subject.namespace
            guard
                let workload = objects.workloads.first(where: {
                    $0.kind.lowercased() == kind && $0.name == name && $0.namespace == own
                })
            else {
                throw ReachQueryError(
                    message: "there is no \(kind)/\(name) in namespace \(own)", hint: Self.known(objects.workloads))
            }
            try add([workload], question, subject, &resolved)
        case .service(let name, let namespace):
            try service(question, name, namespace ?? subject.namespace, subject, &resolved)
        }
        if question.direction == .ingress, let workload = subject.workload {
            try checkNames(question.ports, [workload])
        }
        guard resolved.parts.contains(where: { $0.ports != PortSets.none && $0.end.isSomewhere }) else {
            throw ReachQueryError(
                message: "the question asks for nothing: there is no such connection", hint: ReachQuery.help)
        }
        return resolved
    }

    private static func known(_ workloads: [Workload]) -> String {
        if workloads.isEmpty { return "the input has no workloads; ask about pods by their labels" }
        let names = workloads.prefix(8).map { "\($0.shortTitle) in \($0.namespace)" }
        return "the input has \(names.joined(separator: ", "))" + (workloads.count > 8 ? " and others" : "")
    }

    // MARK: Pods

    private func pods(
        _ question: ReachQuery, _ labels: [String: String], _ place: ReachQuery.NamespacePart, _ subject: Subject,
        isOne: Bool, _ resolved: inout ResolvedQuestion
    ) throws(ReachQueryError) {
        var namespaceLabels: [String: String] = [:]
        resolved.namespaces = nil
        switch place {
        case .own: namespaceLabels[PodSelections.namespaceName] = subject.namespace
        case .any: break
        case .matching(let name, let more):
            namespaceLabels = more
            if let name { namespaceLabels[PodSelections.namespaceName] = name }
        }
        var isKnown = false
        if let name = namespaceLabels[PodSelections.namespaceName] {
            if let namespace = objects.namespaces.last(where: { $0.name == name }) {
                // A namespace of the input has the labels that it has.
                for (key, value) in namespaceLabels where key != PodSelections.namespaceName {
                    guard namespace.labels[key] == value else {
                        throw ReachQueryError(
                            message: "namespace \(name) of the input has no label \(key)=\(value)",
                            hint: "leave the label out, or the name")
                    }
                }
                namespaceLabels = objects.labels(ofNamespace: name)
                isKnown = true
            }
            resolved.namespaces = [name]
            if !knows(name), place != .own { resolved.notes.append("nothing of the input is in namespace \(name)") }
        }
        let found = objects.workloads.filter { workload in
            let own = objects.labels(ofNamespace: workload.namespace)
            return namespaceLabels.allSatisfy { own[$0.key] == $0.value }
                && (isOne ? workload.labels == labels : labels.allSatisfy { workload.labels[$0.key] == $0.value })
        }
        if !found.isEmpty, !(labels.isEmpty && !isOne) {
            try add(found, question, subject, &resolved)
            return
        }
        if !objects.workloads.isEmpty, !labels.isEmpty {
            resolved.notes.append(
                "no workload of the input has these labels\(isOne ? " and no others" : "")\(Self.place(place, subject))"
            )
        }
        readLabels()
        var constraints: [(label: PodSelections.Label, constraint: LabelConstraint)] = []
        for (own, isOfNamespace) in [(namespaceLabels, true), (labels, false)] {
            for (key, value) in own.sorted(by: { $0.key < $1.key }) {
                constraints.append((.init(isOfNamespace: isOfNamespace, key: key), .value(value)))
            }
        }
        if isOne { constraints += absentLabels(labels) }
        if isOne || isKnown { constraints += absentNamespaceLabels(namespaceLabels, place) }
        let selection = algebra.selections.selection(constraints)
        if isOne {
            let text = labels.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
            resolved.titles[selection] =
                (text.isEmpty ? "a pod without labels" : "pod \(text)") + Self.place(place, subject)
        }
        resolved.parts.append(.init(end: .pods(selection), ports: ports(question, of: nil, subject)))
    }

    /// One pod has no other label that a policy asks for.
    private func absentLabels(
        _ labels: [String: String]
    ) -> [(label: PodSelections.Label, constraint: LabelConstraint)] {
        algebra.selections.labels.filter { !$0.isOfSubject && !$0.isOfNamespace && labels[$0.key] == nil }
            .map { ($0, .absent) }
    }

    /// Nor has its namespace, where it is said which one that is.
    private func absentNamespaceLabels(
        _ labels: [String: String], _ place: ReachQuery.NamespacePart
    ) -> [(label: PodSelections.Label, constraint: LabelConstraint)] {
        if place == .any { return [] }
        return algebra.selections.labels.filter { label in
            !label.isOfSubject && label.isOfNamespace && labels[label.key] == nil
                && label.key != PodSelections.namespaceName
        }.map { ($0, .absent) }
    }

    private static func place(_ place: ReachQuery.NamespacePart, _ subject: Subject) -> String {
        switch place {
        case .own: " in namespace \(subject.namespace)"
        case .any: ""
        case .matching(let name, _): name.map { " in namespace \($0)" } ?? " in such namespaces"
        }
    }

    private func add(
        _ workloads: [Workload], _ question: ReachQuery, _ subject: Subject, _ resolved: inout ResolvedQuestion
    ) throws(ReachQueryError) {
        readLabels()
        resolved.isOtherEndKnown = true
        resolved.namespaces = Set(workloads.map(\.namespace))
        if question.direction == .egress { try checkNames(question.ports, workloads) }
        for workload in workloads {
            let open = ports(question, of: workload, subject)
            let selection = algebra.selection(objects.pod(workload), isOfSubject: false)
            resolved.titles[selection] = workload.title
            resolved.parts.append(.init(end: .pods(selection), ports: open))
            if workload.isOnHostNetwork {
                resolved.notes.append(
                    "\(workload.shortTitle) is on the node's network, where selectors do not reach it")
            }
            noteServicePorts(question, workload, &resolved)
        }
    }

    /// Rules and questions are about the ports of pods; people often write those of Services.
    private func noteServicePorts(_ question: ReachQuery, _ workload: Workload, _ resolved: inout ResolvedQuestion) {
        guard question.direction == .egress, !workload.ports.isEmpty else { return }
        for port in question.ports {
            guard let range = port.range, range.count == 1, port.name == nil,
                !workload.ports.contains(where: { $0.number == range.lowerBound && $0.transport == port.transport })
            else { continue }
            for service in objects.services where service.namespace == workload.namespace {
                guard let selector = service.selector,
                    selector.allSatisfy({ workload.labels[$0.key] == $0.value }),
                    let own = service.ports.first(where: {
                        $0.number == range.lowerBound && $0.transport == port.transport
                    })
                else { continue }
                let target =
                    switch own.target {
                    case .number(let number)?: "\(number)"
                    case .name(let name)?: name
                    case nil: "\(own.number)"
                    }
                resolved.notes.append(
                    "\(workload.shortTitle) declares no port \(range.lowerBound): it is a port of service/"
                        + "\(service.name), which sends it to \(target) of the pods")
            }
        }
    }

    // MARK: Services

    private func service(
        _ question: ReachQuery, _ name: String, _ namespace: String, _ subject: Subject,
        _ resolved: inout ResolvedQuestion
    ) throws(ReachQueryError) {
        guard let service = objects.services.first(where: { $0.name == name && $0.namespace == namespace }) else {
            let names = objects.services.prefix(8).map { "\($0.name).\($0.namespace)" }
            throw ReachQueryError(
                message: "there is no Service \(name) in namespace \(namespace)",
                hint: names.isEmpty
                    ? "the input has no Services; ask about pods by their labels"
                    : "the input has \(names.joined(separator: ", "))")
        }
        guard let selector = service.selector else {
            throw ReachQueryError(
                message: "service/\(name) has no selector, so that its input does not say where it leads",
                hint: "ask about the addresses of its endpoints")
        }
        let targets = try targets(of: service, question)
        let found = objects.workloads.filter { workload in
            workload.namespace == namespace && selector.allSatisfy { workload.labels[$0.key] == $0.value }
        }
        var own = question
        own.ports = targets
        if found.isEmpty {
            own.end = .pods(labels: selector, namespace: .matching(name: namespace, labels: [:]))
            try pods(own, selector, .matching(name: namespace, labels: [:]), subject, isOne: false, &resolved)
        } else {
            try add(found, own, subject, &resolved)
        }
    }

    /// The ports of pods that a Service sends connections to.
    private func targets(of service: ServiceObject, _ question: ReachQuery) throws(ReachQueryError) -> [ReachQuery.Port]
    {
        var ports = service.ports
        if !question.ports.isEmpty {
            ports = []
            for asked in question.ports {
                let own = service.ports.filter { port in
                    port.transport == asked.transport
                        && (asked.name.map { $0 == port.name } ?? asked.range?.contains(port.number) ?? true)
                }
                if own.isEmpty {
                    let known = service.ports.map { "\($0.number)/\($0.transport.rawValue)" }
                    throw ReachQueryError(
                        message: "service/\(service.name) has no port \(asked.text)",
                        hint: known.isEmpty ? "it has none at all" : "it has \(known.joined(separator: ", "))")
                }
                ports += own
            }
        }
        return ports.map { port in
            switch port.target {
            case .name(let name)?: .init(transport: port.transport, name: name)
            case .number(let number)?: .init(transport: port.transport, range: number...number)
            case nil: .init(transport: port.transport, range: port.number...port.number)
            }
        }
    }

    // MARK: Ports

    /// The ports of a question. Of a known workload, each number has the name that the workload gives it, and each
    /// name its numbers.
    ///
    /// - Parameters:
    ///   - workload: at the other end.
    ///   - subject: to which others connect, where the question is about that.
    private func ports(_ question: ReachQuery, of workload: Workload?, _ subject: Subject) -> PortSets.ID {
        ports(question, of: question.direction == .egress ? workload : subject.workload)
    }

    private func ports(_ question: ReachQuery, of destination: Workload?) -> PortSets.ID {
        guard let destination, !question.ports.isEmpty, !destination.ports.isEmpty else {
            return algebra.portSet(question.ports)
        }
        var result = PortSets.none
        for port in question.ports {
            let declared = destination.ports.filter { $0.transport == port.transport }
            if let name = port.name {
                for own in declared where own.name == name && port.range?.contains(own.number) ?? true {
                    result = algebra.ports.apply(
                        .union, result, algebra.ports.set(port.transport, named: name, own.number...own.number))
                }
                continue
            }
            let range = port.range ?? TransportProtocol.allPorts
            var rest = algebra.ports.set(port.transport, named: PortSets.unnamed, range)
            for own in declared where range.contains(own.number) {
                guard let name = own.name else { continue }
                let number = own.number...own.number
                rest = algebra.ports.apply(
                    .difference, rest, algebra.ports.set(port.transport, named: PortSets.unnamed, number))
                result = algebra.ports.apply(.union, result, algebra.ports.set(port.transport, named: name, number))
            }
            result = algebra.ports.apply(.union, result, rest)
        }
        return result
    }

    /// - Throws: a name that no container of the workloads gives to a port.
    private func checkNames(_ ports: [ReachQuery.Port], _ workloads: [Workload]) throws(ReachQueryError) {
        if workloads.contains(where: \.ports.isEmpty) { return }
        let declared = workloads.flatMap(\.ports)
        for port in ports {
            guard let name = port.name else { continue }
            let isKnown = declared.contains { own in
                own.name == name && own.transport == port.transport && port.range?.contains(own.number) ?? true
            }
            if isKnown { continue }
            let known = declared.map { "\($0.name.map { "\($0)=" } ?? "")\($0.number)/\($0.transport.rawValue)" }
            throw ReachQueryError(
                message: "no container of \(workloads.map(\.shortTitle).joined(separator: ", ")) has a port "
                    + port.text,
                hint: "known are \(known.joined(separator: ", "))")
        }
    }
}

extension ReachQuery.Port {
    /// `http=8080/TCP`
    var text: String {
        let numbers = range.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        let number = [name, numbers].compactMap(\.self).joined(separator: "=")
        return "\(number.isEmpty ? "all" : number)/\(transport.rawValue)"
    }
}

extension ConnectionAlgebra.Part.End {
    fileprivate var isSomewhere: Bool {
        switch self {
        case .everyone: true
        case .addresses(_, let ranges): !ranges.isEmpty
        case .pods(let selection): selection != PodSelections.nothing
        }
    }
}

extension ConnectionAlgebra {
    /// The ports of a question; none are all.
    func portSet(_ list: [ReachQuery.Port]) -> PortSets.ID {
        if list.isEmpty { return ports.everything }
        return list.reduce(PortSets.none) { result, port in
            let range = port.range ?? TransportProtocol.allPorts
            let next =
                port.name.map { ports.set(port.transport, named: $0, range) } ?? ports.set(port.transport, range)
            return ports.apply(.union, result, next)
        }
    }
}
