/// A file of a chart.
public struct ChartFile: Sendable {
    /// Inside the chart, with slashes.
    public let path: String
    /// Without a byte-order mark.
    public let content: [UInt8]

    /// A file; a byte-order mark is dropped, as Helm does.
    public init(path: String, content: [UInt8]) {
        self.path = path
        let hasMark = content.starts(with: [0xEF, 0xBB, 0xBF])
        self.content = hasMark ? Array(content.dropFirst(3)) : content
    }
}
