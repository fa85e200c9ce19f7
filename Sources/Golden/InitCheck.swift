import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

/// Shows by rendering that a new block changes nothing while nobody has switched it on: with the chart's own values and
/// with each of its values files.
public struct InitCheck: Sendable {
    /// The chart's folder.
    public var folder: String
    /// Files of the chart as they would be, by their paths inside it.
    public var replacing: [String: [UInt8]?]
    /// Values files, relative to the folder.
    public var valuesFiles: [String]

    /// Creates a check of a chart's folder as it is and as it would be.
    public init(folder: String, replacing: [String: [UInt8]?], valuesFiles: [String]) {
        self.folder = folder
        self.replacing = replacing
        self.valuesFiles = valuesFiles
    }

    /// Warnings about documents that change, such as those with a checksum of all values.
    ///
    /// - Throws: where the chart renders a NetworkPolicy already, renders one more, or is refused.
    public func warnings() throws(SluiceError) -> [Finding] {
        let before = ChartRenderer(try LoadedChart(path: folder))
        let after = ChartRenderer(try LoadedChart(path: folder, replacing: replacing))
        var warnings: [Finding] = []
        for files in [[]] + valuesFiles.map({ [$0] }) {
            let request = RenderRequest(valuesFiles: files.map { "\(folder)/\($0)" })
            let name = files.first ?? "the chart's own values"
            guard case .rendered(let old) = EmbeddedRenderer.outcome(before, request) else { continue }
            let documents = try Manifest.documents(of: old)
            let own = documents.first { $0.isPolicy && $0.source?.hasPrefix("\(before.chart.name)/templates/") == true }
            if let own {
                throw problem(
                    "init-existing", "with \(name), \(own.source ?? "the chart") already renders a NetworkPolicy",
                    "bind a block of values by hand (docs/x-sluice.md), or keep it and leave 'init' out")
            }
            switch EmbeddedRenderer.outcome(after, request) {
            case .refused(let message):
                throw problem(
                    "init-changes", "the chart would be refused with \(name): \(message)",
                    "the values have a networkPolicy of another form; bind a block of another name by hand "
                        + "(docs/x-sluice.md)")
            case .rendered(let new):
                let policies = try Manifest.documents(of: new).count(where: \.isPolicy)
                if policies != documents.count(where: \.isPolicy) {
                    throw problem(
                        "init-changes", "the new policy would be switched on at once, by \(name)",
                        "the values switch networkPolicy on already; bind a block of another name by hand "
                            + "(docs/x-sluice.md)")
                }
                for text in try AdoptionProof.differences(documents, new) where warnings.count < 5 {
                    warnings.append(
                        Finding(
                            rule: "init-others", severity: .warning,
                            location: SourceLocation(file: folder, line: 0, column: 0),
                            message: "with \(name), the new values change another document while the policy is off: "
                                + text,
                            hint: "a checksum of all values does that; name the document under mayChange in the cases"))
                }
            }
        }
        return warnings
    }

    private func problem(_ rule: String, _ message: String, _ hint: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: rule, severity: .error, location: SourceLocation(file: folder, line: 0, column: 0),
                message: message, hint: hint)
        ])
    }
}

extension Manifest {
    fileprivate var isPolicy: Bool {
        guard kinds.contains("NetworkPolicy") else { return false }
        guard case .string(let version)? = value["apiVersion"] else { return true }
        return version.hasPrefix("networking.k8s.io/") || version == "v1"
    }
}
