import ArgumentParser
import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceGolden

/// Proves by rendering that the replacement of hand-written templates changes nothing, before anything is written.
struct Adoption {
    var chart: String
    var definitions: DefinitionsInput
    /// The Helm that renders; `nil` for the embedded renderer.
    var helm: String?

    /// How many objections are listed.
    private static let listedObjections = 12

    /// Whether every finding is a reason why a policy cannot be bound, and none a mistake in the input.
    static func isRefusal(_ findings: [Finding]) -> Bool {
        let rules: Set = [
            "adopt-comments", "adopt-named", "init-entangled", "init-two-policies", "init-shape", "template-entangled",
        ]
        return findings.allSatisfy { rules.contains($0.rule) }
    }

    /// Prints the summary, or the reasons why nothing is written.
    ///
    /// - Throws: exit code 1 where the proof fails, 2 where Helm cannot be run or the chart cannot be loaded.
    func prove(_ changes: [FileChange]) async throws {
        let verdict: AdoptionProof.Verdict
        do throws(SluiceError) {
            verdict = try await self.verdict(changes)
        } catch {
            Console.write(Console.reporter.text(of: error.findings), to: .error)
            throw ExitCode(2)
        }
        guard verdict.objections.isEmpty else {
            var text = "the adoption cannot be proved, so nothing is written:\n"
            for objection in verdict.objections.prefix(Self.listedObjections) { text += "  \(objection)\n" }
            let rest = verdict.objections.count - Self.listedObjections
            if rest > 0 { text += "  and \(rest) more\n" }
            text += "hint: leave the template as it is, or bind a block by hand (docs/x-sluice.md)\n"
            Console.write(text, to: .error)
            throw ExitCode(1)
        }
        Console.write(Self.summary(of: verdict))
    }

    private func verdict(_ changes: [FileChange]) async throws(SluiceError) -> AdoptionProof.Verdict {
        var files: [String: [UInt8]?] = [:]
        var replaced: [(path: String, bytes: [UInt8])] = []
        for change in changes where change.path.hasPrefix(chart + "/") {
            let path = String(change.path.dropFirst(chart.count + 1))
            // Cases and what Helm ignores are not part of the chart.
            if path.hasPrefix("golden/") || path == ".helmignore" { continue }
            files[path] = .some(change.new)
            if change.isRequested, let old = change.old { replaced.append((path, old)) }
        }
        var generation = ChartGeneration(folder: chart, definitions: definitions)
        if let schema = files["values.schema.json"].flatMap(\.self) { generation.read(schema) }
        let variants = AdoptionVariants(
            interface: try generation.generator().interface, folder: chart, replaced: replaced)
        let all = variants.all()
        let typed = variants.typedFields()
        let name = try generation.chartName()
        let policies = Set(replaced.map(\.path)).union(files.keys.filter { $0.hasPrefix("templates/") })
        let folder = try TemporaryFolder(prefix: "sluice-adopt")
        let sides = try await self.sides(files, policies, probe: typed.first?.valid ?? all.first, folder.path, changes)
        Console.write("proving the adoption with \(all.count) renders before and after\n", to: .error)
        let progress = ProgressLine()
        let verdict = try await AdoptionProof(
            before: sides.before, after: sides.after, sources: Set(replaced.map { "\(name)/\($0.path)" })
        ).run(all, typed: typed) { done in progress.show("\(done) of \(all.count) renders") }
        progress.clear()
        return verdict
    }

    private func sides(
        _ files: [String: [UInt8]?], _ policies: Set<String>, probe: AdoptionProof.Variant?, _ folder: String,
        _ changes: [FileChange]
    ) async throws(SluiceError) -> (before: any AdoptionProof.Side, after: any AdoptionProof.Side) {
        guard let helm else {
            let request = RenderRequest(valuesFiles: probe?.valuesFiles ?? [], setJSON: probe?.setJSON ?? [])
            return (
                try EmbeddedSide(folder: chart, policies: policies, probe: request),
                try EmbeddedSide(folder: chart, replacing: files, policies: policies, probe: request)
            )
        }
        let renderer = try await HelmRenderer(executable: helm)
        try FolderCopy.make(of: chart, at: folder + "/before/chart")
        try FolderCopy.make(of: chart, at: folder + "/after/chart")
        try WriteSession([folder]).commit(changes.compactMap { $0.moved(from: chart, to: folder + "/after/chart") })
        return (
            try HelmSide(folder: folder + "/before/chart", original: chart, renderer: renderer),
            try HelmSide(folder: folder + "/after/chart", original: chart, renderer: renderer)
        )
    }

    private static func summary(of verdict: AdoptionProof.Verdict) -> String {
        var text = "\(verdict.renders) renders compared: nothing differs\n"
        if !verdict.uncompared.isEmpty {
            text +=
                "\(verdict.uncompared.count) not compared, because the chart refuses these values before and after:\n"
            for (variant, reason) in verdict.uncompared { text += "  \(variant): \(reason)\n" }
        }
        return text + "a misspelt key is refused in \(verdict.typed.joined(separator: ", "))\n"
    }
}
