/// All rules about policies. docs/rules.md has a section for each.
public enum RuleCatalogue {
    /// Ordered as the documentation is: structure, server, lints.
    public static let all: [Rule] = StructureCheck.catalogue + ServerRules.catalogue + Lints.catalogue

    /// The rule of an id; nil for unknown ids.
    public static func rule(id: String) -> Rule? {
        all.first { $0.id == id }
    }
}
