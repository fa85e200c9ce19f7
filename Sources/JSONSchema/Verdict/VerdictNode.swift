/// A schema as the verdict reads it: numbers only, so that visiting one counts no references.
///
/// What few schemas ask for is not here but in the `SchemaNode` of the same index; `needs` says whether to look.
struct VerdictNode {
    /// The types that are allowed; none for the schema `false`.
    var types: TypeSet = .all
    var needs: Needs = []

    var minimum = -Double.infinity
    var maximum = Double.infinity
    var minLength = 0
    var maxLength = Int.max
    var minItems = 0
    var maxItems = Int.max
    var minProperties = 0
    var maxProperties = Int.max

    /// For items behind the prefix.
    var items = Self.none
    /// For properties that have neither a name nor a pattern.
    var additionalProperties = Self.none
    /// How many names must be there; which ones, the table of names says.
    var requiredCount = 0
    var names = NameTable.Part()

    /// The index that stands for no schema.
    static let none = -1

    /// What is to be looked at beyond the type.
    struct Needs: OptionSet {
        let rawValue: UInt16

        static let numbers = Needs(rawValue: 1)
        static let rareNumbers = Needs(rawValue: 2)
        static let lengths = Needs(rawValue: 4)
        static let pattern = Needs(rawValue: 8)
        static let arrays = Needs(rawValue: 16)
        static let rareArrays = Needs(rawValue: 32)
        static let objects = Needs(rawValue: 64)
        static let rareObjects = Needs(rawValue: 128)
        /// Keywords for every type.
        static let general = Needs(rawValue: 256)
        /// Only the thorough check can tell.
        static let thorough = Needs(rawValue: 512)
    }
}
