import Foundation
import Testing
import SluiceYAML

@testable import SluiceJSONSchema

/// The required cases of the official test suite, which scripts/install-json-schema-suite provides.
@Suite struct OfficialSuiteTests {
    /// A draft's folder, its metaschema and how many cases there are, so that none is passed over silently.
    static let drafts: [(folder: String, metaschema: String, cases: Int, formatCases: Int)] = [
        ("draft4", "http://json-schema.org/draft-04/schema#", 610, 153),
        ("draft6", "http://json-schema.org/draft-06/schema#", 829, 214),
        ("draft7", "http://json-schema.org/draft-07/schema#", 913, 434),
        ("draft2019-09", "https://json-schema.org/draft/2019-09/schema", 1227, 483),
        ("draft2020-12", "https://json-schema.org/draft/2020-12/schema", 1257, 491),
    ]

    @Test(arguments: drafts)
    func required(_ folder: String, _ metaschema: String, _ cases: Int, _ formatCases: Int) throws {
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

    /// What the suite itself calls optional: `optional` without asserting formats, `optional/format` with.
    @Test(arguments: drafts)
    func optional(_ folder: String, _ metaschema: String, _ cases: Int, _ formatCases: Int) throws {
        let suite = try #require(ProcessInfo.processInfo.environment["SLUICE_JSON_SCHEMA_SUITE"])
        var count = 0
        for part in ["optional", "optional/format"] {
            let path = "\(suite)/tests/\(folder)/\(part)"
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            for file in names.sorted() where file.hasSuffix(".json") {
                guard case .array(let groups)? = Self.document("\(path)/\(file)") else { continue }
                var failing: Set<String> = []
                for group in groups {
                    let remotes = "\(suite)/remotes/"
                    let isFormat = part == "optional/format"
                    failing.formUnion(try Self.failing(group, metaschema, remotes, assertsFormats: isFormat))
                    if isFormat, case .array(let tests)? = group["tests"] { count += tests.count }
                }
                let known = KnownOptionalFailures.all["\(folder)/\(part)/\(file)"] ?? []
                #expect(failing == known, "\(folder)/\(part)/\(file)")
            }
        }
        #expect(count == formatCases)
    }

    private static func run(_ group: Value, _ file: String, _ metaschema: String, remotes: String) throws -> Int {
        let failing = try failing(group, metaschema, remotes, assertsFormats: false)
        #expect(failing == [], "\(file)")
        guard case .array(let tests)? = group["tests"] else { return 0 }
        return tests.count
    }

    /// The names of the cases that do not come out as they should.
    private static func failing(
        _ group: Value, _ metaschema: String, _ remotes: String, assertsFormats: Bool
    ) throws -> Set<String> {
        guard var schema = group["schema"], case .array(let tests)? = group["tests"],
            case .string(let name)? = group["description"]
        else { return ["unreadable"] }
        if case .object(var table) = schema, table["$schema"] == nil {
            table["$schema"] = .string(metaschema)
            schema = .object(table)
        }
        let compiled = Result {
            try CompiledSchema(schema, uri: "test:///schema.json", assertsFormats: assertsFormats) { uri in
                let host = "http://localhost:1234/"
                return uri.hasPrefix(host) ? document(remotes + uri.dropFirst(host.count)) : nil
            }
        }
        guard let compiled = try? compiled.get() else { return ["\(name): does not compile"] }
        var failing: Set<String> = []
        for test in tests {
            guard case .bool(let isValid)? = test["valid"], let data = test["data"],
                case .string(let what)? = test["description"]
            else { return ["unreadable"] }
            // The quick answer and the thorough one.
            if compiled.accepts(data) != isValid || compiled.failuresInFull(of: data).isEmpty != isValid {
                failing.insert("\(name): \(what)")
            }
        }
        return failing
    }

    private static func document(_ path: String) -> Value? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let options = ParseOptions(duplicateKeys: .lastWins, syntax: .json)
        return try? parse(Array(data), file: path, options: options)?.value()
    }
}
