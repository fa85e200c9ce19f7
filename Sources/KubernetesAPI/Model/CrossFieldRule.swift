/// What must hold between the fields of one object, beyond what each field's type says.
///
/// A field counts as present when its key is there and its value is not null.
public struct CrossFieldRule: Hashable, Sendable {
    /// The relation between the fields.
    public enum Kind: Hashable, Sendable {
        /// `field` may be present only together with `other`.
        case requires(field: String, other: String)
        /// `field` may be present only together with an `other` that is an integer.
        case requiresInteger(field: String, other: String)
        /// Where both are integers, `field` is not below `other`.
        case atLeast(field: String, other: String)
        /// Where `field` is present, none of `others` is.
        case excludes(field: String, others: [String])
        /// At least one of `fields` is present.
        case anyOf(fields: [String])
        /// Exactly one of `fields` is present.
        case exactlyOneOf(fields: [String])
        /// Every CIDR in the list `field` is a strict subset of the CIDR in `of`.
        case within(field: String, of: String)
        /// Where the string `field` is one of `values`, `other` is present and not empty.
        case requiresWhenEquals(field: String, values: [String], other: String)
        /// Where the string `field` is one of `values`, `other` is absent or empty.
        case forbidsWhenEquals(field: String, values: [String], other: String)
        /// Where `field` is present and the string `other` is there, `other` is one of `values`.
        case requiresValue(field: String, other: String, values: [String])
        /// No two elements of the list `field` have the same values of `keys`.
        case uniqueKeys(field: String, keys: [String])
        /// A rule that is passed on to readers only: a CEL expression, or a condition of another form.
        case documented(text: String)
    }

    /// Kebab case, such as `end-port-needs-port`; unique within its object.
    public var id: String
    /// The relation.
    public var kind: Kind
    /// What is wrong when the rule is broken, as a finding's message.
    public var message: String

    /// Creates a rule.
    public init(id: String, kind: Kind, message: String) {
        self.id = id
        self.kind = kind
        self.message = message
    }
}
