import SluiceAddresses

extension ReachQuery {
    /// Reads a question:
    ///
    ///     1.2.3.4:443                          10.0.0.0/8 on 8000-8999/TCP        [2001:db8::1]:53/UDP
    ///     pods app=db in namespace data on 5432      pod app=db in team=x on http     from pods app=ui on 8080
    ///     internet on 443                      metadata                           anyone
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
        case "metadata": end = .addresses(WellKnownBlocks.metadata)
        case "anyone", "everyone", "anywhere": end = .everyone
        default:
            let (addresses, port) = try Self.addresses(head)
            if let port {
                if portText != nil { throw ReachQueryError(message: "there are two lists of ports", hint: Self.help) }
                portText = port
            }
            end = .addresses(addresses)
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
        self.init(direction: direction, end: end, ports: ports, text: text)
    }

    static let help =
        "write '1.2.3.4:443', '10.0.0.0/8 on 443/TCP' or 'pods app=db in namespace data on 5432', with 'from' in "
        + "front for who may connect to the pods"

    private static func addresses(_ word: String) throws(ReachQueryError) -> (AddressRanges, String?) {
        var (address, port): (Substring, Substring?) = (word[...], nil)
        if word.hasPrefix("["), let close = word.firstIndex(of: "]") {
            address = word[word.index(after: word.startIndex)..<close]
            let rest = word[word.index(after: close)...]
            if rest.hasPrefix(":") {
                port = rest.dropFirst()
            } else if rest.hasPrefix("/") {
                let parts = rest.split(separator: ":", maxSplits: 1)
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
        guard let block = ParsedCIDR(cidr)?.block else {
            throw ReachQueryError(
                message: "'\(word)' is neither an address, nor a block of addresses, nor pods", hint: help)
        }
        return (AddressRanges(block), port.map(String.init))
    }

    private static func pods(_ words: [String], isOne: Bool) throws(ReachQueryError) -> End {
        var labels: [String: String] = [:]
        var namespace = NamespacePart.own
        let parts = words.split(separator: "in", maxSplits: 1, omittingEmptySubsequences: false)
        for item in items(Array(parts.first ?? [])) {
            let (key, value) = try label(item)
            labels[key] = value
        }
        if parts.count > 1 {
            var places = Array(parts[1])
            if ["namespace", "namespaces"].contains(places.first) { places.removeFirst() }
            if places.first == "any" {
                namespace = .any
                places.removeFirst()
                if places.first == "namespace" { places.removeFirst() }
                if let extra = places.first {
                    throw ReachQueryError(message: "'\(extra)' is too much here", hint: help)
                }
            } else {
                var (name, namespaceLabels): (String?, [String: String]) = (nil, [:])
                for item in items(places) {
                    if item.contains("=") {
                        let (key, value) = try label(item)
                        namespaceLabels[key] = value
                    } else if name == nil {
                        name = item
                    } else {
                        throw ReachQueryError(
                            message: "there are two names of namespaces, \(name ?? "") and \(item)", hint: help)
                    }
                }
                guard name != nil || !namespaceLabels.isEmpty else {
                    throw ReachQueryError(message: "no namespace follows 'in'", hint: help)
                }
                namespace = .matching(name: name, labels: namespaceLabels)
            }
        }
        return isOne ? .pod(labels: labels, namespace: namespace) : .pods(labels: labels, namespace: namespace)
    }

    private static func items(_ words: [String]) -> [String] {
        words.flatMap { $0.split(separator: ",").map(String.init) }
    }

    private static func label(_ item: String) throws(ReachQueryError) -> (String, String) {
        guard let equals = item.firstIndex(of: "="), equals != item.startIndex else {
            throw ReachQueryError(message: "'\(item)' is no label", hint: "write key=value")
        }
        return (String(item[..<equals]), String(item[item.index(after: equals)...]))
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
            guard let port = Int(number[number.index(after: equals)...]), (1...65535).contains(port) else {
                throw ReachQueryError(message: "'\(item)' is no port", hint: "write name=number, such as http=8080")
            }
            return Port(transport: transport, name: String(number[..<equals]), range: port...port)
        }
        guard number.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: "-") }) else {
            return Port(transport: transport, name: number)
        }
        let bounds = number.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        guard bounds.count <= 2, let first = bounds.first, let last = bounds.last, first >= 1, last <= 65535,
            first <= last
        else {
            throw ReachQueryError(message: "'\(number)' is no port", hint: "ports are numbers from 1 to 65535")
        }
        return Port(transport: transport, range: first...last)
    }
}
