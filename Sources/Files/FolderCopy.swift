import SluiceDiagnostics

/// Copies of folders for work that must leave the original alone.
public enum FolderCopy {
    /// Copies every file below `folder` to `target`, which is made: hidden ones too, such as `.helmignore`, but not the
    /// `.git` folder. Of a link inside the folder, the file that it leads to is copied.
    ///
    /// - Throws: what cannot be read, and links that lead out of the folder.
    public static func make(of folder: String, at target: String) throws(SluiceError) {
        let source = try Folder(folder)
        var plan = FilePlan()
        for path in try source.allFiles(skipping: { path, _ in path == ".git" }) {
            if let bytes = try source.contents(of: path) {
                plan.write(bytes, to: target + "/" + path, within: target, as: .firstVersion)
            }
        }
        try WriteSession([target]).commit(try plan.changes())
    }
}
