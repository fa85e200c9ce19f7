import SluiceGoTemplate

extension FunctionTable {
    /// Go's functions and all of Sprig's, but for those that read the environment.
    public static let sprig: FunctionTable = {
        var table = FunctionTable.builtins
        table.registerStrings()
        table.registerTextForms()
        table.registerStringLists()
        table.registerLetterCases()
        table.registerWrapping()
        table.registerLists()
        table.registerListMembers()
        table.registerDictionaries()
        table.registerMapParts()
        table.registerMerging()
        table.registerIntegers()
        table.registerDecimals()
        table.registerFloating()
        table.registerSequences()
        table.registerReflection()
        table.registerBaseEncodings()
        table.registerPaths()
        table.registerURLs()
        table.registerDefaults()
        table.registerDates()
        table.registerVersions()
        table.registerCryptography()
        table.registerRandom()
        table.registerRegularExpressions()
        table.registerNetwork()
        return table
    }()
}
