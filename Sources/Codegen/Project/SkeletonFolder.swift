import SluiceDiagnostics
import SluiceFiles

/// Reads skeletons from a folder; without one the built-in ones serve.
enum SkeletonFolder {
    static func read(_ folder: String?) throws(SluiceError) -> Skeletons {
        guard let folder else { return .builtIn }
        var files: [(path: String, text: String)] = []
        for path in InputFile.paths(below: folder) {
            files.append((path, String(decoding: try InputFile.read(folder + "/" + path), as: UTF8.self)))
        }
        return Skeletons(files: files)
    }
}
