import SluiceKubernetesAPI
import SluiceYAML

/// A piece of an API object with placeholders in it: what `add` and `set` hold after the type check.
///
/// Emptiness follows one rule for every output:
/// - A placeholder that is absent (``Placeholder/absence``) drops its key or element.
/// - An object or list that is declared with members and comes out with none counts as empty in turn;
///   one that is declared empty (`podSelector: {}`) is kept.
/// - Where an entry is needed (``Entry/isNeeded``), or all elements of a list are (``ElementMeaning/conditions``),
///   what holds it counts as empty too, up to the added item, which is then not added: a policy is never widened
///   by accident, and nothing is rendered that the API server refuses for want of a required field.
///
/// ``presence`` says it as a formula.
public indirect enum APITree: Hashable, Sendable {
    /// A constant: null, boolean, number or string.
    case scalar(Value, type: TypeExpression)
    /// Text with Helm template actions, rendered in place by Helm.
    case template(String, type: TypeExpression)
    case object([Entry], type: TypeExpression)
    /// Elements that are conditions are all needed; of others one is enough.
    case list([APITree], type: TypeExpression, meaning: ElementMeaning)
    case placeholder(Placeholder)
    /// `{"$each": "$item.cidrs", …}` inside a list: one element for every element of the list `over`.
    /// Inside `element`, `$item` is the element of that list.
    case each(over: Placeholder, element: APITree)

    /// One key of an object.
    public struct Entry: Hashable, Sendable {
        /// The key; `nil` in `keyPlaceholder` means that it is the key as it stands.
        public var key: String
        /// Set where the key itself is a placeholder (`"$key": …` in a map).
        public var keyPlaceholder: Placeholder?
        /// The value of the key.
        public var value: APITree
        /// Whether the object that holds the entry counts as empty without it: the API requires it, or without it
        /// the object would match more.
        public var isNeeded: Bool

        /// Creates an entry.
        public init(key: String, keyPlaceholder: Placeholder? = nil, value: APITree, isNeeded: Bool = false) {
            self.key = key
            self.keyPlaceholder = keyPlaceholder
            self.value = value
            self.isNeeded = isNeeded
        }
    }

    /// Whether it is a `$each`.
    public var isEach: Bool {
        if case .each = self { return true }
        return false
    }

    /// Whether Helm's template language stands anywhere inside.
    public var containsTemplate: Bool {
        switch self {
        case .template: true
        case .scalar, .placeholder: false
        case .object(let entries, _): entries.contains { $0.value.containsTemplate }
        case .list(let elements, _, _): elements.contains { $0.containsTemplate }
        case .each(_, let element): element.containsTemplate
        }
    }

    /// Every placeholder inside, those of keys and of `$each` included, in order.
    public var placeholders: [Placeholder] {
        switch self {
        case .scalar, .template: []
        case .placeholder(let placeholder): [placeholder]
        case .object(let entries, _):
            entries.flatMap { entry in (entry.keyPlaceholder.map { [$0] } ?? []) + entry.value.placeholders }
        case .list(let elements, _, _): elements.flatMap(\.placeholders)
        case .each(let over, let element): [over] + element.placeholders
        }
    }
}
