/// Whole runs of `sluice generate`, each beside libyaml's events over the definitions that it reads.
struct GenerateBench {
    var executable: String
    var runs: Int

    /// `generate --check` on this repository: nothing is written.
    func repositoryRow() throws -> ResultRow {
        let process = ChildProcess(executable: executable, arguments: ["generate", "--check"])
        return ResultRow(
            name: "sluice generate --check", result: try process.measure(runs: runs),
            peer: ("sluice --version", try version()),
            targets: [.milliseconds(40)])
    }

    /// The same work on a chart, with all of Kubernetes' definitions; `--dry-run` keeps the chart as it is.
    func definitionsRow(_ path: String, bytes: [UInt8]) throws -> ResultRow {
        let process = ChildProcess(
            executable: executable,
            arguments: ["generate", "--dry-run", "--chart", "generated/chart", "--definitions", path])
        let events = Measurement.median(runs: runs) { _ = BareLibYAML.events(in: bytes) }
        return ResultRow(
            name: "sluice generate --definitions (Kubernetes 1.37)", result: try process.measure(runs: runs),
            peer: ("libyaml's events alone", events), targets: [.milliseconds(150), .megabytes(80)])
    }

    private func version() throws -> Measurement {
        try ChildProcess(executable: executable, arguments: ["--version"]).measure(runs: runs)
    }
}
