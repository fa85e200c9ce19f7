import SluiceKubernetesAPI

extension Condition {
    /// The condition as a Go template expression; nil for always.
    var expression: String? {
        switch self {
        case .always: nil
        case .present(let placeholder): placeholder.presenceExpression
        case .isTrue(let path): TemplateExpression.value(at: path, root: "$.Values")
        case .all(let parts): Self.joined(parts, with: "and")
        case .any(let parts): Self.joined(parts, with: "or")
        }
    }

    private static func joined(_ parts: [Condition], with function: String) -> String {
        ([function] + parts.compactMap(\.expression).map(TemplateExpression.argument)).joined(separator: " ")
    }
}

extension Placeholder {
    fileprivate var presenceExpression: String {
        let expression = TemplateExpression.placeholder(self)
        switch (absence, type) {
        case (.never, _): return "true"
        case (.whenNull, _): return "not (kindIs \"invalid\" \(expression))"
        case (.whenMembersEmpty(let members), _):
            let operands = members.map {
                TemplateExpression.placeholder(Placeholder(root: root, path: path + [$0], type: .any))
            }
            return operands.count == 1 ? operands[0] : "or " + operands.joined(separator: " ")
        // Zero and empty are false in templates.
        case (.whenZeroOrEmpty, _), (.whenEmpty, .string), (.whenEmpty, .array), (.whenEmpty, .map),
            (.whenEmpty, .object):
            return expression
        case (.whenEmpty, _):
            return "not (has (toJson \(expression)) (list \"null\" \"\\\"\\\"\" \"[]\" \"{}\"))"
        }
    }
}
