import SluiceDiagnostics
import SluiceGoTemplate
import SluiceJSONSchema
import OrderedCollections
import Synchronization
import SluiceYAML

/// Checks values against the schemas of a chart and its subcharts. Each schema is compiled once.
///
/// - Note: follows `ValidateAgainstSchema` of Helm.
final class ChartSchemas: Sendable {
    private let compiled = Mutex<[String: Result<CompiledSchema, SluiceError>]>([:])

    /// - Throws: one finding for each chart whose values do not fit, worded as Helm words it.
    func check(_ chart: ProcessedChart, values: MapValue, rules: HelmRules) throws(SluiceError) {
        var findings: [Finding] = []
        try check(chart, values, rules, &findings)
        if !findings.isEmpty { throw SluiceError(findings: findings) }
    }

    private func check(
        _ chart: ProcessedChart, _ values: MapValue, _ rules: HelmRules, _ findings: inout [Finding]
    ) throws(SluiceError) {
        let place = "\(chart.loaded.origin)/values.schema.json"
        if let text = chart.loaded.schema {
            let failures = try schema(text, place: place, rules).failures(of: SluiceYAML.Value(.map(values)))
            if !failures.isEmpty {
                findings.append(
                    Finding(
                        rule: "values-schema", severity: .error,
                        location: SourceLocation(file: place, line: 0, column: 0),
                        message: "values don't meet the specifications of the schema of chart \(chart.name):\n"
                            + FailureText.lines(failures),
                        hint: "correct the values, or see what the schema asks for"))
            }
        }
        for child in chart.children {
            switch values[child.name] {
            case nil, .nil?: continue
            case .map(let inner)?: try check(child, inner, rules, &findings)
            case let other?:
                findings.append(
                    Finding(
                        rule: "values-schema", severity: .error, fieldPath: FieldPath(child.name),
                        message: "invalid type for values: expected object (map), got \(other.typeName)",
                        hint: "the values of the subchart \(child.name) must be a mapping"))
            }
        }
    }

    private func schema(_ text: [UInt8], place: String, _ rules: HelmRules) throws(SluiceError) -> CompiledSchema {
        if let known = compiled.withLock({ $0[place] }) { return try known.get() }
        let result = Result { () throws(SluiceError) in
            let options = ParseOptions(duplicateKeys: .lastWins, syntax: .json)
            guard let root = try parse(text, file: place, options: options) else {
                throw ChartSource.problem(place, "the schema is empty", hint: "write at least '{}'")
            }
            return try CompiledSchema(root.value(), uri: place, dialect: rules == .helm3 ? .helm3 : .helm4)
        }
        compiled.withLock { $0[place] = result }
        return try result.get()
    }
}

extension SluiceYAML.Value {
    /// A value of templates as data, for the schema check.
    init(_ value: SluiceGoTemplate.Value) {
        switch value {
        case .nil, .function, .object: self = .null
        case .bool(let flag): self = .bool(flag)
        case .integer(let number, _): self = .int(Int(number))
        case .unsigned(let number, _): self = Int(exactly: number).map { .int($0) } ?? .float(Double(number))
        case .float(let number): self = .float(number)
        case .string(let text): self = .string(text)
        case .list(let elements): self = .array(elements.map { SluiceYAML.Value($0) })
        case .map(let map):
            var table = ValuesTable(minimumCapacity: map.count)
            for (key, value) in map.dictionary { table[key] = SluiceYAML.Value(value) }
            self = .object(table)
        }
    }
}
