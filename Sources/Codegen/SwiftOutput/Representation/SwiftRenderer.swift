/// Writes declarations down. It decides nothing but where lines break.
enum SwiftRenderer {
    static let lineWidth = 110
    static let indentation = "    "

    /// The first lines of a file: its origin, and that formatters leave it alone. The layout is that of swift-format with
    /// 4 spaces and 120 columns, but the package that the file is generated into may have another.
    static func header(_ origin: String) -> String { origin + "\n// swift-format-ignore-file" }

    /// The text of a file's body: declarations with an empty line between them, and a newline at the end.
    static func text(of declarations: [Declaration]) -> String {
        declarations.map { lines(of: $0, width: lineWidth).joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    /// - Parameter width: the columns that are left for the lines.
    static func lines(of declaration: Declaration, width: Int) -> [String] {
        switch declaration {
        case .struct(let blueprint): lines(of: blueprint, width: width)
        case .enum(let blueprint): lines(of: blueprint, width: width)
        }
    }

    static func lines(of blueprint: EnumBlueprint, width: Int) -> [String] {
        let clause = (["String"] + blueprint.conformances).joined(separator: ", ")
        return DocComment.lines(blueprint.documentation, width: width)
            + block("public enum \(blueprint.name): \(clause)", blueprint.cases.map { "case " + $0.text })
    }

    static func lines(of blueprint: StructBlueprint, width: Int) -> [String] {
        let inner = width - indentation.count
        let clause = blueprint.conformances.isEmpty ? "" : ": " + blueprint.conformances.joined(separator: ", ")
        var sections = [properties(of: blueprint, width: inner), initializer(of: blueprint, width: inner)]
        sections += boxedProperties(of: blueprint, width: inner)
        if blueprint.needsCodingKeys { sections.append(codingKeys(of: blueprint)) }
        sections += decoding(of: blueprint)
        if blueprint.needsEncoding { sections.append(encoding(of: blueprint)) }
        sections += blueprint.nested.map { lines(of: $0, width: inner) }
        sections.append(blueprint.extraMembers)
        let body = sections.filter { !$0.isEmpty }.joined(separator: [""])
        let documentation = blueprint.documentation ?? "An object that its schema does not describe."
        return DocComment.lines(documentation, width: width)
            + block("public struct \(blueprint.name)\(clause)", Array(body))
    }

    /// Lines in braces, indented.
    static func block(_ head: String, _ body: [String]) -> [String] {
        [head + " {"] + body.map { $0.isEmpty ? "" : indentation + $0 } + ["}"]
    }
}

extension EnumBlueprint.Case {
    /// `tcp = "TCP"`.
    fileprivate var text: String {
        let escaped = SwiftIdentifier.escaped(name)
        return name == rawValue ? escaped : escaped + " = " + SwiftLiteral.string(rawValue)
    }
}
