import SluiceDiagnostics
import SluiceFiles
import SluiceYAML

/// What a generation would do on disk: compared, shown or carried out, all or nothing.
public struct GenerationPlan: Sendable {
    /// Files as they should be, and generated ones that nothing describes any more.
    public var files = FilePlan()
    /// Worth knowing, but no reason to stop.
    public var warnings: [Finding] = []
    /// The chart that the files make, and what its schema declares: for trying it out before anything is written.
    public var chart: (folder: String, interface: ChartInterface, source: Node)?
    /// What was decided, for people.
    public var notes: [String] = []

    /// Creates a plan that changes nothing.
    public init() {}

    /// Adds generated files below a folder, and the removal of generated files that are in the way of none: those in
    /// the same subfolders with the same endings that are not generated any more. A person's files stay.
    ///
    /// - Parameter subfolders: where earlier versions of these files may be, beside the subfolders of `files`.
    mutating func generate(
        _ files: [OutputFile], in folder: String, subfolders: [String] = [""]
    ) throws(SluiceError) {
        for file in files {
            self.files.write(file.bytes, to: folder + "/" + file.path, within: folder, as: .generated)
        }
        guard InputFile.isFolder(folder) else { return }
        var places = subfolders
        for file in files where !places.contains(file.subfolder) { places.append(file.subfolder) }
        for path in try Folder(folder).generatedFiles(in: places, endings: Set(files.map(\.ending))) {
            self.files.remove(folder + "/" + path, within: folder, as: .generated)
        }
    }

    /// The differences to the disk, in path order.
    ///
    /// - Throws: a finding for every file that belongs to a person and would be overwritten or deleted.
    public func changes() throws(SluiceError) -> [FileChange] {
        try files.changes()
    }
}

extension OutputFile {
    /// `templates` of `templates/networkpolicy.yaml`; "" for a file without a folder.
    fileprivate var subfolder: String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }

    /// `.yaml` of `templates/networkpolicy.yaml`.
    fileprivate var ending: String {
        path.lastIndex(of: ".").map { String(path[$0...]) } ?? path
    }
}
