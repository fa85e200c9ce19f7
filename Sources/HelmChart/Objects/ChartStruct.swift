import SluiceGoTemplate
import OrderedCollections
import SluiceYAML

/// Helm 3's `.Chart`: Go structs, so a field that they do not have is an error.
enum ChartStruct {
    private typealias Field = GoStruct.Field

    static func value(_ chart: ProcessedChart, isRoot: Bool) -> GoStruct {
        let table = chart.loaded.metadata.table
        func text(_ name: String, _ key: String) -> Field {
            Field(name: name, jsonName: key, value: .string(key == "name" ? chart.name : ChartFields.text(table[key])))
        }
        func texts(_ name: String, _ key: String) -> Field {
            Field(
                name: name, jsonName: key,
                value: .list(ChartFields.list(table[key]).map { .string(ChartFields.text($0)) }))
        }
        let metadata = GoStruct(
            "chart.Metadata",
            [
                text("Name", "name"), text("Home", "home"), texts("Sources", "sources"), text("Version", "version"),
                text("Description", "description"), texts("Keywords", "keywords"),
                Field(
                    name: "Maintainers", jsonName: "maintainers",
                    value: .list(ChartFields.list(table["maintainers"]).compactMap(\.table).map(maintainer))),
                text("Icon", "icon"), text("APIVersion", "apiVersion"), text("Condition", "condition"),
                text("Tags", "tags"), text("AppVersion", "appVersion"),
                Field(name: "Deprecated", jsonName: "deprecated", value: .bool(table["deprecated"] == .bool(true))),
                Field(
                    name: "Annotations", jsonName: "annotations",
                    value: ChartFields.annotations(table["annotations"]?.table)),
                text("KubeVersion", "kubeVersion"),
                Field(
                    name: "Dependencies", jsonName: "dependencies",
                    value: .list((chart.dependencies ?? []).map(dependency))),
                text("Type", "type"),
            ])
        return GoStruct(
            "struct { chart.Metadata; IsRoot bool }", embedding: metadata,
            [Field(name: "IsRoot", jsonName: "IsRoot", value: .bool(isRoot), omitsEmpty: false)])
    }

    private static func maintainer(_ table: ValuesTable) -> SluiceGoTemplate.Value {
        .object(
            GoStruct(
                "*chart.Maintainer",
                [("Name", "name"), ("Email", "email"), ("URL", "url")].map { name, key in
                    Field(name: name, jsonName: key, value: .string(ChartFields.text(table[key])))
                }))
    }

    private static func dependency(_ dependency: ProcessedDependency) -> SluiceGoTemplate.Value {
        let declared = dependency.declared
        return .object(
            GoStruct(
                "*chart.Dependency",
                [
                    Field(name: "Name", jsonName: "name", value: .string(dependency.name), omitsEmpty: false),
                    Field(name: "Version", jsonName: "version", value: .string(declared.version)),
                    Field(
                        name: "Repository", jsonName: "repository",
                        value: .string(ChartFields.text(declared.table["repository"])), omitsEmpty: false),
                    Field(name: "Condition", jsonName: "condition", value: .string(declared.condition)),
                    Field(name: "Tags", jsonName: "tags", value: .list(declared.tags.map { .string($0) })),
                    Field(name: "Enabled", jsonName: "enabled", value: .bool(dependency.isEnabled)),
                    Field(name: "ImportValues", jsonName: "import-values", value: .list(dependency.importValues)),
                    Field(name: "Alias", jsonName: "alias", value: .string(declared.alias ?? "")),
                ]))
    }
}
