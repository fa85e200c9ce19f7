import SluiceKubernetesAPI

/// The struct of those parts of a resource that the chart's templates fill in.
struct BlockContext {
    struct Member {
        var constant: Block.Constant
        var name: String
    }

    var members: [Member]
    private let block: Block
    private let structs: APIStructs
    private let name: String

    init(_ block: Block, structs: APIStructs, name: String) {
        self.block = block
        self.structs = structs
        self.name = name
        var names = UniqueNames()
        members = block.constants.filter(\.value.containsTemplate).map { constant in
            Member(
                constant: constant,
                name: names.take(SwiftIdentifier.property(constant.apiPath.joined(separator: "-"))))
        }
    }

    /// The member for the constant at a path of the resource.
    func member(at apiPath: [String]) -> String? {
        members.first { $0.constant.apiPath == apiPath }.map { SwiftIdentifier.escaped($0.name) }
    }

    var blueprint: StructBlueprint {
        var blueprint = StructBlueprint(
            name: name,
            documentation:
                "Fields of the \(block.kind) of `\(block.path)` that only the chart's templates supply.",
            conformances: ["Hashable", "Sendable"],
            properties: members.map { member in
                var property = PropertyBlueprint(
                    jsonName: member.constant.apiPath.joined(separator: "-"),
                    type: structs.names.text(member.constant.type),
                    isOptional: true, documentation: "`\(member.constant.apiPath.joined(separator: "."))`")
                property.name = member.name
                return property
            })
        blueprint.extraMembers =
            ["/// Picks the parts from a resource that the chart has rendered."]
            + SwiftRenderer.block(
                "public init(of rendered: \(structs.names.name(block.type)))",
                members.map { "\(SwiftIdentifier.escaped($0.name)) = \(picked($0.constant))" })
        return blueprint
    }

    /// `rendered.spec?.podSelector.matchLabels`.
    private func picked(_ constant: Block.Constant) -> String {
        var text = "rendered"
        var isOptional = false
        var type = TypeExpression.object(block.type)
        for key in constant.apiPath {
            let base = text + (isOptional ? "?" : "")
            switch type {
            case .object(let owner):
                guard let property = structs.blueprint(owner)?.properties.first(where: { $0.jsonName == key }),
                    let field = structs.field(key, of: owner)
                else { return "nil" }
                text = base + "." + SwiftIdentifier.escaped(property.name)
                isOptional = property.isOptional
                type = field.type
            case .map(let value, _):
                text = base + "[\(SwiftLiteral.string(key))]"
                isOptional = true
                type = value
            default: return "nil"
            }
        }
        // Short forms and pass-throughs append to lists, so the constant is the beginning.
        if case .list(let elements, _, _) = constant.value, block.appends(to: constant.apiPath) {
            let head = "prefix(\(elements.count))"
            return text.contains("?") ? "(\(text)).map { Array($0.\(head)) }" : "Array(\(text).\(head))"
        }
        return text
    }
}

extension Block {
    /// Whether fields add to the list at the path.
    func appends(to apiPath: [String]) -> Bool {
        fields.contains { field in
            switch field.role {
            case .passThrough(let path, _): path == apiPath
            case .shortForm(let form): form.additions.contains { $0.apiPath == apiPath }
            case .plain: false
            }
        }
    }
}
