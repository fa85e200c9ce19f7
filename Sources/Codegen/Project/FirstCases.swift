import Diagnostics
import Files

/// The golden cases that a chart begins with, off and on; `sluice golden --update` records what they render.
struct FirstCases {
    /// The chart's folder.
    var folder: String

    /// - Returns: nothing where the chart has cases already.
    func outputs() throws(SluiceError) -> [OutputFile] {
        guard !InputFile.isFolder(folder + "/golden") else { return [] }
        let cases = [
            ("off", "Switched off, the chart renders no policy.", "[]", "false"),
            ("on", "Switched on, the pods resolve names and reach nothing else.", "[networkPolicy]", "true"),
        ]
        return cases.flatMap { name, description, on, enabled in
            [
                OutputFile(
                    path: "\(folder)/golden/\(name)/case.yaml", text: "description: \(description)\non: \(on)\n"),
                OutputFile(
                    path: "\(folder)/golden/\(name)/values.yaml", text: "networkPolicy:\n  enabled: \(enabled)\n"),
            ]
        } + [try ignoreFile()].compactMap { $0 }
    }

    /// Cases do not belong into the packed chart.
    private func ignoreFile() throws(SluiceError) -> OutputFile? {
        let path = folder + "/.helmignore"
        let text = String(decoding: try InputFile.readIfPresent(path) ?? [], as: UTF8.self)
        guard !text.split(separator: "\n").contains("golden/") else { return nil }
        let start = text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"
        return OutputFile(path: path, text: start + "golden/\n")
    }
}
