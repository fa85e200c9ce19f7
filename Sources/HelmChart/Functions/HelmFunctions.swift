import SluiceGoEncoding
import SluiceGoTemplate
import SluiceSprig

extension FunctionTable {
    /// All functions that a Helm gives to templates: Go's, Sprig's but those that read the environment, and its
    /// own.
    static func helm(_ rules: HelmRules) -> FunctionTable { rules == .helm3 ? helm3 : helm4 }

    private static let helm3 = makeHelm(.helm3)
    private static let helm4 = makeHelm(.helm4)

    private static func makeHelm(_ rules: HelmRules) -> FunctionTable {
        var table = FunctionTable.sprig
        table.registerEncodings(rules: rules.encodingRules)
        table.registerTemplateFunctions()
        table.registerFailureFunctions()
        table.registerClusterFunctions()
        switch rules {
        case .helm4: table.registerDurationFunctions()
        case .helm3: for name in ["mustToYaml", "mustToToml"] { table[name] = nil }
        }
        return table
    }
}

extension HelmRules {
    /// The Go libraries that this Helm was built with.
    var encodingRules: EncodingRules { self == .helm3 ? .helm3 : .helm4 }

    /// Go's name of the type of `.Values` and of the dot of templates.
    var valuesTypeName: String { self == .helm3 ? "chartutil.Values" : "common.Values" }
}
