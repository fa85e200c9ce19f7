/// When a part of a resource is there: a formula over values.
///
/// Printers express it in their language, interpreters evaluate it; none has an opinion of its own.
public indirect enum Condition: Hashable, Sendable {
    case always
    /// The value is there, by its ``Placeholder/absence``.
    case present(Placeholder)
    /// The boolean is true.
    case isTrue(ValuePath)
    case all([Condition])
    case any([Condition])

    /// True where all are: without `always`, each once.
    static func every(_ parts: [Condition]) -> Condition {
        var distinct: [Condition] = []
        for part in parts {
            let inner: [Condition] = if case .all(let nested) = part { nested } else { [part] }
            for condition in inner where condition != .always && !distinct.contains(condition) {
                distinct.append(condition)
            }
        }
        return distinct.isEmpty ? .always : distinct.count == 1 ? distinct[0] : .all(distinct)
    }

    /// True where one is.
    static func some(_ parts: [Condition]) -> Condition {
        if parts.contains(.always) || parts.isEmpty { return .always }
        var distinct: [Condition] = []
        for part in parts {
            let inner: [Condition] = if case .any(let nested) = part { nested } else { [part] }
            for condition in inner where !distinct.contains(condition) { distinct.append(condition) }
        }
        return distinct.count == 1 ? distinct[0] : .any(distinct)
    }
}

extension Placeholder {
    /// When the value is there.
    public var presence: Condition {
        absence == .never ? .always : .present(self)
    }
}

extension APITree {
    /// When the tree leaves anything, by the rules of ``APITree``.
    public var presence: Condition {
        switch self {
        case .scalar, .template: return .always
        case .placeholder(let placeholder): return placeholder.presence
        case .each(let over, _): return over.presence
        case .list(let elements, _, let meaning):
            let needed = meaning == .conditions ? elements.filter { !$0.isOptional } : []
            return needed.isEmpty ? .some(elements.map(\.presence)) : .every(needed.map(\.presence))
        case .object(let entries, _):
            let needed = Condition.every(entries.filter(\.isNeeded).map(\.value.presence))
            if needed != .always { return needed }
            // What is needed is always there; without anything needed, one entry is enough.
            return entries.contains(where: \.isNeeded) ? .always : .some(entries.map(\.value.presence))
        }
    }
}
