import Foundation
import SluiceGoTemplate
import Testing

@testable import SluiceHelmChart

/// What becomes of subcharts and their values, compared with what Helm made of the same charts.
@Suite struct ProcessedChartTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let number: Int
        let text: String
        var testDescription: String { "case \(number)" }

        var object: [String: Any] {
            get throws {
                try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
            }
        }
    }

    static let cases: [Case] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../Cases/charts.jsonl")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").enumerated().map { Case(number: $0.offset, text: String($0.element)) }
    }()

    @Test func thereAreCases() {
        #expect(Self.cases.count > 100)
    }

    @Test(arguments: cases, [HelmRules.helm4, .helm3])
    func processes(_ recorded: Case, _ rules: HelmRules) throws {
        let object = try recorded.object
        let expected = try #require(
            (rules == .helm3 ? object["three"] ?? object["four"] : object["four"]) as? [String: Any])
        try withTemporaryFolder { folder in
            try Self.write(object, to: folder)
            if expected["error"] != nil {
                #expect(throws: (any Error).self) { try Self.process(folder, object, rules) }
            } else {
                let actual = try Self.process(folder, object, rules)
                #expect(try Self.text(actual) == Self.text(expected))
            }
        }
    }

    /// The recording is what today's Helm does: some of the cases, since each takes a process.
    @Test(arguments: cases.filter { $0.number % 10 == 0 }, [RealHelm.four, .three])
    func realHelmAgrees(_ recorded: Case, _ helm: RealHelm) throws {
        let object = try recorded.object
        let expected = try #require(
            (helm.rules == .helm3 ? object["three"] ?? object["four"] : object["four"]) as? [String: Any])
        try withTemporaryFolder { folder in
            try Self.write(object, to: folder)
            try HelmChartTests.write("v: {{ toJson .Values | quote }}\n", to: folder, "c/templates/v.yaml")
            var arguments = ["\(folder)/c"]
            for argument in object["arguments"] as? [[String]] ?? [] {
                arguments += argument[0] == "-f" ? ["-f", "\(folder)/\(argument[1])"] : argument
            }
            let output = try helm.template(arguments)
            let root = expected["root"] as? [String: Any]
            guard let values = root?["values"] else {
                #expect(output.text == nil)
                return
            }
            #expect(try output.text.map(canonical) == Self.text(values))
        }
    }

    private static func write(_ object: [String: Any], to folder: String) throws {
        for (path, text) in object["files"] as? [String: String] ?? [:] {
            try HelmChartTests.write(text, to: folder, path)
        }
    }

    private static func process(_ folder: String, _ object: [String: Any], _ rules: HelmRules) throws -> [String: Any] {
        var overrides = ValuesOverrides()
        for argument in object["arguments"] as? [[String]] ?? [] {
            if argument[0] == "-f" {
                let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(argument[1])")))
                overrides.files.append(try ValuesFile(bytes, file: argument[1], rules: rules))
            } else {
                overrides.set.append(argument[1])
            }
        }
        let user = try overrides.templateValues(rules: rules)
        let chart = try LoadedChart(path: "\(folder)/c", rules: rules)
        let processed = try chart.processingDependencies(user, rules: rules)
        let values = MapValue(user)
        var coalescing = TreeCoalescing(rules: rules)
        try coalescing.coalesce(processed, into: values)
        var result: [String: Any] = [:]
        describe(processed, "root", &result)
        var root = try #require(result["root"] as? [String: Any])
        root["values"] = json(.map(values))
        result["root"] = root
        return result
    }

    private static func describe(_ chart: ProcessedChart, _ path: String, _ result: inout [String: Any]) {
        let dependencies = (chart.dependencies ?? []).map { dependency -> [String: Any] in
            ["n": dependency.name, "e": dependency.isEnabled, "i": dependency.importValues.map(json)]
        }
        result[path] = dependencies.isEmpty ? [String: Any]() : ["deps": dependencies]
        for child in chart.children { describe(child, "\(path)/charts/\(child.name)", &result) }
    }

    private static func text(_ value: Any) throws -> String {
        let data = try JSONSerialization.data(withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed])
        return String(decoding: data, as: UTF8.self)
    }
}

/// For JSONSerialization.
func json(_ value: SluiceGoTemplate.Value) -> Any {
    switch value {
    case .bool(let flag): flag
    case .integer(let number, _): NSNumber(value: number)
    case .float(let number): NSNumber(value: number)
    case .string(let text): text
    case .list(let values): values.map(json)
    case .map(let map): map.dictionary.mapValues(json)
    default: NSNull()
    }
}
