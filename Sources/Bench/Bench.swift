#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import SluiceFiles

/// Prints how fast Sluice is, each number beside a peer measured in the same run.
///
/// Works in the repository's root. `SLUICE_EXECUTABLE` names the program and `SLUICE_KUBERNETES_DEFINITIONS` the
/// folder of Kubernetes' definitions and `SLUICE_HELM_4` a real Helm (`scripts/bench` sets them); what is not named is
/// left out. `SLUICE_BENCH_CHART` names another chart to measure.
/// `--runs N` says how often each thing is measured; `--check` fails where a target is missed.
@main enum Bench {
    static func main() {
        if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "--analysis",
            let rules = Int(CommandLine.arguments[2]),
            let overlap = AnalysisBench.Overlap(rawValue: CommandLine.arguments[3])
        {
            return AnalysisBench.makeSet(rules: rules, overlap)
        }
        do {
            let rows = try measure(runs: number(after: "--runs") ?? 15)
            print(ResultTable(rows: rows).text, terminator: "")
            let isMet = rows.allSatisfy { row in row.targets.allSatisfy(row.isMet) }
            exit(isMet || !CommandLine.arguments.contains("--check") ? 0 : 1)
        } catch {
            let text = Array("sluice-bench: \(error)\n".utf8)
            _ = write(2, text, text.count)
            exit(2)
        }
    }

    private static func measure(runs: Int) throws -> [ResultRow] {
        var rows: [ResultRow] = []
        let definitions = Environment["SLUICE_KUBERNETES_DEFINITIONS"].map { $0 + "/v1.37.0-local/_definitions.json" }
        let bytes = try definitions.map { try InputFile.read($0) } ?? []
        if !bytes.isEmpty {
            rows.append(try NodeTreeBench.row(bytes, name: "definitions as YAML", file: "definitions.yaml", runs: runs))
            rows.append(
                try NodeTreeBench.row(bytes, name: "definitions as strict JSON", file: "definitions.json", runs: runs))
        }
        if let executable = Environment["SLUICE_EXECUTABLE"] {
            rows.append(
                ResultRow(
                    name: "sluice --version",
                    result: try ChildProcess(executable: executable, arguments: ["--version"]).measure(runs: runs),
                    targets: [.milliseconds(8)]))
            let generate = GenerateBench(executable: executable, runs: runs)
            rows.append(try generate.repositoryRow())
            if let definitions { rows.append(try generate.definitionsRow(definitions, bytes: bytes)) }
        }
        let skeleton = String(decoding: try InputFile.read("templates/chart/Chart.yaml"), as: UTF8.self)
        rows.append(try TemplateBench.row(skeleton, runs: runs))
        return try rows + renderRows(runs: runs) + validateRows(runs: runs) + AnalysisBench(runs: runs).rows()
            + AnalyzerBench(runs: runs).rows()
    }

    /// Our own chart, and the one that SLUICE_BENCH_CHART names.
    private static func validateRows(runs: Int) throws -> [ResultRow] {
        var rows: [ResultRow] = []
        for chart in ["generated/chart"] + (Environment["SLUICE_BENCH_CHART"].map { [$0] } ?? []) {
            let name = chart.split(separator: "/").last.map(String.init) ?? chart
            rows += try SchemaBench(chart: chart, name: name, runs: runs).rows()
            if let executable = Environment["SLUICE_EXECUTABLE"] {
                let validate = { (arguments: [String]) in
                    try ChildProcess(executable: executable, arguments: ["validate", "--chart", chart] + arguments)
                        .measure(runs: runs)
                }
                rows.append(
                    ResultRow(
                        name: "sluice validate VALUES, \(name)", result: try validate([chart + "/values.yaml"]),
                        targets: [.milliseconds(25)]))
                rows.append(ResultRow(name: "sluice validate, all of \(name)", result: try validate([])))
            }
        }
        return rows
    }

    /// Our own chart with one policy, and the chart that SLUICE_BENCH_CHART names.
    private static func renderRows(runs: Int) throws -> [ResultRow] {
        let helm = Environment["SLUICE_HELM_4"]
        var charts = [(path: "Tests/RenderingTests/Charts/policy", name: "one policy", process: 15.0, render: 0.1)]
        if let path = Environment["SLUICE_BENCH_CHART"] {
            charts.append((path, path.split(separator: "/").last.map(String.init) ?? path, 20, 0.8))
        }
        var rows: [ResultRow] = []
        for chart in charts {
            let bench = RenderBench(chart: chart.path, name: chart.name, runs: runs)
            if let executable = Environment["SLUICE_EXECUTABLE"] {
                rows.append(try bench.processRow(executable: executable, helm: helm, target: chart.process))
            }
            rows.append(try bench.repeatedRow(count: 1_000, helm: helm, target: chart.render))
            let threads = max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1)
            rows.append(try bench.concurrentRow(count: 1_000, threads: threads, target: chart.render))
        }
        return rows
    }

    private static func number(after option: String) -> Int? {
        let words = CommandLine.arguments
        guard let index = words.firstIndex(of: option), index + 1 < words.count else { return nil }
        return Int(words[index + 1]).map { min(max(1, $0), 1_000) }
    }
}
