import SluiceDiagnostics

/// Whether two blocks would write the same file or the same named template, so that one of them never renders.
enum BlockNames {
    static func collisions(of blocks: [Block]) -> [Finding] {
        // Only the path and the kind of a block go into its names.
        let names = FragmentNames(chartName: "chart")
        var files: [String: Block] = [String: Block]()
        var templates: [String: Block] = [:]
        var findings: [Finding] = []
        for block in blocks {
            let file = names.manifestPath(block)
            let partial = names.partialPath(block)
            if let other = files[file] {
                findings.append(
                    finding(
                        block,
                        "\(block.path) and \(other.path) would both be rendered by \(file), so that one never is",
                        hint: "rename one of the two properties"))
            } else if partial == names.checksPath || partial == names.sharedPath {
                let content = partial == names.checksPath ? "the checks" : "what blocks have in common"
                findings.append(
                    finding(
                        block, "\(block.path) would be rendered by \(partial), which holds \(content)",
                        hint: "rename the property"))
            }
            files[file] = block
            let own =
                [names.template(block), names.check(block)] + block.plan.slots.map { names.part(block, $0.apiPath) }
            for name in own {
                if let other = templates[name], other.path != block.path {
                    findings.append(
                        finding(
                            block, "\(block.path) and \(other.path) would both define the named template \(name)",
                            hint: "rename one of the two properties"))
                    break
                }
                templates[name] = block
            }
        }
        return findings
    }

    private static func finding(_ block: Block, _ message: String, hint: String) -> Finding {
        Finding(rule: "x-sluice-same-file", severity: .error, location: block.location, message: message, hint: hint)
    }
}
