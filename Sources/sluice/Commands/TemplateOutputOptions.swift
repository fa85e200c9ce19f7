import ArgumentParser
import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

/// What of a rendered chart is printed, and where.
struct TemplateOutputOptions: ParsableArguments {
    @Option(
        name: [.customShort("s"), .long],
        help: ArgumentHelp("Print only what these templates render; patterns are fine.", valueName: "path"))
    var showOnly: [String] = []

    @Flag(help: "Print custom resource definitions, too.")
    var includeCrds = false

    @Flag(help: "Leave out hooks.")
    var noHooks = false

    @Flag(help: "Leave out hooks that are tests.")
    var skipTests = false

    @Option(help: ArgumentHelp("Write one file for each template into this folder.", valueName: "dir"))
    var outputDir: String?

    @Flag(help: "With --output-dir, write into a folder named after the release.")
    var releaseName = false

    @Flag(help: "Print what was rendered even if it is no valid YAML.")
    var debug = false

    private var selection: RenderedChart.Selection {
        var selection = RenderedChart.Selection()
        selection.includesCustomResourceDefinitions = includeCrds
        selection.includesHooks = !noHooks
        selection.includesTests = !skipTests
        return selection
    }

    /// What goes to standard output.
    func text(of chart: RenderedChart, rules: HelmRules) throws(SluiceError) -> [UInt8] {
        let text = chart.text(selection)
        return showOnly.isEmpty ? text : try ShownTemplates(text, rules: rules).text(of: showOnly)
    }

    /// The folder that is given; an empty text is none, as for Helm.
    var outputFolder: String? { outputDir.flatMap { $0.isEmpty ? nil : ChartHere.trimmed($0) } }

    /// The folder to write files into; nil where output goes to standard output.
    func folder(release: String) -> String? {
        outputFolder.map { releaseName ? "\($0)/\(release)" : $0 }
    }

    /// Writes one file for each template, all or none. Returns their paths.
    ///
    /// - Throws: where a file that is there is not rendered output.
    func write(
        _ chart: RenderedChart, into folder: String, in session: WriteSession
    ) throws(SluiceError) -> [String] {
        var plan = FilePlan()
        let files = chart.files(selection)
        for file in files {
            plan.write(file.content, to: "\(folder)/\(file.path)", within: outputFolder ?? folder, as: .rendered)
        }
        try session.commit(try plan.changes())
        return files.map { "\(folder)/\($0.path)" }
    }
}
