import ArgumentParser
import SluiceCodegen
import SluiceDiagnostics
import SluiceFiles
import SluiceGolden
import SluiceHelmChart
import SluiceKubernetesAPI

struct GoldenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "golden",
        abstract: "Render the golden cases of a chart and compare them with what is expected.",
        discussion: """
            A case is a folder with case.yaml, values and expected.yaml. Each is rendered in this process, or with \
            real Helm, or both, and compared with its golden file and with the Swift expansion of the same values. \
            Switched off, a block renders nothing; switching it on changes no other document but those that the case \
            lists. Values that are random in two equal renders are not compared.

            Exit codes: 0 all cases hold, 1 some do not, 2 a mistake in the input.
            """)

    enum RendererChoice: String, ExpressibleByArgument, CaseIterable {
        case embedded, helm, both
    }

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, junit, html
    }

    @Option(
        help: ArgumentHelp(
            "The chart; without it the one of sluice.yaml, or the chart in this folder.", valueName: "dir"))
    var chart: String?

    @Option(
        help: ArgumentHelp("The folder of the cases (default: golden, or what sluice.yaml says).", valueName: "dir"))
    var cases: String?

    @Option(help: ArgumentHelp("The project's layout.", valueName: "file"))
    var config = "sluice.yaml"

    @Option(
        help: ArgumentHelp(
            "API definitions beside the built-in ones: a file or a folder. Repeatable. Default: those of sluice.yaml.",
            valueName: "file"))
    var definitions: [String] = []

    @Option(help: "What renders the chart. (default: embedded, or helm if --helm is given)")
    var renderer: RendererChoice?

    @Option(help: "Which Helm the embedded renderer follows.")
    var helmVersion = ReleaseOptions.HelmVersion.four

    @Option(
        help: ArgumentHelp(
            "A Helm for --renderer helm or both. Repeatable: then all must agree. Default: helm on PATH.",
            valueName: "path")
    )
    var helm: [String] = []

    @Flag(help: "Write what is rendered as the new golden files.")
    var update = false

    @Option(
        help: ArgumentHelp("Run only cases whose name contains this text or matches this glob.", valueName: "pattern"))
    var filter: String?

    @Option(name: [.short, .long], help: ArgumentHelp("How many cases to render at once.", valueName: "count"))
    var jobs: Int?

    @Option(help: "How to print the result.")
    var format = Format.text

    @Option(
        help: ArgumentHelp("Run one of several equal parts of the cases, such as 2/4.", valueName: "i/n"),
        transform: { text in
            guard let shard = Shard(text) else {
                throw ValidationError("--shard takes the part and how many there are, such as 2/4, not '\(text)'.")
            }
            return shard
        })
    var shard: Shard?

    @Flag(help: "Run again whenever the chart or a case changes, until interrupted.")
    var watch = false

    @Flag(name: [.short, .long], help: "Name the cases that pass, too.")
    var verbose = false

    func validate() throws {
        try ChartHere.refuseEmpty([("--chart", chart), ("--cases", cases), ("--config", config)])
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1.") }
        if watch, format != .text { throw ValidationError("--watch prints text only.") }
        if renderer == .embedded, !helm.isEmpty {
            throw ValidationError("--helm needs --renderer helm or --renderer both.")
        }
    }

    func run() async throws {
        // Before the chart is read: an interrupted run is finished first.
        if update { _ = try Console.writeSession([ChartHere.trimmed(cases ?? chart ?? ".")]) }
        let subject = try Console.reporting { () throws(SluiceError) in
            try GoldenSubject(
                chart: ChartHere.orGiven(chart, config: config), cases: cases, config: config,
                definitions: definitions)
        }
        if verbose, subject.oracle == nil {
            Console.write(
                "note: no Swift expansion of this chart's schema is compiled in; comparing with Helm only\n", to: .error
            )
        }
        let renderers = try await renderers()
        var options = GoldenOptions(
            goldenFolder: subject.cases, chartFolder: subject.chart, blocks: subject.gates, renderers: renderers,
            oracle: subject.oracle, mode: update ? .update : .check, filter: filter.map { CaseFilter($0) },
            concurrency: jobs)
        options.shard = shard
        options.drawsPictures = format == .html
        if watch { try await self.watch(options) }
        let report = await run(options)
        switch format {
        case .text: Console.write(report.text(isVerbose: verbose, reporter: Console.reporter))
        case .json: Console.write(report.json())
        case .junit: Console.write(report.junit())
        case .html: Console.write(report.html(title: "Golden cases of \(subject.chart)"))
        }
        if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }

    private func run(_ options: GoldenOptions) async -> GoldenReport {
        let progress = ProgressLine()
        let report = await GoldenSuite.run(options) { done, all in progress.show("\(done) of \(all) cases") }
        progress.clear()
        return report
    }

    /// Runs all cases, then again what a change touches: a case of its own, or all for the chart and everything else.
    private func watch(_ options: GoldenOptions) async throws -> Never {
        var state = FolderState([options.chartFolder, options.goldenFolder])
        var filters: [CaseFilter?] = [options.filter]
        while true {
            for filter in filters {
                var own = options
                own.filter = filter
                Console.write(await run(own).text(isVerbose: verbose, reporter: Console.reporter))
            }
            Console.write("watching \(options.chartFolder) and \(options.goldenFolder); Ctrl-C ends\n", to: .error)
            var changed: Set<String> = []
            while changed.isEmpty {
                try await Task.sleep(for: .milliseconds(300))
                let next = FolderState([options.chartFolder, options.goldenFolder])
                changed = next.changes(since: state)
                state = next
            }
            // What is recorded by --update is no change of a case.
            let names = changed.map { Self.caseName($0, in: options.goldenFolder) }
            filters =
                names.contains(nil) ? [options.filter] : Set(names.compactMap(\.self)).sorted().map { CaseFilter($0) }
        }
    }

    /// The case that a file belongs to; nil for files of the chart.
    private static func caseName(_ path: String, in folder: String) -> String? {
        guard path.hasPrefix(folder + "/") else { return nil }
        var parts = path.dropFirst(folder.count + 1).split(separator: "/")
        while !parts.isEmpty {
            parts.removeLast()
            let name = parts.joined(separator: "/")
            if !name.isEmpty, InputFile.names(in: "\(folder)/\(name)").contains(GoldenCase.fileName) { return name }
        }
        return nil
    }

    private func renderers() async throws -> [any Renderer] {
        let choice = renderer ?? (helm.isEmpty ? .embedded : .helm)
        var renderers: [any Renderer] = []
        if choice != .helm { renderers.append(EmbeddedRenderer(rules: helmVersion.rules)) }
        if choice == .embedded { return renderers }
        for path in helm.isEmpty ? ["helm"] : helm {
            do throws(SluiceError) {
                renderers.append(try await HelmRenderer(executable: path))
            } catch {
                Console.write(Console.reporter.text(of: error.findings), to: .error)
                throw ExitCode(2)
            }
        }
        return renderers
    }
}
