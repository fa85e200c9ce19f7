import OrderedCollections
import SluiceDiagnostics
import SluiceYAML

/// The parts of a chart's values by what they are: where a part of the output may come from.
struct ValueIndex {
    struct Candidate {
        var path: FieldPath
        var value: LocatedValue
    }

    /// No more candidates of one value are looked at: `true` and the like stand in many places, and what is empty in
    /// still more.
    private static let limit = 24
    private static let emptyLimit = 100

    private var candidates: [Value: [Candidate]] = [:]

    init(_ values: LocatedValue) {
        collect(values, at: FieldPath())
    }

    /// The values that are equal to a part of the output, in their order.
    ///
    /// Nothing behind a key may come of whatever is empty; an empty list or object comes of nothing else.
    func candidates(for rendered: Value) -> [Candidate] {
        let found = candidates[Self.key(rendered)] ?? []
        switch rendered {
        case .array([]), .object([:]): return found.filter { $0.value.value == rendered }
        default: return found
        }
    }

    private mutating func collect(_ value: LocatedValue, at path: FieldPath) {
        if !path.steps.isEmpty {
            let key = Self.key(value.value)
            if candidates[key, default: []].count < (key == .null ? Self.emptyLimit : Self.limit) {
                candidates[key, default: []].append(Candidate(path: path, value: value))
            }
        }
        switch value.content {
        case .scalar: break
        case .array(let elements):
            for (number, element) in elements.enumerated() { collect(element, at: path[number]) }
        case .object(let members):
            for (key, member) in members { collect(member.value, at: path[key]) }
        }
    }

    /// What is the same in two values that print the same.
    static func key(_ value: Value) -> Value {
        switch value {
        case .null, .array([]), .object([:]), .string(""): .null
        // Unquoted, a text that looks like a number prints as the number does.
        case .int(let number): .string(String(number))
        case .float(let number) where number == number.rounded() && abs(number) < 1e15: .string(String(Int(number)))
        case .bool(let flag): .string(flag ? "true" : "false")
        case .float, .string: value
        case .array, .object: value.sortedByKey
        }
    }
}

extension Value {
    /// The same with the keys of all mappings in order: what `toYaml` makes of it.
    var sortedByKey: Value {
        switch self {
        case .array(let elements): .array(elements.map(\.sortedByKey))
        case .object(let members):
            .object(
                OrderedDictionary(
                    uniqueKeysWithValues: members.map { ($0.key, $0.value.sortedByKey) }
                        .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }))
        default: self
        }
    }
}
