import Diagnostics
import Files

/// The golden cases that a chart begins with, off and on; `sluice golden --update` records what they render.
struct FirstCases {
    /// The chart's folder.
    var folder: String
    /// The blocks with the booleans that switch them on.
    var blocks: [(block: ValuePath, gates: [ValuePath])]

    /// What `sluice init` adds to a chart without a policy.
    static let usual = [(block: ValuePath(["networkPolicy"]), gates: [ValuePath(["networkPolicy", "enabled"])])]

    /// - Returns: nothing where the chart has cases already.
    func outputs() throws(SluiceError) -> [OutputFile] {
        guard !InputFile.isFolder(folder + "/golden") else { return [] }
        let names = blocks.map(\.block.description).joined(separator: ", ")
        let on =
            blocks.map(\.block) == Self.usual.map(\.block)
            ? "Switched on, the pods resolve names and reach nothing else." : "Switched on."
        let cases = [
            ("off", "Switched off, the chart renders no policy.", "[]", false),
            ("on", on, "[\(names)]", true),
        ]
        return cases.flatMap { name, description, on, enabled in
            [
                OutputFile(
                    path: "\(folder)/golden/\(name)/case.yaml", text: "description: \(description)\non: \(on)\n"),
                OutputFile(
                    path: "\(folder)/golden/\(name)/values.yaml", text: values(enabled)),
            ]
        } + [try ignoreFile()].compactMap { $0 }
    }

    private func values(_ isOn: Bool) -> String {
        var tree: [(path: [String], value: Bool)] = []
        for gate in blocks.flatMap(\.gates) where !tree.contains(where: { $0.path == gate.keys }) {
            tree.append((gate.keys, isOn))
        }
        var text = ""
        var open: [String] = []
        for (path, value) in tree.sorted(by: { $0.path.lexicographicallyPrecedes($1.path) }) {
            let shared = zip(open, path.dropLast()).prefix { $0 == $1 }.count
            for depth in shared..<path.count - 1 {
                text += String(repeating: "  ", count: depth) + path[depth] + ":\n"
            }
            text += String(repeating: "  ", count: path.count - 1) + "\(path[path.count - 1]): \(value)\n"
            open = Array(path.dropLast())
        }
        return text
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
