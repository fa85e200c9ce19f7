import Diagnostics
import KubernetesAPI

/// Swift types of a whole definitions file, without a chart.
public struct AllTypesGeneration: Sendable {
    public var definitions: DefinitionsInput
    public var swift: String

    public init(definitions: DefinitionsInput, swift: String) {
        self.definitions = definitions
        self.swift = swift
    }

    public func plan() throws(SluiceError) -> GenerationPlan {
        var plan = GenerationPlan()
        let model = try definitions.model(roots: [])
        try plan.generate(try Generator.swift(of: model).map(\.output), in: swift, subfolders: SwiftFolders.all)
        plan.notes += [model.fileCounts.note].compactMap(\.self)
        return plan
    }
}
