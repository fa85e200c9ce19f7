import SluiceKubernetesAPI

/// The Swift type of a value, as far as the values schema tells.
indirect enum ValuesType: Hashable, Sendable {
    case string
    case boolean
    case integer
    case number
    case intOrString
    /// A boolean, a number or a string.
    case scalar
    /// One of the strings of an enum that is nested in a struct of the values.
    case stringEnum(name: String, owner: Int)
    case array(ValuesType)
    case map(ValuesType)
    /// An element of a list, or a value of a map, that may be null.
    case nullable(ValuesType)
    /// A struct of the values, by its number in ``ValuesModel/structs``.
    case structure(Int)
    /// A type of the Kubernetes API.
    case api(TypeExpression)
    case json
}

/// A struct of the values.
struct ValuesStruct: Sendable {
    struct Property: Sendable {
        var blueprint: PropertyBlueprint
        var type: ValuesType
    }

    /// The type as code elsewhere in the module spells it: `AgentsValues.Runner.Image`.
    var text: String
    /// The last part of it.
    var name: String
    var documentation: String?
    var properties: [Property] = []
    /// Whether the schema says that other properties are welcome, so that they are kept.
    var keepsAdditionalFields = false
    /// Enums and the numbers of structs that stand inside, in order.
    var nested: [Nested] = []

    enum Nested: Sendable {
        case structure(Int)
        case stringEnum(EnumBlueprint)
    }

    func property(_ key: String) -> Property? {
        properties.first { $0.blueprint.jsonName == key }
    }
}

/// All types of a chart's values. Number 0 is the root.
struct ValuesModel: Sendable {
    var structs: [ValuesStruct] = []
    var usesScalar = false

    var root: ValuesStruct { structs[0] }

    /// The Swift type, without the question mark of an optional.
    ///
    /// - Parameter owner: the struct in which the text will stand; its own nested types then need no qualification.
    func text(_ type: ValuesType, names: SwiftTypeNames, in owner: Int? = nil) -> String {
        switch type {
        case .string: "String"
        case .boolean: "Bool"
        case .integer: "Int"
        case .number: "Double"
        case .intOrString: SupportType.intOrString.name
        case .scalar: ScalarValueType.name
        case .stringEnum(let name, let home): home == owner ? name : structs[home].text + "." + name
        case .array(let element): "[\(text(element, names: names, in: owner))]"
        case .map(let value): "[String: \(text(value, names: names, in: owner))]"
        case .nullable(let type): text(type, names: names, in: owner) + "?"
        case .structure(let number): text(of: number, in: owner)
        case .api(let type): names.text(type)
        case .json: SupportType.jsonValue.name
        }
    }

    private func text(of number: Int, in owner: Int?) -> String {
        let structure = structs[number]
        guard let owner, structure.text == structs[owner].text + "." + structure.name else { return structure.text }
        return structure.name
    }
}
