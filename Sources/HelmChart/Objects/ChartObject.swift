import GoTemplate
import OrderedCollections
import YAML

/// `.Chart`: what Chart.yaml says.
///
/// Helm 4 shows templates a map with Go's field names, in which everything is present; Helm 3 shows a struct,
/// whose JSON names and omissions come out when it is encoded.
enum ChartObject {
    static func value(_ chart: ProcessedChart, isRoot: Bool, rules: HelmRules) -> GoTemplate.Value {
        let metadata = chart.loaded.metadata.table
        var entries = ChartFields.entries(metadata)
        entries["Name"] = .string(chart.name)
        entries["IsRoot"] = .bool(isRoot)
        entries["Dependencies"] = .list((chart.dependencies ?? []).map(ChartFields.dependency))
        switch rules {
        case .helm4: return .map(entries)
        case .helm3:
            return .object(ChartStruct(entries, encoded: ChartFields.encoded(metadata, name: chart.name, isRoot)))
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

    static func entries(_ metadata: ValuesTable) -> [String: GoTemplate.Value] {
        var entries: [String: GoTemplate.Value] = [:]
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

    private static func annotations(_ table: ValuesTable?) -> GoTemplate.Value {
        guard let table else { return .object(NilMap()) }
        var entries: [String: GoTemplate.Value] = [:]
        for (key, value) in table { entries[key] = .string(text(value)) }
        return .map(MapValue(entries, typeName: "map[string]string"))
    }

    static func dependency(_ dependency: ProcessedDependency) -> GoTemplate.Value {
        let declared = dependency.declared
        return [
            "Name": .string(dependency.name), "Version": .string(declared.version),
            "Repository": .string(text(declared.table["repository"])), "Condition": .string(declared.condition),
            "Tags": .list(declared.tags.map { .string($0) }), "Alias": .string(declared.alias ?? ""),
            "Enabled": .bool(dependency.isEnabled), "ImportValues": .list(dependency.importValues),
        ]
    }

    /// Chart.yaml under its own names, without what is empty: how Helm 3's struct is encoded.
    static func encoded(_ metadata: ValuesTable, name: String, _ isRoot: Bool) -> MapValue {
        var entries: [String: GoTemplate.Value] = [:]
        let known = Set(texts.map(\.1) + ["sources", "keywords", "deprecated", "annotations", "maintainers", "dependencies"])
        for (key, value) in metadata where known.contains(key) {
            let value = GoTemplate.Value(value)
            if value.isTrue { entries[key] = value }
        }
        for (_, key) in texts where metadata[key] != nil { entries[key] = .string(text(metadata[key])) }
        entries = entries.filter { $0.value.isTrue }
        entries["name"] = .string(name)
        entries["IsRoot"] = .bool(isRoot)
        return MapValue(entries)
    }

    private static func list(_ value: YAML.Value?) -> [YAML.Value] {
        if case .array(let elements)? = value { elements } else { [] }
    }

    private static func text(_ value: YAML.Value?) -> String { MetadataText.text(value) }
}

/// Helm 3's `.Chart`: a struct, so a field that it does not have is an error.
final class ChartStruct: TemplateObject {
    private let fields: [String: GoTemplate.Value]
    let encoded: GoTemplate.Value?

    init(_ fields: [String: GoTemplate.Value], encoded: MapValue) {
        self.fields = fields
        self.encoded = .map(encoded)
    }

    var typeName: String { "struct { chart.Metadata; IsRoot bool }" }
    func field(_ name: String) -> GoTemplate.Value? { fields[name] }
}
