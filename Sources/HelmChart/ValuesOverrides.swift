import Diagnostics
import YAML

/// What a user gives Helm beside the chart: values files and the arguments of `--set-json`, `--set` and
/// `--set-string`.
public struct ValuesOverrides: Sendable {
    /// Values files in the order of their `-f` flags.
    public var files: [ValuesFile]
    /// Arguments of `--set-json`.
    public var setJSON: [String]
    /// Arguments of `--set`.
    public var set: [String]
    /// Arguments of `--set-string`.
    public var setString: [String]

    /// Makes overrides of the given parts.
    public init(
        files: [ValuesFile] = [], setJSON: [String] = [], set: [String] = [], setString: [String] = []
    ) {
        self.files = files
        self.setJSON = setJSON
        self.set = set
        self.setString = setString
    }

    /// The user's values: files first, then the flags by kind. That is Helm's order, whatever the order on
    /// the command line was.
    ///
    /// - Throws: an argument that Helm would refuse.
    public func merged(rules: HelmRules = .helm4) throws(SluiceError) -> ValuesTable {
        var values: ValuesTable = [:]
        for file in files { values = merging(values, with: file.values) }
        for (kind, arguments) in [
            (SetExpression.Kind.json, setJSON), (.value, set), (.string, setString),
        ] {
            for argument in arguments {
                try SetExpression(argument, kind: kind).apply(to: &values, rules: rules)
            }
        }
        return values
    }
}
