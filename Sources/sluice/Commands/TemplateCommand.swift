import ArgumentParser
import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Render a chart, byte for byte as 'helm template' does.",
        discussion: """
            Needs no Helm, no cluster and no network. A chart is a folder or a .tgz archive. Flags are Helm's; \
            docs/helm-compatibility.md lists what differs.

            Exit codes: 0 rendered, 1 the chart or its values are refused, 2 a mistake in the input or the command \
            line.
            """)

    @Argument(help: ArgumentHelp("The release's name, if two are given, and the chart.", valueName: "[name] chart"))
    var nameAndChart: [String]

    @OptionGroup(title: "Values")
    var values: ValuesOptions

    @OptionGroup(title: "Release")
    var release: ReleaseOptions

    @OptionGroup(title: "Output")
    var output: TemplateOutputOptions

    func validate() throws {
        let count = nameAndChart.count
        if count > 2 { throw ValidationError("Expected at most two arguments: NAME CHART.") }
        if count == 2, release.generateName || release.nameTemplate != nil {
            throw ValidationError("Give a release name, --generate-name or --name-template, not two of them.")
        }
        if release.generateName, release.nameTemplate != nil {
            throw ValidationError("Give --generate-name or --name-template, not both.")
        }
        if output.showOnly.contains(where: \.isEmpty) { throw ValidationError("--show-only takes a path.") }
    }

    func run() throws {
        // Before the chart is read, so that an interrupted run is finished first.
        let session = try output.outputFolder.map { try Console.writeSession([$0]) }
        let (renderer, request) = try Console.reporting { () throws(SluiceError) in try prepared() }
        let rendered: RenderedChart
        do throws(SluiceError) {
            rendered = try renderer.render(request)
        } catch {
            if output.debug, let text = try? renderer.unsorted(request) { Console.write(text) }
            Console.write(Console.reporter.text(of: error.findings), to: .error)
            throw ExitCode(1)
        }
        Console.write(Console.reporter.text(of: rendered.findings), to: .error)
        try Console.reporting { () throws(SluiceError) in
            if let session, let folder = output.folder(release: request.name) {
                for file in try output.write(rendered, into: folder, in: session) { Console.write("wrote \(file)\n") }
            } else {
                Console.write(try output.text(of: rendered, rules: release.helmVersion.rules))
            }
        }
        // Everything is printed. Taking the chart's thousands of nodes apart would only cost time.
        Console.exit(0)
    }

    /// The chart, read, and what it is to be rendered with.
    func prepared() throws(SluiceError) -> (ChartRenderer, ChartRenderer.Request) {
        let rules = release.helmVersion.rules
        let overrides = try values.overrides(rules: rules)
        let chart = try LoadedChart(path: nameAndChart.last ?? ".", rules: rules)
        let name = nameAndChart.count == 2 ? nameAndChart[0] : nil
        let request = try release.request(name: name, chart: chart, values: overrides)
        return (ChartRenderer(chart, rules: rules), request)
    }
}
