import SluiceCodegen
import Foundation
import SluiceKubernetesAPI
import OrderedCollections
import Testing
import SluiceYAML

@testable import SluiceChartValidation

/// The expansion that findings are made from is what the chart renders: for every golden case with a single values
/// file and a single block.
@Suite struct ExpansionTests {
    @Test func agreesWithTheGoldenFiles() throws {
        let context = try ChartContext(folder: Reference.chart, model: try DefinitionsLoader.embedded())
        let defaults = try #require(context.defaults)
        let golden = Reference.root + "/golden"
        var compared = 0
        for name in try FileManager.default.subpathsOfDirectory(atPath: golden).sorted()
        where name.hasSuffix("/case.yaml") {
            let folder = golden + "/" + name.dropLast("/case.yaml".count)
            let about = try #require(try parse(Self.bytes(folder + "/case.yaml"), file: name))
            let keys = about.entries.map(\.key.text)
            guard keys.allSatisfy({ ["description", "on", "allows", "denies"].contains($0) }), let on = about["on"],
                on.elements.count == 1, let path = on[0]?.text,
                let values = try? ValuesSource.read(Self.bytes(folder + "/values.yaml"), file: name).value
            else { continue }
            let documents = try parseAll(Self.bytes(folder + "/expected.yaml"), file: name)
            guard documents.count == 1, let spec = documents[0]["spec"] else { continue }
            let merged = ValuesMerge.coalescing(values, over: defaults)
            let block = try #require(context.blocks.first { $0.path.description == path })
            let expansion = try #require(BlockExpansion.all([block], values: merged).first)
            #expect(expansion.isEnabled, "\(name)")
            let own = try #require(expansion.object["spec"])
            #expect(Self.comparable(own.value) == Self.comparable(spec.value()), "\(name)")
            compared += 1
        }
        #expect(compared > 80)
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Without what only templates know, and with ordered keys.
    private static func comparable(_ value: Value) -> Value {
        guard case .object(var members) = sorted(value) else { return value }
        members["podSelector"] = nil
        return .object(members)
    }

    private static func sorted(_ value: Value) -> Value {
        switch value {
        case .array(let elements): .array(elements.map(sorted))
        case .object(let members):
            .object(
                OrderedDictionary(
                    uniqueKeysWithValues: members.map { ($0.key, sorted($0.value)) }.sorted { $0.0 < $1.0 }))
        case .float(let number): Int(exactly: number).map { .int($0) } ?? value
        default: value
        }
    }
}
