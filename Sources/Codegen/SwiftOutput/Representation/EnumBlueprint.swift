/// An enum of the strings that a field may hold.
struct EnumBlueprint: Hashable, Sendable {
    struct Case: Hashable, Sendable {
        /// Without backticks; unique in its enum.
        var name: String
        var rawValue: String
    }

    var name: String
    var documentation: String?
    var conformances: [String]
    var cases: [Case]

    /// Case names are made of the raw values.
    init(
        name: String, documentation: String? = nil,
        conformances: [String] = ["Codable", "CaseIterable", "Hashable", "Sendable"], rawValues: [String]
    ) {
        self.name = name
        self.documentation = documentation
        self.conformances = conformances
        var seen: Set<String> = []
        let values = rawValues.filter { seen.insert($0).inserted }
        let names = UniqueNames.assign(values.map { (name: $0, wish: SwiftIdentifier.enumCase($0)) })
        cases = zip(names, values).map(Case.init)
    }
}
