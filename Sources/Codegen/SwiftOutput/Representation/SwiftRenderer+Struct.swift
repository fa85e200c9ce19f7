extension SwiftRenderer {
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
        return lines
    }

    /// On one line where it fits, else a line for each parameter.
    static func initializer(of blueprint: StructBlueprint, width: Int) -> [String] {
        let parameters = blueprint.properties.map(parameter)
        let body = blueprint.properties.map { property in
            let name = SwiftIdentifier.escaped(property.name)
            guard property.isBoxed else { return "self.\(property.name) = \(name)" }
            let boxed = property.isOptional ? "\(name).map(Indirect.init)" : "Indirect(\(name))"
            return "\(blueprint.storedName(property)) = \(boxed)"
        }
        if body.isEmpty { return ["public init() {}"] }
        let oneLine = "public init(\(parameters.joined(separator: ", ")))"
        if oneLine.count + 2 <= width { return block(oneLine, body) }
        let separated = parameters.enumerated().map { indentation + $1 + ($0 == parameters.count - 1 ? "" : ",") }
        return ["public init("] + separated + block(")", body)
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

    /// Needed only for explicit nulls, which the compiler's own encoding leaves out.
    static func encoding(of blueprint: StructBlueprint) -> [String] {
        let statements = blueprint.properties.map { property in
            let name = blueprint.storedName(property)
            let method = property.isOptional && !property.encodesNull ? "encodeIfPresent" : "encode"
            return "try container.\(method)(self.\(name), forKey: .\(name))"
        }
        return block(
            "public func encode(to encoder: any Encoder) throws",
            ["var container = encoder.container(keyedBy: CodingKeys.self)"] + statements)
    }
}

extension StructBlueprint {
    var needsEncoding: Bool {
        needsCodingKeys && properties.contains(where: \.encodesNull)
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
