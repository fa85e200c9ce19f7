import SluiceKubernetesAPI
import SluiceYAML

/// A reference to a value inside an `add` or `set` tree, such as `$item.cidr`.
public struct Placeholder: Hashable, Sendable {
    /// What a placeholder's path starts from.
    public enum Root: String, Hashable, Sendable, CaseIterable {
        /// `$value`: the value of the short form itself, or the value of a map's entry.
        case value
        /// `$item`: the current element of the list, or of the nearest `$each`.
        case item
        /// `$key`: the current key of the map.
        case key
        /// `$block`: the object that carries the block.
        case block
        /// `$values`: the root of the chart's values.
        case values
    }

    /// The value that the path begins at.
    public var root: Root
    /// The keys below the root; empty for the root itself.
    public var path: [String]
    /// The API type of the place that the placeholder fills.
    public var type: TypeExpression
    /// What counts as absent of the value.
    public var absence: Absence
    /// Whether the value may be left out on purpose (`$item.ports?`): then only its own key is left out.
    public var isOptional: Bool

    /// Creates a placeholder.
    public init(
        root: Root, path: [String], type: TypeExpression, absence: Absence? = nil, isOptional: Bool = false
    ) {
        self.root = root
        self.path = path
        self.type = type
        self.absence = absence ?? .ofPlaceholder(type)
        self.isOptional = isOptional
    }

    /// The placeholder as the schema's author writes it.
    public var notation: String {
        (["$" + root.rawValue] + path).joined(separator: ".") + (isOptional ? "?" : "")
    }
}
