import OrderedCollections
import SluiceYAML

/// Changes trees: values become others, move, go, or come twice; keys get typing mistakes. What comes out can be read,
/// so that it reaches the schema and the rules, which changed bytes seldom do.
struct TreeMutator {
    private var numbers: RandomNumbers
    private let seeds: [Value]
    /// Parts of the seeds, to be planted elsewhere.
    private let parts: [Value]

    init(seed: UInt64, seeds: [[UInt8]]) {
        numbers = RandomNumbers(seed: seed)
        var trees: [Value] = []
        for bytes in seeds {
            for document in (try? parseAll(bytes, file: "seed")) ?? [] { trees.append(document.value()) }
        }
        self.seeds = trees
        parts = trees.flatMap(Self.parts)
    }

    private static let scalars: [Value] = [
        nil, true, false, 0, -1, 53, 65536, 1e300, "", "http", "TCP", "0.0.0.0/0", "10.0.0.1/8", "010.0.0.0/8", "::/0",
        "::ffff:10.0.0.0/104", "fd00::/8", "{{ .Values.x }}", "a\u{0}b", "é", "In", "Egress", [], [:], [nil], [[]],
        ["": nil], .int(.max), .int(.min), .string(String(repeating: "a", count: 300)),
    ]

    mutating func next() -> [UInt8] {
        guard !seeds.isEmpty else { return [] }
        var tree = seeds[numbers.below(seeds.count)]
        for _ in 0...numbers.below(4) { tree = changed(tree) }
        let text =
            numbers.below(2) == 0
            ? JSONWriter.write(tree, indent: numbers.below(2) == 0 ? nil : 2) : YAMLWriter.write(tree)
        return Array(text.utf8)
    }

    /// Walks down a random way and changes what is at its end.
    private mutating func changed(_ value: Value) -> Value {
        switch value {
        case .object(var object) where !object.isEmpty && numbers.below(8) > 0:
            let index = numbers.below(object.count)
            let (key, old) = object.elements[index]
            switch numbers.below(16) {
            case 0: object.remove(at: index)
            case 1: object[misspelt(key)] = old
            case 2: object[key] = nil
            case 3: object[misspelt(key)] = object.removeValue(forKey: key)
            default: object[key] = changed(old)
            }
            return .object(object)
        case .array(var elements) where !elements.isEmpty && numbers.below(8) > 0:
            let index = numbers.below(elements.count)
            switch numbers.below(12) {
            case 0: elements.remove(at: index)
            case 1: elements.append(elements[index])
            case 2: elements.swapAt(index, numbers.below(elements.count))
            default: elements[index] = changed(elements[index])
            }
            return .array(elements)
        default:
            switch numbers.below(8) {
            case 0: return .array([value])
            case 1: return .object(["a": value])
            case 2: return nested(value, depth: numbers.below(300))
            case 3, 4: return parts.isEmpty ? nil : parts[numbers.below(parts.count)]
            default: return Self.scalars[numbers.below(Self.scalars.count)]
            }
        }
    }

    private mutating func nested(_ value: Value, depth: Int) -> Value {
        var value = value
        for _ in 0..<depth { value = numbers.below(2) == 0 ? .array([value]) : .object(["egress": value]) }
        return value
    }

    private mutating func misspelt(_ key: String) -> String {
        var letters = Array(key.unicodeScalars)
        guard !letters.isEmpty else { return "x" }
        let index = numbers.below(letters.count)
        switch numbers.below(3) {
        case 0: letters.remove(at: index)
        case 1: letters.insert(letters[index], at: index)
        default: letters.swapAt(index, numbers.below(letters.count))
        }
        var text = String.UnicodeScalarView()
        text.append(contentsOf: letters)
        return String(text)
    }

    private static func parts(of value: Value) -> [Value] {
        switch value {
        case .object(let object): [value] + object.values.flatMap(parts)
        case .array(let elements): [value] + elements.flatMap(parts)
        default: []
        }
    }
}
