import Diagnostics

/// Copies of folders for work that must leave the original alone.
public enum FolderCopy {
    /// Copies every visible file below `folder` to `target`, which is made.
    public static func make(of folder: String, at target: String) throws(SluiceError) {
        var transaction = FileTransaction()
        for path in InputFile.paths(below: folder) {
            transaction.write(try InputFile.read(folder + "/" + path), to: target + "/" + path)
        }
        try transaction.commit()
    }
}
