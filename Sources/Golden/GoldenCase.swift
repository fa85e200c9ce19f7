import Diagnostics
import Files
import HelmChart

/// One case: values in, manifests and expectations out. A folder with a `case.yaml`.
public struct GoldenCase: Sendable {
    /// The file that makes a folder a case.
    public static let fileName = "case.yaml"
    /// The file that holds the documents of the watched kinds as Helm printed them.
    public static let expectedFileName = "expected.yaml"

    /// The folder's path below the golden folder.
    public let name: String
    /// The case's folder.
    public let folder: Folder
    /// What the case shows.
    public let description: String
    /// What it is rendered as.
    public let release: Release
    /// Absolute paths of the values files, in order.
    public let valuesFiles: [String]
    /// Arguments of `--set`.
    public let set: [String]
    /// Arguments of `--set-string`.
    public let setString: [String]
    /// Arguments of `--set-json`.
    public let setJSON: [String]
    /// Dotted paths of the blocks that these values switch on.
    public let on: [String]
    /// Texts that Helm's error must contain; empty for a case that must render.
    public let expectedErrors: [String]
    /// What the rendered policies must allow and what they must not.
    public let expectations: [Expectation]
    /// The kinds of resource under watch.
    public let kinds: [String]
    /// Documents that are recorded beside those of the bound blocks.
    public let others: [DocumentPattern]
    /// Documents that may differ between the blocks switched off and on.
    public let mayChange: [DocumentPattern]

    /// Where findings about the case as a whole point.
    public var location: SourceLocation {
        SourceLocation(file: "\(folder.name)/\(Self.fileName)", line: 0, column: 0)
    }

    var expectedFile: String { "\(folder.name)/\(Self.expectedFileName)" }

    var expectedPath: String { "\(folder.path)/\(Self.expectedFileName)" }

    var request: RenderRequest {
        RenderRequest(
            release: release, valuesFiles: valuesFiles, setJSON: setJSON, set: set, setString: setString)
    }

    /// The values that the templates see.
    func values(in chart: Chart, rules: HelmRules) throws(SluiceError) -> ValuesCoalescing {
        var overrides = ValuesOverrides(setJSON: setJSON, set: set, setString: setString)
        for path in valuesFiles {
            overrides.files.append(try ValuesFile(try Folder.read(path), file: path, rules: rules))
        }
        return try chart.coalescing(overrides, rules: rules)
    }
}
