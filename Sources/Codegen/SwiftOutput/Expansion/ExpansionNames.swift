/// The names of what is generated for the blocks.
struct ExpansionNames {
    struct BlockNames {
        /// `runnerNetworkPolicy`: the function of the values.
        var function: String
        /// `RunnerNetworkPolicyContext`: what templates fill in.
        var context: String
        /// `RunnerNetworkPolicyExpansion`: the entry of the registry.
        var expansion: String
        /// `RunnerNetworkPolicyBuilder`: private.
        var builder: String
    }

    /// The protocol of all expansions, and their registry.
    let expansionProtocol: String
    let registry: String
    /// In the order of the blocks.
    let blocks: [BlockNames]

    init(_ interface: ChartInterface, names: SwiftTypeNames, root: String) {
        var unique = UniqueNames(
            taken: names.topLevelNames.union(ReservedWords.types).union([root, ScalarValueType.name]), ignoresCase: true
        )
        expansionProtocol = unique.take("BlockExpansion")
        registry = unique.take("BlockExpansions")
        var functions = UniqueNames(ignoresCase: true)
        blocks = interface.blocks.map { block in
            let function = functions.take(SwiftIdentifier.property(block.path.keys.joined(separator: "-")))
            let type = IdentifierWords.capitalized(function)
            return BlockNames(
                function: function, context: unique.take(type + "Context"),
                expansion: unique.take(type + "Expansion"), builder: unique.take(type + "Builder"))
        }
    }
}
