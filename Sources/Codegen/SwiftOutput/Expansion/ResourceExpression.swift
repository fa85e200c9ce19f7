import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// The resource of a block as one expression, and the lists that are put together from several fields.
struct ResourceExpression {
    var block: Block
    var context: BlockContext
    var trees: TreeContext
    var gates: GateExpression
    var roots: [Placeholder.Root: ValueReference]
    var width: Int
    /// Properties of the builder, in order of use.
    private(set) var members: [[String]] = []
    /// What the resource cannot do without, unwrapped before it is built.
    private(set) var conditions: [String] = []
    /// Constants that the resource is built from.
    private(set) var statements: [String] = []
    private var names = UniqueNames(taken: ["values", "block", "context", "resource"])

    init(
        block: Block, context: BlockContext, trees: TreeContext, gates: GateExpression,
        roots: [Placeholder.Root: ValueReference], width: Int
    ) {
        self.block = block
        self.context = context
        self.trees = trees
        self.gates = gates
        self.roots = roots
        self.width = width
    }

    private var structs: APIStructs { trees.structs }

    mutating func build() throws(SluiceError) -> SwiftExpression {
        try object(block.plan.root, type: .object(block.type), path: [])
    }

    private mutating func object(
        _ entries: [ResourcePlan.Entry], type: TypeExpression, path: [String]
    ) throws(SluiceError) -> SwiftExpression {
        switch type {
        case .object(let name): return try object(entries, name: name, path: path)
        case .map(let value, _): return try map(entries, value: value, path: path)
        default: throw trees.error("\(path.joined(separator: ".")) has no fields in the API definitions")
        }
    }

    private mutating func object(
        _ entries: [ResourcePlan.Entry], name: TypeName, path: [String]
    ) throws(SluiceError) -> SwiftExpression {
        guard let blueprint = structs.blueprint(name) else {
            throw trees.error("\(name) is no type of the API definitions")
        }
        var arguments: [SwiftExpression.Argument] = []
        for property in blueprint.properties {
            let label = SwiftIdentifier.label(property.name)
            let path = path + [property.jsonName]
            guard let entry = entries.first(where: { $0.key == property.jsonName }) else {
                if path.count == 1, property.defaultValue == nil, let constant = envelope(property.jsonName) {
                    arguments.append(.init(label: label, value: .text(SwiftLiteral.string(constant))))
                } else if !property.isOptional {
                    throw trees.error(
                        "\(name.short) needs \"\(property.jsonName)\", and the block says nothing about it",
                        hint: "add \"\(path.joined(separator: "."))\" to \"set\", or a property for it")
                }
                continue
            }
            let built = try build(
                entry.node, type: structs.field(property.jsonName, of: name)?.type ?? .any, path: path)
            guard let built else { continue }
            var value = built.expression
            if built.isOptional, !property.isOptional || entry.isNeeded {
                let constant = SwiftIdentifier.escaped(names.take(property.name))
                conditions.append("let \(constant) = \(value.condition)")
                value = .text(constant)
            }
            arguments.append(.init(label: label, value: value))
        }
        return .call(blueprint.name, arguments)
    }

    private func envelope(_ key: String) -> String? {
        switch key {
        case "apiVersion": block.apiVersion
        case "kind": block.kind
        default: nil
        }
    }

    private mutating func map(
        _ entries: [ResourcePlan.Entry], value: TypeExpression, path: [String]
    ) throws(SluiceError) -> SwiftExpression {
        var pairs: [SwiftExpression.Pair] = []
        var isOptional = false
        for entry in entries {
            guard let built = try build(entry.node, type: value, path: path + [entry.key]) else { continue }
            isOptional = isOptional || built.isOptional
            pairs.append(.init(key: .text(SwiftLiteral.string(entry.key)), value: built.expression))
        }
        guard isOptional else { return .dictionary(pairs) }
        let literal = SwiftExpression.dictionary(pairs).flat
        return .closure(
            .text("(\(literal) as [String: \(structs.names.text(value))?])"), method: "compactMapValues", head: "",
            statements: [], result: .text("$0"))
    }

