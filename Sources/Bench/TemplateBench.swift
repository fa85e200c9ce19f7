import SluiceGoTemplate

/// Parsing and rendering one skeleton; there is no peer to run beside it here.
enum TemplateBench {
    private static let repetitions = 100

    static func row(_ text: String, runs: Int) throws -> ResultRow {
        var size = 0
        var time = try Measurement.median(runs: runs) {
            for _ in 0..<repetitions {
                var templates = TemplateSet()
                templates.add(try ParsedSource(text, name: "skeleton", options: ParseOptions(delimiters: .square)))
                size += try templates.renderBytes("skeleton", data: .map(["chart": "agents"])).count
            }
        }
        guard size > 0 else { throw ChildProcess.Failure(description: "the skeleton renders nothing") }
        time.milliseconds /= Double(repetitions)
        return ResultRow(name: "skeleton of \(text.utf8.count) bytes, parsed and rendered", result: time)
    }
}
