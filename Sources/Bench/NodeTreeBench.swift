import SluiceYAML

/// Reading Kubernetes' own API definitions (some 2 MB of JSON) into a node tree.
enum NodeTreeBench {
    static let largestRatio = 1.6

    static func row(_ bytes: [UInt8], name: String, file: String, runs: Int) throws -> ResultRow {
        var seen = 0
        let (tree, events) = try Measurement.medians(
            runs: runs, { seen += try parse(bytes, file: file)?.entries.count ?? 0 },
            { seen += BareLibYAML.events(in: bytes) })
        guard seen > 0 else { throw ChildProcess.Failure(description: "\(file) holds nothing to read") }
        return ResultRow(
            name: "node tree, \(name)", result: tree, peer: ("libyaml's events alone", events),
            targets: [.ratio(largestRatio)])
    }
}
