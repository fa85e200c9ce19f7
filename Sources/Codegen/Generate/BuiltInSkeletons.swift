import SluiceEmbeddedFiles

extension Skeletons {
    /// The skeletons that are compiled in.
    public static var builtIn: Skeletons {
        Skeletons(
            files: EmbeddedFiles.templates.map { file in
                (file.path, file.contents.withUTF8Buffer { String(decoding: $0, as: UTF8.self) })
            })
    }
}
