/// Sets of ports with names: each kept once, so that equal sets have equal numbers.
///
/// The name of a port is the pod's: a rule for `http` holds for whatever number the pod calls so, and nobody knows
/// which that is. So a set says for each name which numbers it holds under that name, and which it holds for all ports
/// that have another name or none. That is a Boolean algebra: all operations are exact.
struct PortSets {
    typealias ID = Int32

    /// Numbers under a name, where they are others than those under no name.
    struct Name: Hashable {
        var name: Int32
        var numbers: PortNumberSets.ID
    }

    struct Entry: Hashable {
        /// Of ports with no name, or one that is not among `names`.
        var numbers: PortNumberSets.ID
        /// By rising number of the name.
        var names: [Name] = []
    }

    static let none: ID = 0
    /// No port has the empty name: it stands for the ports that a known pod gives no name to.
    static let unnamed = ""

    private(set) var numbers = PortNumberSets()
    private(set) var texts: [String] = []
    private var textNumbers: [String: Int32] = [:]
    private var entries: [Entry] = [Entry(numbers: PortNumberSets.none)]
    private var known: [Entry: ID] = [Entry(numbers: PortNumberSets.none): 0]
    private var results = Array(repeating: PairTable(), count: SetOperation.allCases.count)
    private(set) var everything: ID = 0

    init() {
        everything = id(Entry(numbers: numbers.everything))
    }

    subscript(id: ID) -> Entry { entries[Int(id)] }

    /// How many different sets there are.
    var count: Int { entries.count }

    mutating func set(_ transport: TransportProtocol, _ ports: ClosedRange<Int>) -> ID {
        id(Entry(numbers: numbers.set(transport, ports)))
    }

    /// The ports with a name, within `ports`.
    mutating func set(
        _ transport: TransportProtocol, named name: String, _ ports: ClosedRange<Int> = TransportProtocol.allPorts
    ) -> ID {
        let text = number(of: name)
        return id(
            Entry(
                numbers: PortNumberSets.none, names: [Name(name: text, numbers: numbers.set(transport, ports))]))
    }

    /// What the set says of ports without a name: all that counts where nobody names ports, at addresses.
    mutating func withoutNames(_ set: ID) -> ID {
        let entry = entries[Int(set)]
        return entry.names.isEmpty ? set : id(Entry(numbers: entry.numbers))
    }

    mutating func number(of name: String) -> Int32 {
        if let known = textNumbers[name] { return known }
        let number = Int32(texts.count)
        texts.append(name)
        textNumbers[name] = number
        return number
    }

    private mutating func id(_ entry: Entry) -> ID {
        var entry = entry
        entry.names.removeAll { $0.numbers == entry.numbers }
        if let id = known[entry] { return id }
        let id = ID(entries.count)
        entries.append(entry)
        known[entry] = id
        return id
    }

    mutating func apply(_ operation: SetOperation, _ left: ID, _ right: ID) -> ID {
        if left == right { return operation == .difference ? Self.none : left }
        if left == Self.none { return operation == .union ? right : Self.none }
        if right == Self.none { return operation == .intersection ? Self.none : left }
        let key = PairTable.key(left, right)
        if let known = results[operation.rawValue][key] { return known }
        let (one, other) = (entries[Int(left)], entries[Int(right)])
        var result = Entry(numbers: numbers.apply(operation, one.numbers, other.numbers))
        var (i, j) = (0, 0)
        while i < one.names.count || j < other.names.count {
            let name = min(
                i < one.names.count ? one.names[i].name : .max, j < other.names.count ? other.names[j].name : .max)
            var (a, b) = (one.numbers, other.numbers)
            if i < one.names.count, one.names[i].name == name {
                a = one.names[i].numbers
                i += 1
            }
            if j < other.names.count, other.names[j].name == name {
                b = other.names[j].numbers
                j += 1
            }
            result.names.append(Name(name: name, numbers: numbers.apply(operation, a, b)))
        }
        let id = id(result)
        results[operation.rawValue][key] = id
        return id
    }

    func contains(_ set: ID, _ transport: TransportProtocol, _ port: Int, named name: String? = nil) -> Bool {
        let entry = entries[Int(set)]
        guard let name, let number = textNumbers[name], let part = entry.names.first(where: { $0.name == number })
        else { return numbers.contains(entry.numbers, transport, port) }
        return numbers.contains(part.numbers, transport, port)
    }
}

extension PortSets {
    mutating func applyNumbers(
        _ operation: SetOperation, _ left: PortNumberSets.ID, _ right: PortNumberSets.ID
    ) -> PortNumberSets.ID {
        numbers.apply(operation, left, right)
    }
}
