import SluiceAddresses

extension ReachQuery {
    /// Reads a question:
    ///
    ///     1.2.3.4:443                          10.0.0.0/8 on 8000-8999/TCP        [2001:db8::1]:53/UDP
    ///     pods app=db in namespace data on 5432      pod app=db in team=x on http     from pods app=ui on 8080
    ///     internet on 443                      metadata                           anyone
    ///     service/api:80                       api.prod.svc:80                    deployment/api in prod on http
    ///
    /// Each part has the form that the API server demands of it, and none of them is empty: a question for nothing
    /// would be answered by any policy. docs/policies.md has the grammar.
    ///
    /// - Throws: what cannot be read, and how it is written.
    public init(_ text: String) throws(ReachQueryError) {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map(String.init)
        var direction = Direction.egress
        if words.first == "to" || words.first == "from" {
            direction = words.removeFirst() == "from" ? .ingress : .egress
        }
        guard let head = words.first else {
            throw ReachQueryError(message: "there is no question", hint: Self.help)
        }
        words.removeFirst()
        var portText: String?
        if let index = words.lastIndex(of: "on") {
            portText = words[(index + 1)...].joined(separator: "")
            if portText == "" { throw ReachQueryError(message: "no port follows 'on'", hint: Self.help) }
            words.removeSubrange(index...)
        }
        let end: End
        switch head {
        case "pod", "pods":
            end = try Self.pods(words, isOne: head == "pod")
            words = []
        case "internet": end = .addresses(WellKnownBlocks.internet)
        case "metadata": end = .addresses(MetadataServices.localAddresses)
        case "anyone", "everyone", "anywhere": end = .everyone
        default:
            let port: String?
            if let object = try Self.object(head, &words) {
                (end, port) = object
            } else {
                let (addresses, own) = try Self.addresses(head)
                (end, port) = (.addresses(addresses), own)
            }
            if let port {
                if portText != nil { throw ReachQueryError(message: "there are two lists of ports", hint: Self.help) }
                portText = port
            }
        }
        if let extra = words.first {
            throw ReachQueryError(message: "'\(extra)' is too much here", hint: Self.help)
        }
        var ports: [Port] = []
        if let portText, portText != "all" {
            for item in portText.split(separator: ",", omittingEmptySubsequences: false) {
                ports.append(try Self.port(String(item)))
            }
        }
        try Self.check(ports, at: end, direction)
        self.init(direction: direction, end: end, ports: ports, text: text)
    }

    static let help =
        "write '1.2.3.4:443', '10.0.0.0/8 on 443/TCP' or 'pods app=db in namespace data on 5432', with 'from' in "
        + "front for who may connect to the pods"

    /// A port's name is the pod's that is connected to, so that addresses outside have none.
    private static func check(_ ports: [Port], at end: End, _ direction: Direction) throws(ReachQueryError) {
        guard direction == .egress, let name = ports.lazy.compactMap(\.name).first else { return }
        switch end {
        case .pods, .pod, .service, .workload: return
        case .addresses, .everyone:
            throw ReachQueryError(
                message: "addresses have no names for ports, so that '\(name)' is no port there",
                hint: "write the number of the port, or ask about pods: 'pods in any on \(name)'")
        }
    }

