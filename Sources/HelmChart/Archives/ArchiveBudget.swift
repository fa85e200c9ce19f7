/// How much may still be unpacked while one chart is loaded: archives can lie in archives.
struct ArchiveBudget {
    /// Helm limits each archive by itself; a chart of charts may have several times that.
    static let total = 256 << 20

    private(set) var remaining = total

    mutating func take(_ count: Int) throws(ArchiveError) {
        guard count <= remaining else {
            throw ArchiveError(message: "the archives of this chart are larger than \(Self.total) bytes when unpacked")
        }
        remaining -= count
    }
}
