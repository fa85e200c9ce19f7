import SluiceKubernetesAPI

/// Finds nested object types that are the same, so that one Swift type serves all of them.
///
/// Custom resource definitions have no references: they repeat a label selector wherever there is one. Two nested
/// types are the same if they declare the same fields with the same types, are required and nullable in the same
/// places, and if the names of the fields that hold them end in the same word: `podSelector` and
/// `namespaceSelector`, but not `issuerRef` and `port`. Texts may differ, those of the first are taken.
///
/// The types of `spec`, `status` and other fields of a resource itself are shared within that resource only.
struct SharedTypes {
    struct Group {
        /// With the shortest path first.
        var members: [TypeName]
        /// Names for the type, best first.
        var candidates: [String]
    }

    /// The groups of several types, those of shorter paths first.
    let groups: [Group]
    /// The first of a group for the other members; nothing for other types.
    private let representatives: [TypeName: TypeName]

    private let places: [TypeName: NestedPlace]

    init(_ model: TypeModel) {
        places = model.nestedTypes
        var search = Search(model: model, places: places)
        let found = search.groups().filter { $0.members.count > 1 }
        var representatives: [TypeName: TypeName] = [:]
        for group in found {
            for member in group.members.dropFirst() { representatives[member] = group.members[0] }
        }
        // Where the first has a name of its own, the group needs none.
        self.groups = found.filter { [places] group in places[group.members[0]] != nil }
        self.representatives = representatives
    }

    /// The type that stands for a type: itself, where it shares nothing.
    func representative(of name: TypeName) -> TypeName {
        representatives[name] ?? name
    }

    /// The model's own name; where that leaves out letters, one of the owner's and the field's names.
    func typeName(of name: TypeName) -> String {
        guard let place = places[name] else {
            let last = name.full.split(separator: ".").last.map { String($0) } ?? ""
            return SwiftIdentifier.type(last.utf8.allSatisfy { $0 < 0x80 } ? name.short : last)
        }
        let owner = typeName(of: place.owner)
        let isASCII = place.field.utf8.allSatisfy { $0 < 0x80 } && owner == SwiftIdentifier.type(place.owner.short)
        return isASCII ? SwiftIdentifier.type(name.short) : owner + SwiftIdentifier.type(place.field)
    }
}

extension SharedTypes {
    /// What the Swift struct of a type shows of it.
    fileprivate struct Shape: Hashable {
        struct Field: Hashable {
            var name: String
            var type: TypeExpression
            var isRequired: Bool
            var isNullable: Bool
        }

        var fields: [Field]
        var keepsAdditionalFields: Bool
        /// Whether fields are boxed depends on it.
        var isRecursive: Bool
    }

    fileprivate struct Key: Hashable {
        var shape: Shape
        var word: String
        /// The owner, for types of a resource's own fields.
        var owner: TypeName?
    }

    fileprivate struct Member: Comparable {
        var name: TypeName
        var path: [String]

        static func < (left: Member, right: Member) -> Bool {
            if left.path.count != right.path.count { return left.path.count < right.path.count }
            if left.path != right.path { return left.path.lexicographicallyPrecedes(right.path) }
            return left.name < right.name
        }
    }

