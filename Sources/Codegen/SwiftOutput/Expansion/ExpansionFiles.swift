import SluiceDiagnostics

/// The files of a chart's expansions.
struct ExpansionFiles {
    var interface: ChartInterface
    var model: ValuesModel
    var names: SwiftTypeNames
    var header: String
    /// Whether `JSONValue` is among the generated types.
    var hasJSONValue: Bool

    func files() throws(SluiceError) -> [GeneratedFile] {
        if interface.blocks.isEmpty { return [] }
        let expansionNames = ExpansionNames(interface, names: names, root: model.root.text)
        let file = BlockExpansionFile(
            interface: interface, model: model, structs: APIStructs(interface.model, names: names),
            names: expansionNames)
        var files: [GeneratedFile] = []
        var findings: [Finding] = []
        for (block, blockNames) in zip(interface.blocks, expansionNames.blocks) {
            do throws(SluiceError) {
                let lines = try file.lines(of: block, names: blockNames).joined(separator: [""])
                files.append(self.file(blockNames.expansion, lines.joined(separator: "\n") + "\n"))
            } catch {
                findings += error.findings
            }
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
        let registry = ExpansionRegistry(names: expansionNames, root: model.root.text)
        files.append(self.file(expansionNames.registry, registry.source))
        let support = ExpansionSupport.source + (hasJSONValue ? ExpansionSupport.jsonSource : "")
        files.append(self.file(ExpansionSupport.name, support))
        return files
    }

    private func file(_ name: String, _ text: String) -> GeneratedFile {
        GeneratedFile(path: "Expansions/\(name).swift", contents: header + "\n\n" + text)
    }
}
