import SluiceKubernetesAPI

/// A value without which a tree comes out empty.
enum TreeNeed: Hashable {
    case value(Placeholder)
    /// The list of an `$each`.
    case list(Placeholder)

    var placeholder: Placeholder {
        switch self {
        case .value(let placeholder), .list(let placeholder): placeholder
        }
    }
}

extension APITree {
    /// The values that are unwrapped before the tree is built, in order: those without which nothing would be
    /// left of it, and those that the values schema guarantees.
    func needs(_ structs: APIStructs) -> [TreeNeed] {
        var needs: [TreeNeed] = []
        for need in essentials(structs) + guaranteed where !needs.contains(need) { needs.append(need) }
        return needs
    }

    private func essentials(_ structs: APIStructs) -> [TreeNeed] {
        switch self {
        case .scalar, .template: return []
        case .placeholder(let placeholder): return [.value(placeholder)]
        case .each(let over, _): return [.list(over)]
        case .list(let elements, _, let meaning):
            let needed = meaning == .conditions ? elements.filter { !$0.isOptional } : []
            if !needed.isEmpty { return needed.flatMap { $0.essentials(structs) } }
            return Self.common(elements.map { $0.essentials(structs) })
        case .object(let entries, _):
            var needs = Self.common(entries.map { $0.value.essentials(structs) })
            for entry in entries where entry.isNeeded { needs += entry.value.essentials(structs) }
            return needs
        }
    }

    /// What is needed in all of the parts.
    private static func common(_ parts: [[TreeNeed]]) -> [TreeNeed] {
        guard let first = parts.first else { return [] }
        return first.filter { need in parts.allSatisfy { $0.contains(need) } }
    }

    /// Placeholders that always have a value; those inside an `$each` belong to its elements.
    private var guaranteed: [TreeNeed] {
        switch self {
        case .scalar, .template, .each: []
        case .placeholder(let placeholder): placeholder.absence == .never ? [.value(placeholder)] : []
        case .list(let elements, _, _): elements.flatMap(\.guaranteed)
        case .object(let entries, _): entries.flatMap(\.value.guaranteed)
        }
    }
}
