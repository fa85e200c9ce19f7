import SluiceDiagnostics
import Testing
import SluiceYAML

@testable import SluiceHelmChart

/// What Helm 4.3.1 makes of a Chart.yaml.
@Suite struct ChartMetadataTests {
    private func load(_ text: String, rules: HelmRules = .helm4) throws -> ChartMetadata {
        try withTemporaryFolder { folder in
            try write(text, to: folder, "Chart.yaml")
            return try LoadedChart(path: folder, rules: rules).metadata
        }
    }

    @Test(arguments: [
        ("appVersion: 1234567.5", "appVersion", "1.2345675e+06"),
        ("appVersion: 1.10", "appVersion", "1.1"),
        ("description: 1.23456789012", "description", "1.2345679"),
        ("home: yes", "home", "true"),
        ("icon: 20230101", "icon", "20230101"),
        ("tags: 1e21", "tags", "1e+21"),
        ("condition: 0x1F", "condition", "31"),
        ("description: \"a\\u00a0b\\u2028c\\u00add\\te\\x07\"", "description", "a b cd e"),
        ("appversion: '2'", "appVersion", "2"),
        ("APPVERSION: '2'\nappVersion: '1'\nAppVersion: '3'", "appVersion", "1"),
        ("description: |\n  a\n  b\n", "description", "a b "),
        ("keywords: [a, null, 1]", "keywords", "a,,1"),
        ("annotations: {a: null, b: 1.50, c: true}", "annotations", "a=,b=1.5,c=true"),
        ("sources: null", "sources", nil),
        ("other: 1", "other", nil),
    ])
    func reads(_ line: String, _ field: String, _ expected: String?) throws {
        let value = try load("apiVersion: v2\nname: c\nversion: 1.0.0\n\(line)\n").table[field]
        let text: String? =
            switch value {
            case .array(let elements)?: elements.map { MetadataText.text($0) }.joined(separator: ",")
            case .object(let table)?: table.map { "\($0.key)=\(MetadataText.text($0.value))" }.joined(separator: ",")
            case let value?: MetadataText.text(value)
            case nil: nil
            }
        #expect(text == expected)
    }

    @Test func fillsInTheApiVersion() throws {
        let metadata = try load("Name: c\nversion: 1.0\nname: d\n")
        #expect(metadata.apiVersion == "v1")
        #expect(metadata.name == "d")
        #expect(metadata.version == "1")
        #expect(metadata.dependencies == nil)
        #expect(try load("name: c\nversion: 1.0.0\ndependencies: []\n").dependencies?.isEmpty == true)
    }

    @Test(arguments: [
        "keywords: a", "keywords: {a: b}", "deprecated: 'true'", "annotations: {a: [1]}", "maintainers: [null]",
        "dependencies: [null]", "dependencies: {}", "name: [c]", "name: c/d", "name: .", "name: ..", "name: ''",
        "version: ''", "version: one", "type: Library", "dependencies: [{name: x, alias: a.b}]",
        "dependencies: [{name: x}, {name: b, alias: x}]", "maintainers: x",
    ])
    func refuses(_ line: String) {
        let name = line.split(separator: ":")[0]
        let others = ["apiVersion: v2", "name: c", "version: 1.0.0"].filter { !$0.hasPrefix(name) }
        #expect(throws: SluiceError.self) { try load((others + [line]).joined(separator: "\n")) }
    }

    @Test(arguments: ["v3", "v9", "2"])
    func onlyHelm3TakesAnyApiVersion(_ version: String) throws {
        let text = "apiVersion: \(version)\nname: c\nversion: 1.0.0\n"
        #expect(throws: SluiceError.self) { try load(text) }
        #expect(try load(text, rules: .helm3).apiVersion == version)
    }

    @Test(arguments: ["", "a", "- 1", "a: ["])
    func refusesWhatIsNoMapping(_ text: String) {
        #expect(throws: SluiceError.self) { try load(text) }
    }
}
