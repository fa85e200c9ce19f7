import SluiceKubernetesAPI

/// Go template expressions for values, safe where a parent object is absent.
enum TemplateExpression {
    /// `(.Values.agentsShell).enabled`: no level but the first is taken for granted.
    static func value(at path: ValuePath, root: String = ".Values") -> String {
        chain(from: root, keys: path.keys, rootIsSure: true)
    }

    /// The placeholder as an expression inside a named template.
    static func placeholder(_ placeholder: Placeholder) -> String {
        switch placeholder.root {
        case .values: chain(from: "$.Values", keys: placeholder.path, rootIsSure: true)
        case .block: chain(from: "$block", keys: placeholder.path, rootIsSure: true)
        case .value, .item, .key: chain(from: "$" + placeholder.root.rawValue, keys: placeholder.path, rootIsSure: true)
        }
    }

    /// An expression as an argument: in parentheses where it is more than one operand.
    static func argument(_ expression: String) -> String {
        expression.contains(" ") && (!expression.hasPrefix("(") || expression.contains(" | "))
            ? "(\(expression))" : expression
    }

    /// A Go string literal.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private static func chain(from root: String, keys: [String], rootIsSure: Bool) -> String {
        var expression = root
        for (depth, key) in keys.enumerated() {
            if isIdentifier(key) {
                expression = depth == 0 && rootIsSure ? "\(expression).\(key)" : "(\(expression)).\(key)"
            } else {
                expression = "(get (\(expression) | default dict) \(quoted(key)))"
            }
        }
        return expression
    }

    private static func isIdentifier(_ key: String) -> Bool {
        guard let first = key.unicodeScalars.first, first == "_" || first.properties.isAlphabetic else { return false }
        return key.unicodeScalars.allSatisfy { $0 == "_" || $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    }
}
