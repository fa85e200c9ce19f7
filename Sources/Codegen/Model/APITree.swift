import KubernetesAPI
import YAML

/// A piece of an API object with placeholders in it: what `add` and `set` hold after the type check.
///
/// Emptiness follows one rule for every output:
/// - A placeholder that is absent, null or empty drops its key or element (unless it `isGuaranteed`).
/// - An object or list that is declared with members and comes out with none counts as empty in turn;
///   one that is declared empty (`podSelector: {}`) is kept.
/// - Where an empty field would match everything (`Entry.emptyDropsItem`), the object that holds it counts
///   as empty too, up to the added item, which is then not added: a policy is never widened by accident.
public indirect enum APITree: Hashable, Sendable {
    /// A constant: null, boolean, number or string.
    case scalar(Value, type: TypeExpression)
    /// Text with Helm template actions, rendered in place by Helm.
    case template(String, type: TypeExpression)
    case object([Entry], type: TypeExpression)
    case list([APITree], type: TypeExpression)
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
        public var value: APITree
        /// Whether the API field matches everything when absent or empty (`x-sluice-empty: everything`).
        public var emptyDropsItem: Bool

        public init(key: String, keyPlaceholder: Placeholder? = nil, value: APITree, emptyDropsItem: Bool = false) {
            self.key = key
            self.keyPlaceholder = keyPlaceholder
            self.value = value
            self.emptyDropsItem = emptyDropsItem
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
        case .list(let elements, _): elements.contains { $0.containsTemplate }
        case .each(_, let element): element.containsTemplate
        }
    }
}
