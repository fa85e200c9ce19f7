import SluiceDiagnostics
import SluiceKubernetesAPI

/// Writes each block's named template and manifest, and the checks they share, through the skeletons of
/// `templates/fragment/`.
public enum FragmentEmitter {
    /// The files, with paths relative to the chart.
    public static func files(
        for interface: ChartInterface, skeletons: Skeletons
    ) throws(SluiceError) -> [GeneratedFile] {
        let names = FragmentNames(chartName: interface.chartName)
        let checks = CheckFragment(names: names, model: interface.model)
        var files: [GeneratedFile] = []
        var checkedTypes: [ObjectType] = []
        let shared = SharedParts(interface.blocks.map { BlockFragment($0, names: names) }, names: names)
        for block in interface.blocks {
            try requireName(block)
            let fragment = BlockFragment(block, names: names, shared: shared)
            let checkBody = checks.body(of: block)
            if !checkBody.lines.isEmpty {
                for type in checks.checkedTypes(below: block.fields.flatMap(\.checkedValues))
                where !checkedTypes.contains(type) {
                    checkedTypes.append(type)
                }
            }
            let data: [String: TemplateValue] = [
                "block": .string(block.path.description),
                "resource": .string(block.resource),
                "name": .string(names.template(block)),
                "gates": .list(block.gates.map { .string(TemplateExpression.value(at: $0)) }),
                "values": .string(TemplateExpression.value(at: block.path)),
                "check": .string(checkBody.lines.isEmpty ? "" : names.check(block)),
                "checkBody": .string(checkBody.text),
                "manifest": .string(fragment.manifest.text),
                "parts": .list(
                    fragment.parts.map {
                        .map(["name": .string(names.part(block, $0.apiPath)), "body": .string($0.body.text)])
                    }),
            ]
            files.append(
                .init(
                    path: names.partialPath(block), contents: try skeletons.render("fragment/named-template.tpl", data))
            )
            files.append(
                .init(path: names.manifestPath(block), contents: try skeletons.render("fragment/manifest.yaml", data)))
        }
        if !shared.parts.isEmpty {
            let data: [String: TemplateValue] = [
                "parts": .list(
                    shared.parts.map {
                        .map([
                            "name": .string($0.name), "path": .string($0.apiPath.joined(separator: ".")),
                            "resource": .string($0.resource.split(separator: "/").last.map(String.init) ?? ""),
                            "blocks": .string($0.blocks.joined(separator: ", ")), "body": .string($0.body),
                        ])
                    })
            ]
            files.append(.init(path: names.sharedPath, contents: try skeletons.render("fragment/shared.tpl", data)))
        }
        if !checkedTypes.isEmpty {
            checkedTypes.sort { $0.name < $1.name }
            let usesCIDR = checkedTypes.contains { $0.rules.contains { $0.isWithin } }
            let data: [String: TemplateValue] = [
                "chart": .string(interface.chartName),
                "checks": .list(
                    checkedTypes.map {
                        .map([
                            "name": .string(names.check(type: $0.name.short)), "type": .string($0.name.short),
                            "body": .string(checks.body(of: $0).text),
                        ])
                    }),
                "cidrWithin": .string(usesCIDR ? names.cidrWithin : ""),
            ]
            files.append(.init(path: names.checksPath, contents: try skeletons.render("fragment/checks.tpl", data)))
        }
        return files
    }

    private static func requireName(_ block: Block) throws(SluiceError) {
        let named =
            block.constants.contains { $0.apiPath == ["metadata", "name"] }
            || block.fields.contains {
                if case .passThrough(["metadata", "name"], _) = $0.role { true } else { false }
            }
        guard !named else { return }
        throw SluiceError(findings: [
            Finding(
                rule: "x-sluice-name", severity: .error, location: block.location,
                message: "the resource of \(block.path) has no metadata.name",
                hint:
                    "add \"set\": { \"metadata.name\": \"{{ include \\\"CHART.fullname\\\" . }}\" } with the chart's own template"
            )
        ])
    }
}

extension CrossFieldRule {
    fileprivate var isWithin: Bool {
        if case .within = kind { return true }
        return false
    }
}

extension BlockField {
    /// The types of the values of this field that checks look into.
    fileprivate var checkedValues: [TypeExpression] {
        switch role {
        case .passThrough(_, let type), .plain(let type?): [type]
        case .plain(nil): []
        case .shortForm(let form): form.additions.map(\.elementType)
        }
    }
}
