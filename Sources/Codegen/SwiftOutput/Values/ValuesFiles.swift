/// The files of the values' types: the root, and an extension of it for each struct that is nested in it.
struct ValuesFiles {
    var model: ValuesModel
    var names: SwiftTypeNames
    var header: String
    var fingerprint: String

    func files() -> [GeneratedFile] {
        var root = blueprint(0)
        root.documentation = "The values of the chart. Each is nil where the values leave it out."
        if let description = model.root.documentation { root.documentation = description }
        root.nested = model.root.nested.compactMap { nested in
            if case .stringEnum(let blueprint) = nested { return .enum(blueprint) }
            return nil
        }
        root.extraMembers = [
            "/// Changes with the values schema: tells whether these types belong to a chart.",
            "public static let schemaFingerprint = \(SwiftLiteral.string(fingerprint))",
        ]
        var files = [
            GeneratedFile(
                path: "Values/\(root.name).swift", contents: header + "\n\n" + SwiftRenderer.text(of: [.struct(root)]))
        ]
        for case .structure(let number) in model.root.nested { files.append(file(number, in: root.name)) }
        if model.usesScalar {
            files.append(
                GeneratedFile(
                    path: "Values/\(ScalarValueType.name).swift", contents: header + "\n\n" + ScalarValueType.source))
        }
        return files
    }

    /// The support types that the values need.
    var support: Set<SupportType> {
        Set(SupportType.used(by: .struct(blueprint(0))))
    }

    private func file(_ number: Int, in root: String) -> GeneratedFile {
        let width = SwiftRenderer.lineWidth - SwiftRenderer.indentation.count
        let lines = SwiftRenderer.block(
            "extension \(root)", SwiftRenderer.lines(of: .struct(blueprint(number)), width: width))
        return GeneratedFile(
            path: "Values/\(root)+\(model.structs[number].name).swift",
            contents: header + "\n\n" + lines.joined(separator: "\n") + "\n")
    }

    private func blueprint(_ number: Int) -> StructBlueprint {
        let structure = model.structs[number]
        return StructBlueprint(
            name: structure.name, documentation: structure.documentation,
            properties: structure.properties.map(\.blueprint),
            nested: structure.nested.map { nested in
                switch nested {
                case .structure(let number): .struct(blueprint(number))
                case .stringEnum(let blueprint): .enum(blueprint)
                }
            }, keepsAdditionalFields: structure.keepsAdditionalFields)
    }
}
