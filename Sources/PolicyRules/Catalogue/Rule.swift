import SluiceDiagnostics

/// A rule as the catalogue lists it.
public struct Rule: Hashable, Sendable {
    /// Where a rule comes from.
    public enum Category: String, Hashable, Sendable, CaseIterable {
        /// What API objects are made of: types, fields, enumerations.
        case structure
        /// What the API server checks or warns about.
        case server
        /// What the server accepts and people regret.
        case lint
    }

    /// The id that findings carry, in kebab case.
    public var id: String
    /// The severity that its findings have unless somebody sets another.
    public var severity: Severity
    /// The group in the docs.
    public var category: Category
    /// What the rule finds, in a few words.
    public var title: String

    /// Creates a rule.
    public init(_ id: String, _ severity: Severity, _ category: Category, _ title: String) {
        self.id = id
        self.severity = severity
        self.category = category
        self.title = title
    }
}
