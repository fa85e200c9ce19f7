import Diagnostics

/// The files of a packaged chart.
///
/// - Note: follows `LoadArchiveFiles` of Helm, with its limits.
enum ChartArchive {
    static let maximumSize = 100 << 20
    static let maximumFileSize = 5 << 20

    static func files(of archive: [UInt8], file: String) throws(SluiceError) -> [ChartFile] {
        do throws(ArchiveError) {
            var reader = TarReader(try Gzip.unpack(archive, limit: maximumSize))
            var files: [ChartFile] = []
            while let entry = try reader.next() {
                files.append(ChartFile(path: try path(of: entry.name), content: Array(entry.content)))
                guard entry.content.count <= maximumFileSize else {
                    throw ArchiveError(message: "'\(entry.name)' is larger than \(maximumFileSize) bytes, Helm's limit")
                }
            }
            if files.isEmpty { throw ArchiveError(message: "there are no files in this archive") }
            return files
        } catch {
            throw ChartSource.problem(file, error.message, hint: "package the chart again with 'helm package'")
        }
    }

    /// The path inside the chart: without the archive's one folder.
    private static func path(of name: String) throws(ArchiveError) -> String {
        let isWindows = name.contains("\\")
        let parts = name.split(separator: isWindows ? "\\" : "/", omittingEmptySubsequences: false)
        if parts[0] == "Chart.yaml" { throw ArchiveError(message: "Chart.yaml must lie in a folder of the archive") }
        if parts.count > 1, parts[1].isEmpty { throw ArchiveError(message: "'\(name)' is an absolute path") }
        var clean: [Substring] = []
        for part in parts.dropFirst() where !part.isEmpty && part != "." {
            if part == ".." {
                guard clean.popLast() != nil else { throw ArchiveError(message: "'\(name)' leads out of the chart") }
            } else {
                clean.append(part)
            }
        }
        guard let first = clean.first else {
            throw ArchiveError(message: "'\(name)' lies outside of the chart's folder")
        }
        if first.count == 2, first.hasSuffix(":") { throw ArchiveError(message: "'\(name)' is no path inside a chart") }
        return clean.joined(separator: "/")
    }
}
