/// A struct with a public memberwise initializer.
struct StructBlueprint: Hashable, Sendable {
    var name: String
    var documentation: String?
    var conformances: [String]
    /// Their names are unique.
    var properties: [PropertyBlueprint]
    var nested: [Declaration]
    /// The name of the member that keeps the fields which no property stands for; nil where they are dropped.
    var additionalFields: String?
    /// Lines that stand at the end of the struct, indented as if they stood at the top of a file.
    var extraMembers: [String]

    static let dataConformances = ["Codable", "Hashable", "Sendable"]

    init(
        name: String, documentation: String? = nil, conformances: [String] = Self.dataConformances,
        properties: [PropertyBlueprint], nested: [Declaration] = [], keepsAdditionalFields: Bool = false,
        extraMembers: [String] = []
    ) {
        self.name = name
        self.documentation = documentation
        self.conformances = conformances
        self.properties = properties
        self.nested = nested
        self.extraMembers = extraMembers
        let types = Set(properties.flatMap(\.typeWords))
        let names = UniqueNames.assign(properties.map { (name: $0.jsonName, wish: $0.name) }, types: types)
        for (index, name) in names.enumerated() { self.properties[index].name = name }
        if keepsAdditionalFields {
            var unique = UniqueNames(taken: Set(names))
            additionalFields = unique.takeFirst(of: ["additionalFields", "undeclaredFields"])
        }
    }

    /// Whether the keys that the compiler would make up are not the ones of the JSON object.
    var needsCodingKeys: Bool {
        conformances.contains { ["Codable", "Encodable", "Decodable"].contains($0) }
            && additionalFields == nil
            && properties.contains { $0.name != $0.jsonName || $0.isBoxed || $0.encodesNull }
    }
}

/// A stored property.
struct PropertyBlueprint: Hashable, Sendable {
    /// The key in JSON.
    var jsonName: String
    /// The name in Swift, without backticks.
    var name: String
    /// Without the question mark of an optional.
    var type: String
    var isOptional: Bool
    /// The default of the initializer's parameter; optionals have nil without it.
    var defaultValue: String?
    var documentation: String?
    /// Whether the value is kept behind a reference, because its type contains this one.
    var isBoxed: Bool
    /// Whether nil is written as an explicit null: the key is required, but its value may be null.
    var encodesNull: Bool

    init(
        jsonName: String, type: String, isOptional: Bool, defaultValue: String? = nil, documentation: String? = nil,
        isBoxed: Bool = false, encodesNull: Bool = false
    ) {
        self.jsonName = jsonName
        self.name = SwiftIdentifier.property(jsonName)
        self.type = type
        self.isOptional = isOptional
        self.defaultValue = defaultValue
        self.documentation = documentation
        self.isBoxed = isBoxed
        self.encodesNull = encodesNull
    }

    var fullType: String { isOptional ? type + "?" : type }

    /// The names that the type consists of: `String`, `Rule` and `Peer` for `[String: Rule.Peer]`.
    var typeWords: [String] {
        type.split { "[]?: .".contains($0) }.map { String($0) }
    }
}
