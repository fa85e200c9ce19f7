import SluiceGoTemplate
import SluiceYAML

/// A dependency that Chart.yaml, or requirements.yaml of an old chart, declares.
public struct ChartDependency: Sendable {
    /// The subchart's own name.
    public let name: String
    /// A version constraint.
    public let version: String
    /// Where it comes from; nothing is fetched from there.
    public let repository: String
    /// Another name for the subchart in this chart.
    public let alias: String?
    /// Paths of booleans in the values, with commas between them. The first that is there decides.
    public let condition: String
    /// The tags that switch the dependency on.
    public let tags: [String]
    /// The values that the parent imports.
    public let importValues: [SluiceYAML.Value]
    /// Under Chart.yaml's own names, with the types that Helm gives the fields.
    let table: ValuesTable

    /// The name that values and templates know it by.
    public var effectiveName: String { alias ?? name }

    /// - Parameter table: as ``MetadataReader`` leaves it.
    init(_ table: ValuesTable) {
        func text(_ key: String) -> String { MetadataText.text(table[key]) }
        func list(_ key: String) -> [SluiceYAML.Value] {
            if case .array(let values)? = table[key] { values } else { [] }
        }
        self.table = table
        name = text("name")
        version = text("version")
        repository = text("repository")
        alias = text("alias").isEmpty ? nil : text("alias")
        condition = text("condition")
        tags = list("tags").map { MetadataText.text($0) }
        importValues = list("import-values")
    }
}
