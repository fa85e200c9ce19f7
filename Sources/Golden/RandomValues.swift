import SluiceYAML

/// The parts of a document that differ between renders of the same chart and values: random values, times, and what
/// is computed from them.
indirect enum RandomValues: Hashable {
    /// The whole value.
    case whole
    /// Some lines of a text, and how many it has.
    case lines(Set<Int>, of: Int)
    case object([String: RandomValues])
    case array([Int: RandomValues])

    /// What differs between two renders; nil for nothing.
    static func between(_ left: Value, _ right: Value) -> RandomValues? {
        switch (left, right) {
        case (.object(let left), .object(let right)):
            guard left.count == right.count, left.keys.allSatisfy({ right[$0] != nil }) else { return .whole }
            var found: [String: RandomValues] = [:]
            for (key, value) in left {
                if let other = right[key], let inner = between(value, other) { found[key] = inner }
            }
            return found.isEmpty ? nil : .object(found)
        case (.array(let left), .array(let right)):
            guard left.count == right.count else { return .whole }
            var found: [Int: RandomValues] = [:]
            for (index, pair) in zip(left, right).enumerated() {
                if let inner = between(pair.0, pair.1) { found[index] = inner }
            }
            return found.isEmpty ? nil : .array(found)
        case (.string(let left), .string(let right)):
            if left.utf8.elementsEqual(right.utf8) { return nil }
            let (olds, news) = (lines(of: left), lines(of: right))
            guard olds.count > 1, olds.count == news.count else { return .whole }
            let differing = olds.indices.filter { !olds[$0].utf8.elementsEqual(news[$0].utf8) }
            return .lines(Set(differing), of: olds.count)
        default:
            return left == right ? nil : .whole
        }
    }

    /// What either of two says is random.
    static func union(_ left: RandomValues?, _ right: RandomValues?) -> RandomValues? {
        guard let left, let right else { return left ?? right }
        switch (left, right) {
        case (.object(let left), .object(let right)):
            return .object(left.merging(right) { union($0, $1) ?? $0 })
        case (.array(let left), .array(let right)):
            return .array(left.merging(right) { union($0, $1) ?? $0 })
        case (.lines(let left, let total), .lines(let right, let other)) where total == other:
            return .lines(left.union(right), of: total)
        default:
            return .whole
        }
    }

    /// The value with a placeholder for all that is random.
    func masking(_ value: Value) -> Value {
        switch (self, value) {
        case (.object(let inner), .object(var table)):
            for (key, random) in inner {
                if let old = table[key] { table[key] = random.masking(old) }
            }
            return .object(table)
        case (.array(let inner), .array(var elements)):
            for (index, random) in inner where index < elements.count {
                elements[index] = random.masking(elements[index])
            }
            return .array(elements)
        case (.lines(let random, let total), .string(let text)):
            let lines = Self.lines(of: text)
            guard lines.count == total else { return value }
            return .string(
                lines.indices.map { random.contains($0) ? Self.placeholder : String(lines[$0]) }
                    .joined(separator: "\n"))
        case (.whole, _):
            return .string(Self.placeholder)
        default:
            return value
        }
    }

    /// How many values are random; lines of one text count as one.
    var count: Int {
        switch self {
        case .whole, .lines: 1
        case .object(let inner): inner.values.reduce(0) { $0 + $1.count }
        case .array(let inner): inner.values.reduce(0) { $0 + $1.count }
        }
    }

    private static let placeholder = "<random>"

    private static func lines(of text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
