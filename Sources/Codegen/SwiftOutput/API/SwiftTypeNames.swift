import SluiceKubernetesAPI

/// What the types of a model are called in Swift.
///
/// A name depends on the model alone, never on where it is used: equal type expressions have equal Swift types. Types
/// that ``SharedTypes`` finds to be the same have one name.
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
    private let shared: SharedTypes
    private let closedSetIndex: [Set<String>: Int]

    init(_ model: TypeModel) {
        let reserved = ReservedWords.types.union(SupportType.allCases.map(\.name)).union([
            ScalarValueType.name, ExpansionSupport.name,
        ])
        var unique = UniqueNames(taken: reserved, ignoresCase: true)
        var names: [TypeName: String] = [:]
        let shared = SharedTypes(model)
        let sharing = Set(shared.groups.map { $0.members[0] })
        for type in model.objects.keys where shared.representative(of: type) == type && !sharing.contains(type) {
            let name = shared.typeName(of: type)
            names[type] = unique.take(ReservedWords.types.contains(name) ? name + "Object" : name)
        }
        for group in shared.groups {
            let candidates = group.candidates.filter { !ReservedWords.frequentTypes.contains($0) }
            names[group.members[0]] = unique.takeFirst(of: candidates)
        }
        self.shared = shared
        let uses = ClosedSetUse.all(in: model.objects.values.filter { shared.representative(of: $0.name) == $0.name })
        let closedSets = ClosedSetNames.assign(to: uses, types: names, unique: &unique)
        var index: [Set<String>: Int] = [:]
        for (position, set) in closedSets.enumerated() { index[set.values] = position }
        self.names = names
        self.closedSets = closedSets.map(\.closedSet)
        closedSetIndex = index
        topLevelNames = Set(names.values).union(self.closedSets.filter { $0.owner == nil }.map(\.text))
            .union(SupportType.allCases.map(\.name))
    }

    /// The type from which the Swift type is written: the type itself, or another one that is the same.
    func representative(of type: TypeName) -> TypeName {
        shared.representative(of: type)
    }

    func name(_ type: TypeName) -> String {
        names[shared.representative(of: type)] ?? SwiftIdentifier.type(type.short)
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
            let isInside = owner != nil && set.owner == owner.map(shared.representative)
            return isInside ? set.blueprint.name : set.text
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
