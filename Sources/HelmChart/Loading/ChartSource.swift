import SluiceDiagnostics
import SluiceFiles

/// The files of a chart, wherever they are.
enum ChartSource {
    /// - Throws: no such path, something that is neither a folder nor an archive, files that are too large.
    static func files(at path: String, rules: HelmRules, _ budget: inout ArchiveBudget) throws(SluiceError)
        -> [ChartFile]
    {
        switch Folder.kind(of: path) {
        case .folder?:
            if let finding = try WriteSession.interruption(near: path) { throw SluiceError(findings: [finding]) }
            return try files(in: Folder(path), rules: rules)
        case .file?: return try ChartArchive.files(of: try InputFile.read(path), file: path, &budget)
        default:
            throw problem(
                path, "there is no chart here", hint: "give the path of a chart's folder or of its .tgz archive")
        }
    }

    /// Those of the paths that the `.helmignore` of a chart in a folder leaves out, by themselves or with a folder.
    static func ignored(_ paths: [String], at path: String, rules: HelmRules) throws(SluiceError) -> Set<String> {
        guard Folder.kind(of: path) == .folder else { return [] }
        let folder = try Folder(path)
        var ignore = try HelmIgnore(
            try folder.contents(of: ".helmignore") ?? [], file: "\(folder.name)/.helmignore", rules: rules)
        var found: Set<String> = []
        for path in paths {
            let names = path.split(separator: "/")
            for count in names.indices {
                let part = names[...count].joined(separator: "/")
                if ignore.ignores(part, isFolder: count + 1 < names.count) { found.insert(path) }
            }
        }
        return found
    }

    private static func files(in folder: Folder, rules: HelmRules) throws(SluiceError) -> [ChartFile] {
        guard Folder.kind(of: "\(folder.path)/Chart.yaml") != nil else {
            throw problem(
                "\(folder.name)/Chart.yaml", "there is no Chart.yaml, so this folder is no chart",
                hint: "give the folder that holds the chart's Chart.yaml")
        }
        var ignore = try HelmIgnore(
            try folder.contents(of: ".helmignore") ?? [], file: "\(folder.name)/.helmignore", rules: rules)
        var files: [ChartFile] = []
        var size = 0
        for path in try folder.allFiles(skipping: { ignore.ignores($0, isFolder: $1) }) {
            let content = try Folder.read("\(folder.path)/\(path)", shownAs: "\(folder.name)/\(path)")
            guard content.count <= ChartArchive.maximumFileSize else {
                throw problem(
                    "\(folder.name)/\(path)",
                    "this file is larger than \(ChartArchive.maximumFileSize) bytes, Helm's limit",
                    hint: "name it in .helmignore")
            }
            size += content.count
            guard size <= ArchiveBudget.total else {
                throw problem(
                    folder.name, "the files of this chart are larger than \(ArchiveBudget.total) bytes together",
                    hint: "name what is no part of it in .helmignore")
            }
            files.append(ChartFile(path: path, content: content))
        }
        return files
    }

    static func problem(_ file: String, _ message: String, hint: String? = nil) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "chart-unreadable", severity: .error, location: SourceLocation(file: file, line: 0, column: 0),
                message: message, hint: hint)
        ])
    }
}
