import KubernetesAPI

/// Whether a tree leaves anything in the output: always, or only under a condition.
enum Presence: Hashable {
    case always
    /// A Go template expression that is true when something is left.
    case when(String)

    var condition: String? {
        if case .when(let expression) = self { return expression }
        return nil
    }

    /// True if both are: `and`.
    static func all(_ parts: [Presence]) -> Presence {
        join(parts.compactMap(\.condition), with: "and")
    }

    /// True if one is: `or`; always if one is always.
    static func any(_ parts: [Presence]) -> Presence {
        parts.contains(.always) ? .always : join(parts.compactMap(\.condition), with: "or")
    }

    private static func join(_ conditions: [String], with function: String) -> Presence {
        var distinct: [String] = []
        for condition in conditions where !distinct.contains(condition) { distinct.append(condition) }
        switch distinct.count {
        case 0: return .always
        case 1: return .when(distinct[0])
        default: return .when(([function] + distinct.map(TemplateExpression.argument)).joined(separator: " "))
        }
    }
}

extension Placeholder {
    var presence: Presence {
        if isGuaranteed { return .always }
        let expression = TemplateExpression.placeholder(self)
        switch type {
        case .string, .array, .map, .object:
            return .when(expression)
        case .integer(let constraints) where (constraints.minimum ?? 0) > 0:
            return .when(expression)
        case .intOrString(let integer, _) where (integer.minimum ?? 0) > 0:
            return .when(expression)
        case .integer, .number, .boolean:
            // Zero and false are values.
            return .when("not (kindIs \"invalid\" \(expression))")
        case .intOrString, .quantity, .any:
            return .when("not (has (toJson \(expression)) (list \"null\" \"\\\"\\\"\" \"[]\" \"{}\"))")
        }
    }
}

extension APITree {
    /// When the tree leaves anything, by the rules of `APITree`.
    var presence: Presence {
        switch self {
        case .scalar, .template:
            return .always
        case .placeholder(let placeholder):
            return placeholder.presence
        case .each(let over, _):
            return over.presence
        case .list(let elements, _):
            return elements.isEmpty ? .always : Presence.any(elements.map(\.presence))
        case .object(let entries, _):
            let needed = entries.filter { $0.emptyDropsItem }.map(\.value.presence)
            if needed.contains(where: { $0 != .always }) { return Presence.all(needed) }
            return entries.isEmpty ? .always : Presence.any(entries.map(\.value.presence))
        }
    }
}
