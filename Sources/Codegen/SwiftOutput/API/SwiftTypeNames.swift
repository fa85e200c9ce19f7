import KubernetesAPI

/// What the types of a model are called in Swift.
///
/// A name depends on the model alone, never on where it is used: equal type expressions have equal Swift types.
struct SwiftTypeNames: Sendable {
    /// An enum for a closed set of strings.
    struct ClosedSet: Hashable, Sendable {
        var blueprint: EnumBlueprint
        /// The struct that it is nested in; nil for one of its own, because several structs use it.
        var owner: TypeName?
        var text: String
    }

    /// In the order of first use.
    let closedSets: [ClosedSet]
    /// All types that stand on their own, so that others can keep clear of them.
    let topLevelNames: Set<String>
    private let names: [TypeName: String]
    private let closedSetIndex: [Set<String>: Int]

    init(_ model: TypeModel) {
        let reserved = ReservedWords.types.union(SupportType.allCases.map(\.name)).union([ScalarValueType.name])
        var unique = UniqueNames(taken: reserved, ignoresCase: true)
        var names: [TypeName: String] = [:]
        for type in model.objects.keys {
            let name = SwiftIdentifier.type(type.short)
            names[type] = unique.take(ReservedWords.types.contains(name) ? name + "Object" : name)
        }
        let closedSets = ClosedSetNames.assign(to: ClosedSetUse.all(in: model), types: names, unique: &unique)
        var index: [Set<String>: Int] = [:]
        for (position, set) in closedSets.enumerated() { index[set.values] = position }
        self.names = names
        self.closedSets = closedSets.map(\.closedSet)
        closedSetIndex = index
        topLevelNames = Set(names.values).union(self.closedSets.filter { $0.owner == nil }.map(\.text))
            .union(SupportType.allCases.map(\.name))
    }

    func name(_ type: TypeName) -> String {
        names[type] ?? SwiftIdentifier.type(type.short)
    }

    /// The enum of the strings, in whatever order, where a field of the model has it.
    func closedSet(of values: [String]) -> ClosedSet? {
        values.isEmpty ? nil : closedSetIndex[Set(values)].map { closedSets[$0] }
    }

    /// The Swift type, without a question mark.
    ///
    /// - Parameter owner: the struct in which the text will stand; its nested types then need no qualification.
    func text(_ type: TypeExpression, in owner: TypeName? = nil) -> String {
        switch type {
        case .string(let constraints):
            guard let set = closedSet(of: constraints.enumValues) else { return "String" }
            return owner != nil && set.owner == owner ? set.blueprint.name : set.text
        case .integer: return "Int"
        case .number: return "Double"
        case .boolean: return "Bool"
        case .intOrString: return SupportType.intOrString.name
        case .quantity: return SupportType.quantity.name
        case .array(let element, _): return "[\(text(element, in: owner))]"
        case .map(let value, _): return "[String: \(text(value, in: owner))]"
        case .object(let name): return self.name(name)
        case .any: return SupportType.jsonValue.name
        }
    }
}
