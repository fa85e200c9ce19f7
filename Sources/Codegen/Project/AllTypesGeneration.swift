import SluiceDiagnostics
import SluiceKubernetesAPI

/// Swift types of a whole definitions file, without a chart.
public struct AllTypesGeneration: Sendable {
    /// The definitions that types are written for.
    public var definitions: DefinitionsInput
    /// The folder of the Swift files.
    public var swift: String

    /// Creates a generation.
    public init(definitions: DefinitionsInput, swift: String) {
        self.definitions = definitions
        self.swift = swift
    }

    /// The files that would be written. Throws findings in the definitions.
    public func plan() throws(SluiceError) -> GenerationPlan {
        var plan = GenerationPlan()
        let model = try definitions.model(roots: [])
        try plan.generate(try Generator.swift(of: model).map(\.output), in: swift, subfolders: SwiftFolders.all)
        plan.notes += [model.fileCounts.note].compactMap(\.self)
        return plan
    }
}
