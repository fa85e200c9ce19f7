import Foundation
import JSONSchema
import Testing
import YAML

/// The required cases of the official test suite, which scripts/install-json-schema-suite provides.
@Suite struct OfficialSuiteTests {
    /// A draft's folder, its metaschema and how many cases there are, so that none is passed over silently.
    static let drafts: [(folder: String, metaschema: String, cases: Int)] = [
        ("draft4", "http://json-schema.org/draft-04/schema#", 610),
        ("draft6", "http://json-schema.org/draft-06/schema#", 829),
        ("draft7", "http://json-schema.org/draft-07/schema#", 913),
        ("draft2019-09", "https://json-schema.org/draft/2019-09/schema", 1227),
        ("draft2020-12", "https://json-schema.org/draft/2020-12/schema", 1257),
    ]

    @Test(arguments: drafts)
    func required(_ folder: String, _ metaschema: String, _ cases: Int) throws {
        let suite = try #require(
            ProcessInfo.processInfo.environment["SLUICE_JSON_SCHEMA_SUITE"],
            "SLUICE_JSON_SCHEMA_SUITE is not set; run the tests with scripts/test")
        let path = "\(suite)/tests/\(folder)"
        var count = 0
        for file in try FileManager.default.contentsOfDirectory(atPath: path).sorted() where file.hasSuffix(".json") {
            guard case .array(let groups)? = Self.document("\(path)/\(file)") else { continue }
            for group in groups { count += try Self.run(group, file, metaschema, remotes: "\(suite)/remotes/") }
        }
        #expect(count == cases)
    }

    private static func run(_ group: Value, _ file: String, _ metaschema: String, remotes: String) throws -> Int {
        guard case .object(let group) = group, var schema = group["schema"], case .array(let tests)? = group["tests"],
            case .string(let name)? = group["description"]
        else { return 0 }
        if case .object(var table) = schema, table["$schema"] == nil {
            table["$schema"] = .string(metaschema)
            schema = .object(table)
        }
        let compiled = try CompiledSchema(schema, uri: "test:///schema.json") { uri in
            let host = "http://localhost:1234/"
            return uri.hasPrefix(host) ? document(remotes + uri.dropFirst(host.count)) : nil
        }
        for test in tests {
            guard case .object(let test) = test, case .bool(let isValid)? = test["valid"], let data = test["data"],
                case .string(let what)? = test["description"]
            else { continue }
            #expect(compiled.accepts(data) == isValid, "\(file): \(name): \(what)")
        }
        return tests.count
    }

    private static func document(_ path: String) -> Value? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let options = ParseOptions(duplicateKeys: .lastWins, syntax: .json)
        return try? parse(Array(data), file: path, options: options)?.value()
    }
}
