/// Why an archive cannot be read.
struct ArchiveError: Error, Hashable {
    let message: String

    static let corrupt = ArchiveError(message: "the compressed data is corrupt")
    static let truncated = ArchiveError(message: "the archive ends too early: it is not complete")
    static let corruptTar = ArchiveError(message: "the tar archive is corrupt")
}
