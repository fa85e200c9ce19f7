extension SwiftRenderer {
    private static let additionalFieldsType = "[String: \(SupportType.jsonValue.name)]"

    /// The stored properties; an empty line before each that has documentation.
    static func properties(of blueprint: StructBlueprint, width: Int) -> [String] {
        var lines: [String] = []
        for property in blueprint.properties {
            let comment = property.isBoxed ? [] : DocComment.lines(property.documentation, width: width)
            if !comment.isEmpty, !lines.isEmpty { lines.append("") }
            lines += comment
            if property.isBoxed {
                let type = "Indirect<\(property.type)>" + (property.isOptional ? "?" : "")
                lines.append("private var \(blueprint.storedName(property)): \(type)")
            } else {
                lines.append("public var \(SwiftIdentifier.escaped(property.name)): \(property.fullType)")
            }
        }
        if let name = blueprint.additionalFields {
            let comment = "Fields that this type does not declare, by name. Names of declared fields are ignored."
            if !lines.isEmpty { lines.append("") }
            lines += DocComment.lines(comment, width: width)
            lines.append("public var \(name): \(additionalFieldsType)")
        }
        return lines
    }

    /// On one line where it fits, else a line for each parameter.
    static func initializer(of blueprint: StructBlueprint, width: Int) -> [String] {
        var parameters = blueprint.properties.map(parameter)
        var body = blueprint.properties.map { property in
            let name = SwiftIdentifier.escaped(property.name)
            guard property.isBoxed else { return "self.\(property.name) = \(name)" }
            let boxed = property.isOptional ? "\(name).map(Indirect.init)" : "Indirect(\(name))"
            return "\(blueprint.storedName(property)) = \(boxed)"
        }
        if let name = blueprint.additionalFields {
            parameters.append("\(name): \(additionalFieldsType) = [:]")
            body.append("self.\(name) = \(name)")
        }
        let comment = "/// Creates the object from its fields."
        if body.isEmpty { return [comment, "public init() {}"] }
        let oneLine = "public init(\(parameters.joined(separator: ", ")))"
        if oneLine.count + 2 <= width { return [comment] + block(oneLine, body) }
        let separated = parameters.enumerated().map { indentation + $1 + ($0 == parameters.count - 1 ? "" : ",") }
        return [comment, "public init("] + separated + block(")", body)
    }

    private static func parameter(_ property: PropertyBlueprint) -> String {
        let value = property.defaultValue ?? (property.isOptional ? "nil" : nil)
        return SwiftIdentifier.label(property.name) + ": " + property.fullType + (value.map { " = " + $0 } ?? "")
    }

    /// What stands for boxed values outside: each as it would be without its box.
    static func boxedProperties(of blueprint: StructBlueprint, width: Int) -> [[String]] {
        blueprint.properties.filter(\.isBoxed).map { property in
            let stored = blueprint.storedName(property)
            let head = "public var \(SwiftIdentifier.escaped(property.name)): \(property.fullType)"
            let body =
                property.isOptional
                ? ["get { \(stored)?.value }", "set { \(stored) = newValue.map(Indirect.init) }"]
                : ["get { \(stored).value }", "set { \(stored) = Indirect(newValue) }"]
            return DocComment.lines(property.documentation, width: width) + block(head, body)
        }
    }

    static func codingKeys(of blueprint: StructBlueprint) -> [String] {
        let cases = blueprint.properties.map { property in
            let name = blueprint.storedName(property)
            let value = name == property.jsonName ? "" : " = " + SwiftLiteral.string(property.jsonName)
            return "case \(SwiftIdentifier.escaped(name))\(value)"
        }
        return block("private enum CodingKeys: String, CodingKey", cases)
    }

    /// Needed only where the compiler's own encoding leaves something out: explicit nulls and additional fields.
    static func encoding(of blueprint: StructBlueprint) -> [String] {
        let keyType = blueprint.additionalFields == nil ? "CodingKeys" : SupportType.fieldKey.name
        var statements = ["var container = encoder.container(keyedBy: \(keyType).self)"]
        statements += blueprint.properties.map { property in
            let method = property.isOptional && !property.encodesNull ? "encodeIfPresent" : "encode"
            let name = blueprint.storedName(property)
            return "try container.\(method)(self.\(name), forKey: \(key(of: property, in: blueprint)))"
        }
        if let name = blueprint.additionalFields {
            statements.append("try \(keyType).encode(self.\(name), besides: Self.fieldNames, to: &container)")
        }
        return ["/// Encodes the object, with the fields and nulls that the API tells apart."]
            + block("public func encode(to encoder: any Encoder) throws", statements)
    }

    /// Needed only for additional fields, together with the names of the others.
    static func decoding(of blueprint: StructBlueprint) -> [[String]] {
        guard let name = blueprint.additionalFields else { return [] }
        let keyType = SupportType.fieldKey.name
        var statements = ["let container = try decoder.container(keyedBy: \(keyType).self)"]
        statements += blueprint.properties.map { property in
            let method = property.isOptional ? "decodeIfPresent" : "decode"
            let type = property.isBoxed ? "\(SupportType.indirect.name)<\(property.type)>" : property.type
            let key = key(of: property, in: blueprint)
            return "self.\(blueprint.storedName(property)) = try container.\(method)(\(type).self, forKey: \(key))"
        }
        statements.append("self.\(name) = try \(keyType).decode(besides: Self.fieldNames, from: container)")
        let names = blueprint.properties.map { SwiftLiteral.string($0.jsonName) }
        return [
            SwiftExpression.array(names.map { .text($0) }).lines(
                prefix: "private static let fieldNames: Set<String> = ", width: lineWidth),
            ["/// Decodes the object and keeps the fields that it does not declare."]
                + block("public init(from decoder: any Decoder) throws", statements),
        ]
    }

    private static func key(of property: PropertyBlueprint, in blueprint: StructBlueprint) -> String {
        if blueprint.additionalFields != nil { return SwiftLiteral.string(property.jsonName) }
        return "." + blueprint.storedName(property)
    }
}

extension StructBlueprint {
    var needsEncoding: Bool {
        additionalFields != nil || (needsCodingKeys && properties.contains(where: \.encodesNull))
    }

    /// The name of the property that keeps the value.
    func storedName(_ property: PropertyBlueprint) -> String {
        guard property.isBoxed else { return property.name }
        let names = Set(properties.map(\.name))
        var result = "boxed" + IdentifierWords.capitalized(property.name)
        while names.contains(result) { result += "Value" }
        return result
    }
}
