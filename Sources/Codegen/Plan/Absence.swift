import SluiceKubernetesAPI

/// What counts as absent of a value that fills a place in the API.
///
/// It is decided once, when a declaration is lowered; the fragment, the Swift expansion and the validator only
/// express it.
public enum Absence: Hashable, Sendable {
    /// Nothing: the values schema guarantees a value, or the place takes any.
    case never
    /// Absent and null.
    case whenNull
    /// Absent, null, "", an empty list or map.
    case whenEmpty
    /// The same, and an object of which these members, all that there are, are empty: `{matchLabels: {}}` says no more
    /// than `{}`.
    case whenMembersEmpty([String])
    /// Absent, null, "", an empty list or map, and zero: where the API has no zero, charts write it for "not set".
    case whenZeroOrEmpty

    /// What counts as absent of a value that a placeholder stands for.
    public static func ofPlaceholder(_ type: TypeExpression) -> Absence {
        switch type {
        case .integer(let constraints) where (constraints.minimum ?? 0) > 0: .whenZeroOrEmpty
        case .intOrString(let integer, _) where (integer.minimum ?? 0) > 0: .whenZeroOrEmpty
        case .integer, .number, .boolean: .whenNull
        case .string, .array, .map, .object, .intOrString, .quantity, .any: .whenEmpty
        }
    }

    /// What counts as absent of a value that is the API field itself: charts write "" and {} for "not set", while
    /// an empty list or object says something.
    public static func ofPassThrough(_ type: TypeExpression) -> Absence {
        switch type {
        case .map, .string: .whenEmpty
        case .array, .object, .any, .integer, .number, .boolean, .intOrString, .quantity: .whenNull
        }
    }
}