    private mutating func build(
        _ node: ResourcePlan.Node, type: TypeExpression, path: [String]
    ) throws(SluiceError) -> BuiltExpression? {
        switch node {
        case .object(let entries):
            let whole = try object(entries, type: type, path: path)
            if node.presence == .always { return BuiltExpression(expression: whole, isOptional: false) }
            var empty = "[:]"
            if case .object(let name) = type, let instance = structs.emptyInstance(name) { empty = instance }
            return BuiltExpression(expression: EmptinessCheck.equal(empty).applied(to: whole), isOptional: true)
        case .slot(let slot):
            switch slot.fill {
            case .constant(let tree): return try constant(tree, slot: slot)
            case .value(let field): return try passThrough(field, type: slot.type)
            case .merged(let tree, let field): return try merged(tree, over: field, slot: slot)
            case .replaced(let tree, let field): return try replaced(tree, by: field, slot: slot)
            case .list(let tree, let additions, let own):
                return try list(constant: tree, additions: additions, own: own, slot: slot)
            }
        }
    }

    // MARK: One slot

    private mutating func constant(_ tree: APITree, slot: ResourcePlan.Slot) throws(SluiceError) -> BuiltExpression? {
        if let member = context.member(at: slot.apiPath) {
            return BuiltExpression(expression: .text("context." + member), isOptional: true)
        }
        if case .scalar(.null, _) = tree { return nil }
        var scope = TreeScope(roots: roots)
        scope.names = names
        var builder = TreeBuilder(trees, scope: scope, width: width)
        let built = try builder.build(tree, name: slot.apiPath.last ?? "value")
        names = builder.scope.names
        statements += builder.statements
        return built
    }

    private func value(of field: BlockField) throws(SluiceError) -> ValueReference {
        let path = field.path.keys.dropFirst(block.path.keys.count)
        guard let base = roots[.block], let value = trees.navigator.value(path, of: base) else {
            throw trees.error("\(field.path) leads to no declared value")
        }
        return value
    }

    private func condition(of field: BlockField) throws(SluiceError) -> String? {
        var conditions: [String] = []
        for gate in field.gates {
            conditions.append(try gates.condition(gate, root: "values", location: field.location))
        }
        return conditions.isEmpty ? nil : conditions.joined(separator: " && ")
    }

    /// The value of a pass-through, nil where its gates are off.
    private func plainValue(of field: BlockField, type: TypeExpression) throws(SluiceError) -> String {
        let value = try value(of: field)
        guard
            let step = ValueConversion(names: structs.names, model: trees.navigator.model).step(
                from: value.type, to: type)
        else {
            throw trees.error("\(field.path) has no way to \(structs.names.text(type))")
        }
        let text =
            switch step {
            case .none: value.text
            case .map(let body): "\(value.text).map { \(body) }"
            case .flatMap(let body): "\(value.text).flatMap { \(body) }"
            }
        return try condition(of: field).map { "(\($0) ? \(text) : nil)" } ?? text
    }

    /// Lists and objects are kept even when empty; texts and maps are left out then.
    private func passThrough(_ field: BlockField, type: TypeExpression) throws(SluiceError) -> BuiltExpression {
        let value = SwiftExpression.text(try plainValue(of: field, type: type))
        return BuiltExpression(expression: emptiness(of: type)?.applied(to: value) ?? value, isOptional: true)
    }

    private func emptiness(of type: TypeExpression) -> EmptinessCheck? {
        guard Absence.ofPassThrough(type) == .whenEmpty else { return nil }
        if case .string(let constraints) = type, structs.names.closedSet(of: constraints.enumValues) != nil {
            // An empty text is none of the values.
            return nil
        }
        return .collection
    }

    /// The entries of the value over those of the constant.
    private mutating func merged(
        _ tree: APITree, over field: BlockField, slot: ResourcePlan.Slot
    ) throws(SluiceError) -> BuiltExpression {
        let own = try plainValue(of: field, type: slot.type)
        guard let constant = try constant(tree, slot: slot) else { return try passThrough(field, type: slot.type) }
        let base = constant.expression
        let start =
            constant.isOptional || !base.isPrimary
            ? "(\(base.flat)\(constant.isOptional ? " ?? [:]" : ""))" : base.flat
        return BuiltExpression(
            expression: .text("\(start).merging(\(own) ?? [:]) { _, own in own }"), isOptional: false)
    }