    /// `service/api:80`, `svc/api.prod`, `api.prod.svc.cluster.local:80`, `deployment/web`; nil for what is none.
    private static func object(
        _ word: String, _ words: inout [String]
    ) throws(ReachQueryError) -> (End, String?)? {
        var (name, port): (Substring, String?) = (word[...], nil)
        if let colon = word.firstIndex(of: ":") {
            (name, port) = (word[..<colon], String(word[word.index(after: colon)...]))
        }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let isKind =
            parts.count == 2 && !parts[0].isEmpty
            && parts[0].utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
        let domain = name.split(separator: ".", omittingEmptySubsequences: false)
        let isDomain = parts.count == 1 && domain.count > 2 && domain[2] == "svc"
        // `fd00::/8` and the like: colons belong to addresses of IPv6.
        guard isKind || isDomain, word.utf8.count(where: { $0 == UInt8(ascii: ":") }) < 2 else { return nil }
        if isDomain {
            let cluster = domain.dropFirst(3).joined(separator: ".")
            if !cluster.isEmpty, let problem = NameFormats.subdomain(cluster).first {
                throw ReachQueryError(message: "'\(cluster)' is no domain: \(problem)", hint: help)
            }
            return (
                .service(name: try serviceName(domain[0]), namespace: try namespaceName(String(domain[1]))), port
            )
        }
        var namespace: String?
        let kind = parts[0].lowercased()
        let isService = ["service", "services", "svc"].contains(kind)
        var own = parts[1]
        if isService, let dot = own.firstIndex(of: ".") {
            namespace = try namespaceName(String(own[own.index(after: dot)...]))
            own = own[..<dot]
        }
        if words.first == "in" {
            words.removeFirst()
            if words.first == "namespace" { words.removeFirst() }
            guard let text = words.first else {
                throw ReachQueryError(message: "no namespace follows 'in'", hint: help)
            }
            words.removeFirst()
            if let namespace {
                throw ReachQueryError(
                    message: "there are two names of namespaces, \(namespace) and \(text)", hint: help)
            }
            namespace = try namespaceName(text)
        }
        if isService { return (.service(name: try serviceName(own), namespace: namespace), port) }
        let problem = NameFormats.subdomain(String(own.prefix { $0 != "#" })).first
        if let problem { throw ReachQueryError(message: "'\(own)' is no name: \(problem)", hint: help) }
        return (.workload(kind: kind, name: String(own), namespace: namespace), port)
    }

    private static func serviceName(_ text: Substring) throws(ReachQueryError) -> String {
        if let problem = NameFormats.label(String(text)).first {
            throw ReachQueryError(message: "'\(text)' is no name of a Service: \(problem)", hint: help)
        }
        return String(text)
    }

    private static func addresses(_ word: String) throws(ReachQueryError) -> (AddressRanges, String?) {
        var (address, port): (Substring, Substring?) = (word[...], nil)
        if word.hasPrefix("["), let close = word.firstIndex(of: "]") {
            address = word[word.index(after: word.startIndex)..<close]
            let rest = word[word.index(after: close)...]
            if rest.hasPrefix(":") {
                port = rest.dropFirst()
            } else if rest.hasPrefix("/") {
                let parts = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
                address = Substring(address + parts[0])
                port = parts.count > 1 ? parts[1] : nil
            } else if !rest.isEmpty {
                throw ReachQueryError(message: "'\(rest)' does not belong behind ']'", hint: help)
            }
        } else if word.utf8.filter({ $0 == UInt8(ascii: ":") }).count == 1, let colon = word.firstIndex(of: ":") {
            address = word[..<colon]
            port = word[word.index(after: colon)...]
        }
        let cidr = address.contains("/") ? String(address) : "\(address)/\(address.contains(":") ? 128 : 32)"
        guard let parsed = ParsedCIDR(cidr) else {
            throw ReachQueryError(
                message: "'\(word)' is neither an address, nor a block of addresses, nor pods", hint: help)
        }
        if parsed.hasLeadingZeros {
            throw ReachQueryError(
                message: "'\(address)' has zeros in front of a number, which some read as octal",
                hint: "write \(address.contains("/") ? "\(parsed.block)" : "\(parsed.address)")")
        }
        if parsed.isIPv4Mapped {
            throw ReachQueryError(
                message: "'\(address)' is an IPv4 address inside of an IPv6 one",
                hint: "write \(address.contains("/") ? "\(parsed.block)" : "\(parsed.address)")")
        }
        if parsed.hasHostBits {
            throw ReachQueryError(
                message: "'\(address)' is ambiguous: bits are set beyond the prefix length",
                hint: "write \(parsed.block) for the whole block, or \(parsed.address) for the one address")
        }
        return (AddressRanges(parsed.block), port.map(String.init))
    }

    private static func pods(_ words: [String], isOne: Bool) throws(ReachQueryError) -> End {
        let parts = words.split(separator: "in", maxSplits: 1, omittingEmptySubsequences: false)
        let labels = try PodLabels.parse(items(Array(parts.first ?? [])))
        guard parts.count > 1 else {
            return isOne ? .pod(labels: labels, namespace: .own) : .pods(labels: labels, namespace: .own)
        }
        let namespace = try namespace(Array(parts[1]))
        return isOne ? .pod(labels: labels, namespace: namespace) : .pods(labels: labels, namespace: namespace)
    }

