import ArgumentParser
import Codegen
import Diagnostics
import Files
import Golden

/// Proves by rendering, on copies, what the replacement of hand-written templates changes, before anything is written.
struct Adoption {
    var chart: String
    var definitions: DefinitionsInput
    /// The Helm that renders; `nil` for the embedded renderer.
    var helm: String?

    /// Prints the summary.
    ///
    /// - Throws: exit code 2 where Helm cannot be run or a chart cannot be copied.
    func prove(_ changes: [FileChange]) async throws {
        do throws(SluiceError) {
            let folder = try TemporaryFolder(prefix: "sluice-adopt")
            let before = folder.path + "/before/chart"
            let after = folder.path + "/after/chart"
            try FolderCopy.make(of: chart, at: before)
            try FolderCopy.make(of: chart, at: after)
            try WriteSession([after]).commit(changes.compactMap { $0.moved(from: chart, to: after) })
            let interface = try ChartGeneration(folder: after, definitions: definitions).generator().interface
            let variants = AdoptionVariants(interface: interface, folder: chart).all().map {
                AdoptionProof.Variant(name: $0.name, valuesFiles: $0.valuesFiles, setJSON: $0.setJSON)
            }
            Console.write("proving the adoption with \(variants.count) renders before and after\n", to: .error)
            let renderer: any Renderer
            if let helm {
                renderer = try await HelmRenderer(executable: helm)
            } else {
                renderer = EmbeddedRenderer()
            }
            let result = try await AdoptionProof(before: before, after: after, renderer: renderer).run(variants)
            Console.write(summary(of: result))
            Console.write(Console.reporter.text(of: result.failures), to: .error)
        } catch {
            Console.write(Console.reporter.text(of: error.findings), to: .error)
            throw ExitCode(2)
        }
    }

    private func summary(of result: AdoptionProof.Result) -> String {
        if result.renders == 0, let refusal = result.refusal {
            return "nothing could be compared, because the chart does not render with any of its values files:\n"
                + "  \(refusal)\n"
        }
        var text = "\(result.renders) renders compared"
        if result.refused > 0 { text += ", \(result.refused) sets of values refused before and after" }
        if result.differences.isEmpty { return text + ": nothing differs\n" }
        text += "; the renders differ in:\n"
        for difference in result.differences { text += "  \(difference.text)  (\(difference.variant))\n" }
        return text
    }
}