    /// The value where there is one, and the constant otherwise.
    private mutating func replaced(
        _ tree: APITree, by field: BlockField, slot: ResourcePlan.Slot
    ) throws(SluiceError) -> BuiltExpression {
        let own = try plainValue(of: field, type: slot.type)
        guard let constant = try constant(tree, slot: slot) else { return try passThrough(field, type: slot.type) }
        guard let check = emptiness(of: slot.type) else {
            return BuiltExpression(
                expression: .text("\(own) ?? \(constant.expression.flat)"), isOptional: constant.isOptional)
        }
        let checked = check.applied(to: .text(own)).flat
        return BuiltExpression(
            expression: .text("\(own) == nil ? \(constant.expression.flat) : \(checked)"), isOptional: true)
    }

    // MARK: Lists from several fields

    private mutating func list(
        constant tree: APITree?, additions: [ResourcePlan.Addition], own fields: [BlockField], slot: ResourcePlan.Slot
    ) throws(SluiceError) -> BuiltExpression {
        guard case .array(let element, _) = slot.type else { throw trees.error("a list is needed") }
        let path = slot.apiPath.joined(separator: ".")
        let name = names.take(SwiftIdentifier.property(slot.apiPath.joined(separator: "-")))
        var parts: [SwiftExpression] = []
        var shortForms: [[String]] = []
        let outer = statements
        statements = []
        if let tree, let built = try constant(tree, slot: slot) {
            let list = built.expression
            parts.append(built.isOptional ? .text("(\(list.flat) ?? [])") : list)
        }
        let own = statements
        statements = outer
        for addition in additions {
            let (part, lines) = try shortForm(addition, slot: slot, element: element)
            parts.append(.text(SwiftIdentifier.escaped(part)))
            shortForms.append(lines)
        }
        for field in fields {
            parts.append(.text("(\(try plainValue(of: field, type: slot.type)) ?? [])"))
        }
        let swift = structs.names.text(element)
        let inner = width - SwiftRenderer.indentation.count
        members.append(
            ["/// `\(path)`: \(sources(tree, additions, fields))."]
                + SwiftRenderer.block(
                    "private var \(SwiftIdentifier.escaped(name)): [\(swift)]",
                    own + sum(parts, element: swift, width: inner, isAlone: own.isEmpty)))
        members += shortForms
        return BuiltExpression(expression: .text(SwiftIdentifier.escaped(name)), isOptional: false)
    }

    private func sources(
        _ constant: APITree?, _ additions: [ResourcePlan.Addition], _ fields: [BlockField]
    ) -> String {
        var parts = constant == nil ? [] : ["the constants"]
        if !additions.isEmpty { parts.append("the short forms in their order") }
        parts += fields.map { "`\($0.name)` itself" }
        return parts.joined(separator: ", then ")
    }

    /// Statement by statement: long sums of lists take the compiler long.
    private func sum(_ parts: [SwiftExpression], element: String, width: Int, isAlone: Bool) -> [String] {
        if parts.count == 1, isAlone { return parts[0].lines(width: width) }
        return ["var items: [\(element)] = []"]
            + parts.flatMap { $0.withoutParentheses.lines(prefix: "items += ", width: width) }
            + ["return items"]
    }

    private mutating func shortForm(
        _ addition: ResourcePlan.Addition, slot: ResourcePlan.Slot, element: TypeExpression
    ) throws(SluiceError) -> (name: String, lines: [String]) {
        let name = names.takeFirst(of: [
            SwiftIdentifier.property(addition.field.name),
            SwiftIdentifier.property(([addition.field.name] + slot.apiPath).joined(separator: "-")),
        ])
        var trees = trees
        trees.location = addition.field.location
        let function = ShortFormFunction(
            context: trees, gates: gates, roots: roots, width: width - SwiftRenderer.indentation.count)
        let lines = try function.lines(
            addition.field, iteration: addition.iteration,
            addition: .init(apiPath: slot.apiPath, elementType: element, items: addition.items),
            value: try value(of: addition.field), name: name)
        return (name, lines)
    }
}

extension SwiftExpression {
    /// `a ?? []` for `(a ?? [])`.
    fileprivate var withoutParentheses: SwiftExpression {
        guard case .text(let text) = self, text.hasPrefix("("), text.hasSuffix(" ?? [])") else { return self }
        return .text(String(text.dropFirst().dropLast()))
    }
}