    private static func namespace(_ words: [String]) throws(ReachQueryError) -> NamespacePart {
        var words = words
        if let first = words.first, ["namespace", "namespaces"].contains(first) { words.removeFirst() }
        if words.first == "any" {
            words.removeFirst()
            if words.first == "namespace" { words.removeFirst() }
            if let extra = words.first {
                throw ReachQueryError(message: "'\(extra)' is too much here", hint: help)
            }
            return .any
        }
        var name: String?
        var labels: [String] = []
        for item in items(words) {
            if item.contains("=") {
                labels.append(item)
            } else if let name {
                throw ReachQueryError(message: "there are two names of namespaces, \(name) and \(item)", hint: help)
            } else if item == "any" {
                throw ReachQueryError(
                    message: "'any' stands for all namespaces, beside which there is nothing else to say",
                    hint: "write 'in any', or the labels of the namespaces alone")
            } else {
                name = try namespaceName(item)
            }
        }
        guard name != nil || !labels.isEmpty else {
            throw ReachQueryError(message: "no namespace follows 'in'", hint: help)
        }
        var known = try PodLabels.parse(labels)
        if let text = known.removeValue(forKey: ConnectionAlgebra.namespaceName) {
            if let name, name != text {
                throw ReachQueryError(message: "there are two names of namespaces, \(name) and \(text)", hint: help)
            }
            name = try namespaceName(text)
        }
        return .matching(name: name, labels: known)
    }

    /// - Throws: what cannot be the name of a namespace.
    public static func namespaceName(_ text: String) throws(ReachQueryError) -> String {
        if let problem = NameFormats.label(text).first {
            throw ReachQueryError(
                message: "'\(text)' is no name of a namespace: \(problem)",
                hint: "write 'in data', or labels of namespaces: 'in team=x'")
        }
        return text
    }

    /// Blanks may follow commas, but none of the items is empty.
    private static func items(_ words: [String]) -> [String] {
        if words.isEmpty { return [] }
        var items = words.joined(separator: " ").split(separator: ",", omittingEmptySubsequences: false)
            .map { String($0.drop { $0 == " " }) }
        // `pods app=db tier=x` has always been two labels.
        items = items.flatMap { item in
            item.isEmpty ? [item] : item.split(separator: " ").map(String.init)
        }
        return items
    }

    /// `443`, `443/TCP`, `8000-8999/UDP`, `http`, `http=8080`.
    private static func port(_ item: String) throws(ReachQueryError) -> Port {
        let parts = item.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count <= 2, let number = parts.first, !number.isEmpty else {
            throw ReachQueryError(message: "'\(item)' is no port", hint: "write 443/TCP, 8000-8999, or a port's name")
        }
        var transport = TransportProtocol.tcp
        if parts.count == 2 {
            guard let known = TransportProtocol(rawValue: parts[1].uppercased()) else {
                throw ReachQueryError(message: "'\(parts[1])' is no protocol", hint: "write TCP, UDP or SCTP")
            }
            transport = known
        }
        if number == "all" { return Port(transport: transport, range: TransportProtocol.allPorts) }
        if let equals = number.firstIndex(of: "=") {
            guard let port = portNumber(number[number.index(after: equals)...]) else {
                throw ReachQueryError(message: "'\(item)' is no port", hint: "write name=number, such as http=8080")
            }
            return Port(transport: transport, name: try portName(String(number[..<equals])), range: port...port)
        }
        guard number.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: "-") }) else {
            return Port(transport: transport, name: try portName(number))
        }
        let bounds = number.split(separator: "-", omittingEmptySubsequences: false).map(portNumber)
        guard bounds.count <= 2, let first = bounds.first ?? nil, let last = bounds.last ?? nil, first <= last else {
            throw ReachQueryError(
                message: "'\(number)' is no port",
                hint: "ports are numbers from 1 to 65535, and ranges go from the lower to the higher one")
        }
        return Port(transport: transport, range: first...last)
    }

    /// Digits without zeros in front, from 1 to 65535.
    private static func portNumber(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (48...57).contains($0) }), !text.hasPrefix("0"), let number = Int(text),
            number <= 65535
        else { return nil }
        return number
    }

    private static func portName(_ text: String) throws(ReachQueryError) -> String {
        if let problem = NameFormats.portName(text).first {
            throw ReachQueryError(
                message: "'\(text)' is no name of a port: \(problem)",
                hint: "write 443/TCP, 8000-8999, or a port's name")
        }
        return text
    }
}
