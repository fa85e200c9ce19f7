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

    /// Case names are made of the raw values; those that clash get numbers, in order.
    init(
        name: String, documentation: String? = nil,
        conformances: [String] = ["Codable", "CaseIterable", "Hashable", "Sendable"], rawValues: [String]
    ) {
        self.name = name
        self.documentation = documentation
        self.conformances = conformances
        var names = UniqueNames()
        var seen: Set<String> = []
        cases = []
        for value in rawValues where seen.insert(value).inserted {
            cases.append(Case(name: names.take(SwiftIdentifier.enumCase(value)), rawValue: value))
        }
    }
}
