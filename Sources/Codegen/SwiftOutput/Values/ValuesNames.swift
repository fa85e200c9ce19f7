/// Names of what is generated for a chart as a whole.
enum ValuesNames {
    /// `AgentsValues`, and something longer only where an API type is called that.
    static func root(of interface: ChartInterface, names: SwiftTypeNames) -> String {
        let name = SwiftIdentifier.type(interface.chartName) + "Values"
        var unique = UniqueNames(taken: names.topLevelNames.union(ReservedWords.types), ignoresCase: true)
        return unique.takeFirst(of: [name, SwiftIdentifier.type(interface.chartName) + "ChartValues"])
    }
}
