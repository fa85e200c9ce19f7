import GoEncoding
import GoTemplate
import Sprig

extension FunctionTable {
    /// All functions that Helm gives to templates: Go's, Sprig's but those that read the environment, and its
    /// own.
    static let helm: FunctionTable = {
        var table = FunctionTable.sprig
        table.registerEncodings()
        table.registerTemplateFunctions()
        table.registerFailureFunctions()
        table.registerClusterFunctions()
        table.registerDurationFunctions()
        return table
    }()
}
