import ArgumentParser
import SluiceDiagnostics
import SluiceFiles
import SluiceHelmChart

/// Helm's flags for values.
struct ValuesOptions: ParsableArguments {
    @Option(
        name: [.customShort("f"), .long],
        help: ArgumentHelp("A file of values, or - for standard input. Repeatable, or with commas.", valueName: "file"))
    var values: [String] = []

    @Option(help: ArgumentHelp("Set values: a.b=1,c[0]=x. Repeatable.", valueName: "key=value"))
    var set: [String] = []

    @Option(help: ArgumentHelp("Set text, whatever it looks like.", valueName: "key=value"))
    var setString: [String] = []

    @Option(help: ArgumentHelp("Set JSON values: a={\"b\": 1}, or a whole object.", valueName: "key=json"))
    var setJson: [String] = []

    @Option(help: ArgumentHelp("Set text that is read from files.", valueName: "key=path"))
    var setFile: [String] = []

    @Option(help: ArgumentHelp("Set one text exactly as it stands, commas and all.", valueName: "key=text"))
    var setLiteral: [String] = []

    /// The values files, those between commas too.
    var files: [String] { values.flatMap { $0.split(separator: ",").map(String.init) } }

    func overrides(rules: HelmRules) throws(SluiceError) -> ValuesOverrides {
        var files: [ValuesFile] = []
        for path in self.files {
            files.append(try ValuesFile(try InputFile.read(path), file: path, rules: rules))
        }
        return ValuesOverrides(
            files: files, setJSON: setJson, set: set, setString: setString, setFile: setFile, setLiteral: setLiteral)
    }
}
