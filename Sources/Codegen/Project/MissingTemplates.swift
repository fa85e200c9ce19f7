import SluiceDiagnostics
import SluiceGoTemplate

/// Named templates that `set` includes and no file of the chart defines.
enum MissingTemplates {
    static func findings(interface: ChartInterface, templates: [ChartTemplate]) -> [Finding] {
        // A chart without templates is only being begun.
        guard templates.contains(where: { !$0.isOwned }) else { return [] }
        let defined = Set(templates.compactMap(\.parsed).flatMap { $0.templates.map(\.name) })
        var findings: [Finding] = []
        var reported: Set<String> = []
        for block in interface.blocks {
            for constant in block.constants {
                guard case .template(let text, _) = constant.value,
                    let parsed = try? ParsedSource(text, name: "set", options: ParseOptions(functions: nil))
                else { continue }
                for name in parsed.main.includedNames where !defined.contains(name) && reported.insert(name).inserted {
                    findings.append(
                        Finding(
                            rule: "template-missing", severity: .warning, location: block.location,
                            message: "the chart defines no template \"\(name)\", which \(block.path) includes",
                            hint: nearest(name, in: defined.sorted()).map { "did you mean \"\($0)\"?" }
                                ?? "define it in templates/_helpers.tpl"))
                }
            }
        }
        return findings
    }
}
