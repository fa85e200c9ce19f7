import SluiceDiagnostics
import SluiceYAML

/// What a user gives Helm beside the chart: values files and the arguments of the `--set` family.
public struct ValuesOverrides: Sendable {
    /// Values files in the order of their `-f` flags.
    public var files: [ValuesFile]
    /// Arguments of `--set-json`.
    public var setJSON: [String]
    /// Arguments of `--set`.
    public var set: [String]
    /// Arguments of `--set-string`.
    public var setString: [String]
    /// Arguments of `--set-file`.
    public var setFile: [String]
    /// Arguments of `--set-literal`.
    public var setLiteral: [String]

    /// Warnings about the files.
    public var findings: [Finding] { files.flatMap(\.findings) }

    /// Makes overrides of the given parts.
    public init(
        files: [ValuesFile] = [], setJSON: [String] = [], set: [String] = [], setString: [String] = [],
        setFile: [String] = [], setLiteral: [String] = []
    ) {
        self.files = files
        self.setJSON = setJSON
        self.set = set
        self.setString = setString
        self.setFile = setFile
        self.setLiteral = setLiteral
    }

    /// The user's values: files first, then the flags by kind. That is Helm's order, whatever the order on
    /// the command line was.
    ///
    /// - Throws: an argument that Helm would refuse.
    public func merged(rules: HelmRules = .helm4) throws(SluiceError) -> ValuesTable {
        try merged(rules: rules, readsFloats: false)
    }

    /// The same as templates see them: numbers of files and of `--set-json` are floats, those of `--set` integers.
    public func templateValues(rules: HelmRules = .helm4) throws(SluiceError) -> ValuesTable {
        try merged(rules: rules, readsFloats: true)
    }

    private func merged(rules: HelmRules, readsFloats: Bool) throws(SluiceError) -> ValuesTable {
        var values: ValuesTable = [:]
        for file in files {
            values = merging(values, with: readsFloats ? file.values.mapValues(\.withFloats) : file.values)
        }
        for (kind, arguments) in [
            (SetExpression.Kind.json, setJSON), (.value, set), (.string, setString), (.file, setFile),
            (.literal, setLiteral),
        ] {
            for argument in arguments {
                var expression = SetExpression(argument, kind: kind)
                expression.readsFloats = readsFloats
                try expression.apply(to: &values, rules: rules)
            }
        }
        return values
    }
}
