import SluiceGoTemplate
import OrderedCollections
import SluiceYAML

/// `.Chart`: what Chart.yaml says.
///
/// Helm 4 shows templates a map with Go's field names, in which everything is present; Helm 3 shows a struct,
/// whose JSON names and omissions come out when it is encoded.
enum ChartObject {
    static func value(_ chart: ProcessedChart, isRoot: Bool, rules: HelmRules) -> SluiceGoTemplate.Value {
        let metadata = chart.loaded.metadata.table
        switch rules {
        case .helm3: return .object(ChartStruct.value(chart, isRoot: isRoot))
        case .helm4:
            var entries = ChartFields.entries(metadata)
            entries["Name"] = .string(chart.name)
            entries["IsRoot"] = .bool(isRoot)
            entries["Dependencies"] = .list((chart.dependencies ?? []).map(ChartFields.dependency))
            return .map(entries)
        }
    }
}

/// The fields of Chart.yaml with the types that Helm reads them as.
enum ChartFields {
    private static let texts = [
        ("Name", "name"), ("Home", "home"), ("Version", "version"), ("Description", "description"),
        ("Icon", "icon"), ("APIVersion", "apiVersion"), ("Condition", "condition"), ("Tags", "tags"),
        ("AppVersion", "appVersion"), ("KubeVersion", "kubeVersion"), ("Type", "type"),
    ]

    static func entries(_ metadata: ValuesTable) -> [String: SluiceGoTemplate.Value] {
        var entries: [String: SluiceGoTemplate.Value] = [:]
        for (field, name) in texts { entries[field] = .string(text(metadata[name])) }
        entries["Sources"] = .list(list(metadata["sources"]).map { .string(text($0)) })
        entries["Keywords"] = .list(list(metadata["keywords"]).map { .string(text($0)) })
        entries["Deprecated"] = .bool(metadata["deprecated"] == .bool(true))
        entries["Annotations"] = annotations(metadata["annotations"]?.table)
        entries["Maintainers"] = .list(
            list(metadata["maintainers"]).compactMap(\.table).map { maintainer in
                [
                    "Name": .string(text(maintainer["name"])), "Email": .string(text(maintainer["email"])),
                    "URL": .string(text(maintainer["url"])),
                ]
            })
        return entries
    }

    static func annotations(_ table: ValuesTable?) -> SluiceGoTemplate.Value {
        guard let table else { return .object(NilMap("map[string]string")) }
        var entries: [String: SluiceGoTemplate.Value] = [:]
        for (key, value) in table { entries[key] = .string(text(value)) }
        return .map(MapValue(entries, typeName: "map[string]string"))
    }

    static func dependency(_ dependency: ProcessedDependency) -> SluiceGoTemplate.Value {
        let declared = dependency.declared
        return [
            "Name": .string(dependency.name), "Version": .string(declared.version),
            "Repository": .string(text(declared.table["repository"])), "Condition": .string(declared.condition),
            "Tags": .list(declared.tags.map { .string($0) }), "Alias": .string(declared.alias ?? ""),
            "Enabled": .bool(dependency.isEnabled), "ImportValues": .list(dependency.importValues),
        ]
    }

    static func list(_ value: SluiceYAML.Value?) -> [SluiceYAML.Value] {
        if case .array(let elements)? = value { elements } else { [] }
    }

    static func text(_ value: SluiceYAML.Value?) -> String { MetadataText.text(value) }
}
