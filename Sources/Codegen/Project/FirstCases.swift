import SluiceDiagnostics
import SluiceFiles
import SluiceYAML

/// The golden cases that a chart begins with, off and on; `sluice golden --update` records what they render.
public struct FirstCases: Sendable {
    /// With which values the chart renders, apart from the gates.
    public enum Start: Sendable, Hashable {
        /// Values files, relative to the chart; none where the defaults suffice.
        case valuesFiles([String])
        /// The chart is refused until a value is given: a part of Helm's message.
        case refused(String)
    }

    /// The chart's folder.
    var folder: String
    /// How the cases begin.
    var start = Start.valuesFiles([])
    /// The blocks with the booleans that switch them on.
    var blocks: [(block: ValuePath, gates: [ValuePath])]

    /// What `sluice init` adds to a chart without a policy.
    static let usual = [(block: ValuePath(["networkPolicy"]), gates: [ValuePath(["networkPolicy", "enabled"])])]

    /// Adds nothing where the chart has cases already.
    func add(to files: inout FilePlan) throws(SluiceError) {
        guard !InputFile.exists(folder + "/golden") else { return }
        let names = blocks.map(\.block.description).joined(separator: ", ")
        let on =
            blocks.map(\.block) == Self.usual.map(\.block)
            ? "Switched on, the pods resolve names and reach nothing else." : "Switched on."
        let cases = [
            ("off", "Switched off, the bound blocks render no policy.", "[]", false),
            ("on", on, "[\(names)]", true),
        ]
        for (name, description, on, enabled) in cases {
            for (file, text) in [
                ("case.yaml", text(description: description, on: on)), ("values.yaml", values(enabled)),
            ] {
                files.write(
                    Array(text.utf8), to: "\(folder)/golden/\(name)/\(file)", within: folder, as: .firstVersion)
            }
        }
        try ignoreCases(&files)
    }

    /// A case.yaml.
    private func text(description: String, on: String) -> String {
        switch start {
        case .valuesFiles([]):
            return "description: \(description)\non: \(on)\n"
        case .valuesFiles(let files):
            let entries = files.map { "  - \(JSONWriter.quoted("../../" + $0))\n" }.joined()
            return "description: \(description)\nvalues:\n\(entries)  - values.yaml\non: \(on)\n"
        case .refused(let message):
            let todo =
                "Refused until a value is given: give it in values.yaml and remove expectFailure. Helm says: " + message
            return "description: \(JSONWriter.quoted(todo))\non: \(on)\nexpectFailure:\n"
                + "  - \(JSONWriter.quoted(message))\n"
        }
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
    private func ignoreCases(_ files: inout FilePlan) throws(SluiceError) {
        let path = folder + "/.helmignore"
        let old = try InputFile.readIfPresent(path)
        let lines = (old ?? []).split(separator: UInt8(ascii: "\n"))
        guard !lines.contains(where: { $0.elementsEqual("golden/".utf8) }) else { return }
        let separator = old?.last.map { $0 == UInt8(ascii: "\n") } ?? true ? "" : "\n"
        files.write(
            (old ?? []) + Array("\(separator)golden/\n".utf8), to: path, within: folder, as: .edit(of: old))
    }
}
