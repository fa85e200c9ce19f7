import SluiceFiles
import SluiceJSONSchema
import SluiceYAML

/// A chart's values judged by its schema, in this process and compiled once; the peers are two validators of PyPI.
struct SchemaBench {
    /// The folder of `values.schema.json` and `values.yaml`.
    var chart: String
    var name: String
    var runs: Int

    func rows() throws -> [ResultRow] {
        let schemaPath = chart + "/values.schema.json"
        let valuesPath = chart + "/values.yaml"
        let schema = try CompiledSchema(
            try value(of: schemaPath), uri: schemaPath)
        let values = try value(of: valuesPath)
        guard schema.accepts(values) else { throw ChildProcess.Failure(description: "\(valuesPath) does not fit") }
        let count = 1_000
        var accepted = 0
        var time = Measurement.median(runs: runs) {
            for _ in 0..<count where schema.accepts(values) { accepted += 1 }
        }
        time.milliseconds /= Double(count)
        let title = "values of \(name) against its schema"
        guard accepted > 0, let peers = try peers(schemaPath, valuesPath) else {
            return [ResultRow(name: title, result: time)]
        }
        return [
            ResultRow(
                name: title, result: time, peer: ("jsonschema-rs", Measurement(milliseconds: peers.rust)),
                targets: [.ratio(3)]),
            ResultRow(
                name: title, result: time, peer: ("Python's jsonschema", Measurement(milliseconds: peers.python)),
                targets: [.ratio(0.05)]),
        ]
    }

    private func value(of path: String) throws -> Value {
        try parse(try InputFile.read(path), file: path)?.value() ?? [:]
    }

    /// What `scripts/time-schema-validators` measures; `nil` without its packages.
    private func peers(_ schema: String, _ values: String) throws -> (rust: Double, python: Double)? {
        guard Environment["SLUICE_SCHEMA_VALIDATORS"] != nil, let python = Environment.executable("python3") else {
            return nil
        }
        let process = ChildProcess(
            executable: python, arguments: ["scripts/time-schema-validators", schema, values],
            environment: ["PYTHONPATH": Environment["SLUICE_SCHEMA_VALIDATORS"] ?? ""])
        let numbers = try process.output().split(separator: "\n").compactMap { Double($0) }
        guard numbers.count == 2 else {
            throw ChildProcess.Failure(description: "no two numbers from \(process.arguments)")
        }
        return (numbers[0], numbers[1])
    }
}