    fileprivate struct Search {
        let model: TypeModel
        let places: [TypeName: NestedPlace]
        private var numbers: [TypeName: Int] = [:]
        private var numberOfKey: [Key: Int] = [:]
        private var members: [[TypeName]] = []

        init(model: TypeModel, places: [TypeName: NestedPlace]) {
            self.model = model
            self.places = places
        }

        mutating func groups() -> [Group] {
            for name in model.objects.keys where places[name] != nil { _ = number(of: name) }
            let sorted = members.map { group in
                group.map { Member(name: $0, path: path(of: $0)) }.sorted()
            }.sorted { $0[0] < $1[0] }
            return sorted.map { group in
                let members = group.map(\.name)
                let candidates = candidates(for: members, path: group[0].path)
                return Group(members: named(like: members[0], candidates[0]) + members, candidates: candidates)
            }
        }

        /// The group of a nested type; its own nested types get theirs first.
        private mutating func number(of name: TypeName) -> Int {
            if let known = numbers[name] { return known }
            let place = places[name]
            let isField = place.map { places[$0.owner] == nil } ?? true
            let key = Key(
                shape: shape(of: name),
                word: wellKnownName(of: name) ?? place.map { word(of: $0.field) } ?? "",
                owner: isField ? place?.owner : nil)
            let number = numberOfKey[key] ?? members.count
            if number == members.count {
                numberOfKey[key] = number
                members.append([])
            }
            members[number].append(name)
            numbers[name] = number
            return number
        }

        private mutating func shape(of name: TypeName) -> Shape {
            guard let object = model.object(name) else {
                return Shape(fields: [], keepsAdditionalFields: false, isRecursive: false)
            }
            var fields: [Shape.Field] = []
            for field in object.fields {
                fields.append(
                    Shape.Field(
                        name: field.name, type: shown(field.type), isRequired: field.mustBePresent,
                        isNullable: field.isNullable))
            }
            return Shape(
                fields: fields.sorted { $0.name < $1.name }, keepsAdditionalFields: object.isPreservingUnknownFields,
                isRecursive: object.isRecursive)
        }

        /// The type without the constraints that Swift does not show, and with groups for nested types.
        private mutating func shown(_ type: TypeExpression) -> TypeExpression {
            switch type {
            case .string(let constraints): .string(StringConstraints(enumValues: constraints.enumValues.sorted()))
            case .integer: .integer(NumberConstraints())
            case .number: .number(NumberConstraints())
            case .intOrString: .intOrString(integer: NumberConstraints(), string: StringConstraints())
            case .array(let element, _): .array(shown(element), ArrayConstraints())
            case .map(let value, _): .map(shown(value), MapConstraints())
            case .object(let name) where places[name] != nil:
                .object(TypeName(full: String(number(of: name)), short: ""))
            case .object, .boolean, .quantity, .any: type
            }
        }

        /// The type with a name of its own that is the same and is called so: `LabelSelector` of Kubernetes.
        private mutating func named(like member: TypeName, _ name: String) -> [TypeName] {
            guard let other = model.object(named: name), places[other.name] == nil else { return [] }
            return shape(of: other.name) == shape(of: member) ? [other.name] : []
        }
    }
}

// MARK: Names

extension SharedTypes.Search {
    /// The names of the fields that lead to a type, without the resource.
    private func path(of name: TypeName) -> [String] {
        var path: [String] = []
        var current = name
        while let place = places[current] {
            path.insert(place.field, at: 0)
            current = place.owner
        }
        return path
    }

    /// The last word of a field's name, in the form in which plural and singular are the same.
    private func word(of field: String) -> String {
        IdentifierWords.singular((IdentifierWords.camelCase(field).last ?? "").lowercased())
    }

    /// A name that Kubernetes has for such a type; else the words in which the fields' names end (`Selector` for
    /// `podSelector` and `namespaceSelector`); else these with the words before them.
    private func candidates(for members: [TypeName], path: [String]) -> [String] {
        // The types of a resource's own fields keep their names: `CiliumNetworkPolicySpec`.
        if path.count == 1 { return [members[0].short] }
        let places = members.compactMap { self.places[$0] }
        let own = commonSuffix(of: places.map { typeName(of: $0) })
        let owners = commonSuffix(of: places.map { self.places[$0.owner].map { typeName(of: $0) } ?? "" })
        let last = typeName(of: places[0])
        let longer = path.indices.dropLast().reversed().map { index in
            path[index..<path.count - 1].map(SwiftIdentifier.type).joined() + last
        }
        return [wellKnownName(of: members[0]), own, own.isEmpty || owners.isEmpty ? nil : owners + own]
            .compactMap { $0 }.filter { !$0.isEmpty } + longer + [members[0].short]
    }

    private func typeName(of place: NestedPlace) -> String {
        SwiftIdentifier.type(place.isElement ? IdentifierWords.singular(place.field) : place.field)
    }

    private func wellKnownName(of name: TypeName) -> String? {
        switch Set(model.object(name)?.fields.map(\.name) ?? []) {
        case ["matchExpressions", "matchLabels"]: "LabelSelector"
        case ["key", "operator", "values"] where places[name]?.field == "matchExpressions": "LabelSelectorRequirement"
        default: nil
        }
    }

    /// The words in which all names end.
    private func commonSuffix(of names: [String]) -> String {
        guard var common = names.first.map(IdentifierWords.camelCase) else { return "" }
        for name in Set(names.dropFirst()) {
            let words = IdentifierWords.camelCase(name)
            let count = zip(common.reversed(), words.reversed()).prefix { $0 == $1 }.count
            common = Array(common.suffix(count))
        }
        return IdentifierWords.join(common.map(IdentifierWords.capitalized))
    }
}
