import SluiceDiagnostics

/// The files of a packaged chart.
///
/// - Note: follows `LoadArchiveFiles` of Helm, with its limits.
enum ChartArchive {
    static let maximumSize = 100 << 20
    static let maximumFileSize = 5 << 20
    /// The tar headers and paddings come on top of the files' own size.
    private static let maximumTarSize = maximumSize + maximumSize / 4

    /// - Parameter budget: shared by all archives of one chart.
    /// - Throws: data that is corrupt or cut off, files that lie elsewhere than in one folder, sizes above Helm's.
    static func files(
        of archive: [UInt8], file: String, _ budget: inout ArchiveBudget
    ) throws(SluiceError) -> [ChartFile] {
        do throws(ArchiveError) {
            let tar = try Gzip.unpack(archive, limit: min(maximumTarSize, budget.remaining + 1))
            try budget.take(tar.count)
            return try files(ofTar: tar)
        } catch {
            throw ChartSource.problem(file, error.message, hint: "package the chart again with 'helm package'")
        }
    }

    static func files(ofTar tar: [UInt8]) throws(ArchiveError) -> [ChartFile] {
        var reader = TarReader(tar)
        var files: [ChartFile] = []
        var remaining = maximumSize
        while let entry = try reader.next() {
            let path = try path(of: entry.name)
            guard entry.content.count <= maximumFileSize else {
                throw ArchiveError(message: "'\(entry.name)' is larger than \(maximumFileSize) bytes, Helm's limit")
            }
            remaining -= entry.content.count
            guard remaining > 0 else {
                throw ArchiveError(message: "the unpacked chart is larger than \(maximumSize) bytes, Helm's limit")
            }
            files.append(ChartFile(path: path, content: Array(entry.content)))
        }
        if files.isEmpty { throw ArchiveError(message: "there are no files in this archive") }
        return files
    }

    /// The path inside the chart: without the archive's one folder.
    private static func path(of name: String) throws(ArchiveError) -> String {
        // Archives that were made on Windows may have backslashes.
        let separator = UInt8(ascii: name.utf8.contains(UInt8(ascii: "\\")) ? "\\" : "/")
        let parts = name.utf8.split(separator: separator, omittingEmptySubsequences: false)
        var inner = Array(parts.dropFirst().joined(separator: [UInt8(ascii: "/")]))[...]
        if inner.first == UInt8(ascii: "/") { throw ArchiveError(message: "'\(name)' is an absolute path") }
        var clean: [ArraySlice<UInt8>] = []
        while let part = Self.nextPart(&inner) {
            if part.elementsEqual("..".utf8) {
                guard clean.popLast() != nil else { throw ArchiveError(message: "'\(name)' leads out of the chart") }
            } else {
                clean.append(part)
            }
        }
        guard let first = clean.first else {
            throw ArchiveError(message: "'\(name)' lies outside of the chart's folder")
        }
        if first.starts(with: "..".utf8) { throw ArchiveError(message: "'\(name)' leads out of the chart") }
        if first.count == 2, first.last == UInt8(ascii: ":"), clean.count > 1 {
            throw ArchiveError(message: "'\(name)' is no path inside a chart")
        }
        if parts.first?.elementsEqual("Chart.yaml".utf8) == true {
            throw ArchiveError(message: "Chart.yaml must lie in a folder of the archive")
        }
        return String(decoding: Array(clean.joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
    }

    /// Cuts off what stands before the next slash; empty parts and single dots mean nothing.
    private static func nextPart(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        while !rest.isEmpty {
            let part = rest.prefix { $0 != UInt8(ascii: "/") }
            rest = rest.dropFirst(part.count + 1)
            if !part.isEmpty, !part.elementsEqual(".".utf8) { return part }
        }
        return nil
    }
}
