/// Gives each type of a model a short name.
///
/// The last part of the full name, where no other type has the same; else all types that share it take as many
/// of the parts before it (version, then group) as tell them apart: `V1Beta1Lease`, `CoreV1Event`.
enum ShortNames {
    /// - Parameter names: full names, each once, sorted.
    static func assign(to names: [String]) -> [String: String] {
        var words: [String: [String]] = [:]
        for name in names { words[name] = name.split(separator: ".").map { Words.camelCase(String($0)) } }
        var result: [String: String] = [:]
        var taken: Set<String> = []
        var open = names
        var length = 1
        while !open.isEmpty {
            var groups: [String: Int] = [:]
            let candidates = open.map { name in candidate(words[name] ?? [], length: length) }
            for candidate in candidates { groups[candidate, default: 0] += 1 }
            var remaining: [String] = []
            for (name, candidate) in zip(open, candidates) {
                if groups[candidate] == 1, !taken.contains(candidate) {
                    result[name] = candidate
                } else if length <= (words[name]?.count ?? 0) {
                    remaining.append(name)
                } else {
                    // Names that differ only in characters which identifiers leave out.
                    result[name] = numbered(candidate, taken: taken)
                }
                if let short = result[name] { taken.insert(short) }
            }
            open = remaining
            length += 1
        }
        return result
    }

    private static func candidate(_ words: [String], length: Int) -> String {
        let text = words.suffix(length).joined()
        guard let first = text.unicodeScalars.first else { return "Type" }
        return ("0"..."9").contains(first) ? "Type" + text : text
    }

    private static func numbered(_ candidate: String, taken: Set<String>) -> String {
        var number = 2
        while taken.contains(candidate + String(number)) { number += 1 }
        return candidate + String(number)
    }
}

extension ObjectType {
    mutating func giveShortNames(_ names: [String: String]) {
        name.short = names[name.full] ?? name.full
        for index in fields.indices { fields[index].type = fields[index].type.named(names) }
    }
}

extension TypeExpression {
    fileprivate func named(_ names: [String: String]) -> TypeExpression {
        switch self {
        case .object(let name):
            .object(TypeName(full: name.full, short: names[name.full] ?? name.full))
        case .array(let element, let constraints):
            element.refersToObject ? .array(element.named(names), constraints) : self
        case .map(let value, let constraints):
            value.refersToObject ? .map(value.named(names), constraints) : self
        case .string, .integer, .number, .boolean, .intOrString, .quantity, .any:
            self
        }
    }

    private var refersToObject: Bool {
        objectName != nil
    }
}

extension TypeExpression {
    /// The object type that the type is, or is a list or map of.
    var objectName: TypeName? {
        switch self {
        case .object(let name): name
        case .array(let element, _): element.objectName
        case .map(let value, _): value.objectName
        case .string, .integer, .number, .boolean, .intOrString, .quantity, .any: nil
        }
    }
}
