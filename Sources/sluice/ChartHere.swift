import ArgumentParser
import SluiceCodegen
import SluiceFiles

/// The chart that a command works on where neither `--chart` nor a `sluice.yaml` names one: the folder one stands in.
enum ChartHere {
    /// The path of a folder without slashes at its end.
    static func trimmed(_ folder: String) -> String {
        var folder = folder
        while folder.utf8.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return folder
    }

    /// - Throws: where an option that names a folder or file names none: `''` would be the root of the file system.
    static func refuseEmpty(_ options: [(name: String, value: String?)]) throws {
        for (name, value) in options where value?.isEmpty == true {
            throw ValidationError("\(name) needs a path, not an empty text.")
        }
    }

    /// - Returns: `chart`; without it "." in the folder of a chart that has no layout, or one that only names definitions
    ///   and rules.
    static func orGiven(_ chart: String?, config: String) -> String? {
        guard chart == nil, !DefinitionsInput.describesProject(config),
            (try? InputFile.readIfPresent("Chart.yaml")).flatMap({ $0 }) != nil
        else { return chart }
        return "."
    }
}
