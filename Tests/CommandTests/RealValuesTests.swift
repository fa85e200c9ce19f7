import Foundation
import Testing

/// A reviewer's case on the real chart's values: `0.0.0.0/0` added to `egress`. They lie beside the checkout where we
/// develop, and are not ours to commit.
@Suite(.enabled(if: RealValues.folder != nil, "SLUICE_REAL_CHART names no folder with the real chart's values"))
struct RealValuesTests {
    private static let open = """
        networkPolicy:
          egress:
            - to:
                - ipBlock:
                    cidr: 0.0.0.0/0

        """

    @Test(arguments: ["values.yaml", "values-prod.yaml", "values-ci.yaml"])
    func whatOpensIsInTheFirstLine(_ name: String) throws {
        try Program.withChart { folder in
            let source = try #require(RealValues.folder)
            for file in ["values.yaml", "values.schema.json", name] {
                let data = try Data(contentsOf: URL(fileURLWithPath: "\(source)/\(file)"))
                try data.write(to: URL(fileURLWithPath: "\(folder)/\(file)"))
            }
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            var changed = text
            if name == "values.yaml" {
                let block = try #require(text.range(of: "\nnetworkPolicy:\n"))
                let egress = try #require(text[block.upperBound...].range(of: "  egress: []\n"))
                changed.replaceSubrange(
                    egress, with: Self.open.dropFirst("networkPolicy:\n".count))
            } else {
                changed += Self.open
            }
            try Data(changed.utf8).write(to: URL(fileURLWithPath: "\(folder)/new.yaml"))
            let line = try #require(
                changed.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("0.0.0.0/0") }
            )
            let outcome = try Program.run(
                ["diff", name, "new.yaml", "--chart", ".", "--fail-on", "metadata"], in: folder)
            let first = outcome.output.prefix { $0 != "\n" }
            #expect(
                first
                    == "new.yaml:\(line + 1): warning: the internet and cloud metadata newly open to the pods of "
                    + "networkPolicy in namespace default", "\(outcome)")
            #expect(outcome.code == 1)
        }
    }
}

private enum RealValues {
    static let folder = ProcessInfo.processInfo.environment["SLUICE_REAL_CHART"].map { $0 + "/agents" }
}
