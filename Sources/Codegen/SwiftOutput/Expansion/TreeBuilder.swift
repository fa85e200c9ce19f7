import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

/// A part of a resource in Swift; optional where it may come out empty.
struct BuiltExpression {
    var expression: SwiftExpression
    var isOptional: Bool
}

/// What trees are turned into Swift with.
struct TreeContext {
    var structs: APIStructs
    var navigator: ValueNavigator
    /// Where findings point: the field or block that declares the tree.
    var location: SourceLocation

    func error(_ message: String, hint: String? = nil) -> SluiceError {
        SluiceError(findings: [
            Finding(rule: "x-sluice-swift", severity: .error, location: location, message: message, hint: hint)
        ])
    }
}

/// Turns an API tree into a Swift expression, by the rules of ``APITree``.
///
/// Parts that may come out empty are constants of their own, declared in `statements`.
struct TreeBuilder {
    var context: TreeContext
    var scope: TreeScope
    var width: Int
    private(set) var statements: [String] = []

    init(_ context: TreeContext, scope: TreeScope, width: Int) {
        self.context = context
        self.scope = scope
        self.width = width
    }

    private var structs: APIStructs { context.structs }

    /// - Parameter name: what the part is called, if it becomes a constant.
    mutating func build(_ tree: APITree, name: String) throws(SluiceError) -> BuiltExpression {
        switch tree {
        case .scalar(let value, let type):
            return BuiltExpression(
                expression: .text(try APILiteral(context: context).text(value, type: type)), isOptional: false)
        case .template(let text, _):
            throw context.error(
                "template text cannot be part of a Swift expansion here: \(text)", hint: "move it to \"set\"")
        case .placeholder(let placeholder):
            return try PlaceholderExpression(context: context).build(placeholder, in: scope)
        case .list(let elements, let type, let meaning):
            return try list(elements, type: type, meaning: meaning, name: name)
        case .each(_, let element):
            return try list([tree], type: .array(element.type, ArrayConstraints()), meaning: .alternatives, name: name)
        case .object(let entries, .object(let type)):
            return try object(entries, type: type, name: name)
        case .object(let entries, let type):
            return try map(entries, type: type, name: name)
        }
    }

    /// Conditions for what the tree cannot do without; each binds a name that the tree is then built with.
    mutating func conditions(for tree: APITree) throws(SluiceError) -> [Condition] {
        var conditions: [Condition] = []
        let placeholders = PlaceholderExpression(context: context)
        for need in tree.needs(structs) where scope.bound[need] == nil {
            let built: BuiltExpression
            switch need {
            case .value(let placeholder): built = try placeholders.build(placeholder, in: scope)
            case .list(let placeholder):
                let list = try placeholders.list(placeholder, in: scope)
                built = BuiltExpression(
                    expression: EmptinessCheck.collection.applied(to: .text(list.text)), isOptional: list.isOptional)
            }
            if built.isOptional { conditions.append(Condition(name: scope.bind(need), value: built.expression)) }
        }
        return conditions
    }

    /// `let name = value`, in a guard or an if.
    struct Condition {
        var name: String
        var value: SwiftExpression

        var text: String { value.flat == name ? "let \(name)" : "let \(name) = \(value.condition)" }
    }

    /// Declares a constant, and stands for it.
    private mutating func constant(_ name: String, type: String, _ lines: (_ prefix: String) -> [String])
        -> BuiltExpression
    {
        let name = SwiftIdentifier.escaped(scope.names.take(SwiftIdentifier.property(name)))
        statements += lines("let \(name): \(type)? = ")
        return BuiltExpression(expression: .text(name), isOptional: true)
    }

    // MARK: Objects

    private mutating func object(
        _ entries: [APITree.Entry], type: TypeName, name: String
    ) throws(SluiceError) -> BuiltExpression {
        guard let blueprint = structs.blueprint(type) else {
            throw context.error("\(type) is no type of the API definitions")
        }
        var arguments: [SwiftExpression.Argument] = []
        var unwrapped: [Condition] = []
        var isSure = entries.isEmpty
        for entry in entries where !blueprint.properties.contains(where: { $0.jsonName == entry.key }) {
            throw context.error(
                "\(type.short) declares no field \"\(entry.key)\", so its Swift type cannot hold it",
                hint: "describe the field in the API definitions")
        }
        var parts: [(property: PropertyBlueprint, isNeeded: Bool, built: BuiltExpression)] = []
        for property in blueprint.properties {
            guard let entry = entries.first(where: { $0.key == property.jsonName }) else {
                if property.isOptional { continue }
                throw context.error(
                    "\(type.short) needs \"\(property.jsonName)\"", hint: "add \"\(property.jsonName)\"")
            }
            let built = try build(entry.value, name: property.name)
            parts.append((property, !property.isOptional || entry.isNeeded, built))
        }
        // Names inside of the condition must hide nothing that a part refers to, such as `value`.
        var names = scope.names
        for (property, isNeeded, part) in parts {
            var built = part
            if built.isOptional, isNeeded {
                var name = SwiftIdentifier.escaped(property.name)
                if built.expression.flat != name { name = SwiftIdentifier.escaped(names.take(property.name)) }
                unwrapped.append(Condition(name: name, value: built.expression))
                built.expression = .text(name)
            } else {
                isSure = isSure || !built.isOptional
            }
            arguments.append(.init(label: SwiftIdentifier.label(property.name), value: built.expression))
        }
        let call = SwiftExpression.call(blueprint.name, arguments)
        if !unwrapped.isEmpty {
            return whole(call, type: blueprint.name, unwrapped, hasOptional: false, json: nil, name: name)
        }
        if isSure { return BuiltExpression(expression: call, isOptional: false) }
        let width = width
        return constant(name, type: blueprint.name) { prefix in
            EmptinessCheck.equal("\(blueprint.name)()").applied(to: call).lines(prefix: prefix, width: width)
        }
    }

    private mutating func map(
        _ entries: [APITree.Entry], type: TypeExpression, name: String
    ) throws(SluiceError) -> BuiltExpression {
        let valueType: TypeExpression = if case .map(let value, _) = type { value } else { .any }
        var pairs: [SwiftExpression.Pair] = []
        var hasOptional = false
        var unwrapped: [Condition] = []
        var isSure = entries.isEmpty
        for entry in entries {
            var built = try build(entry.value, name: entry.keyPlaceholder == nil ? entry.key : "value")
            if built.isOptional, entry.isNeeded {
                built = bound(built, name: entry.keyPlaceholder == nil ? entry.key : "value", in: &unwrapped)
            }
            pairs.append(.init(key: try key(of: entry), value: built.expression))
            hasOptional = hasOptional || built.isOptional
            isSure = isSure || !built.isOptional
        }
        var expression = SwiftExpression.dictionary(pairs)
        if entries.contains(where: { $0.keyPlaceholder != nil }), pairs.count > 1 {
            // A literal with equal keys would be a crash.
            let tuples = pairs.map { SwiftExpression.call("", [.init(value: $0.key), .init(value: $0.value)]) }
            expression = .text("Dictionary(\(SwiftExpression.array(tuples).flat)) { _, last in last }")
        }
        if !unwrapped.isEmpty {
            return whole(
                expression, type: "[String: \(structs.names.text(valueType))]", unwrapped, hasOptional: hasOptional,
                json: type == .any ? "JSONValue.object" : nil, name: name)
        }
        return finish(
            expression, type: "[String: \(structs.names.text(valueType))]", hasOptional: hasOptional, isSure: isSure,
            empty: "[:]", json: type == .any ? "JSONValue.object" : nil, name: name)
    }

    private func key(of entry: APITree.Entry) throws(SluiceError) -> SwiftExpression {
        guard let placeholder = entry.keyPlaceholder else { return .text(SwiftLiteral.string(entry.key)) }
        let built = try PlaceholderExpression(context: context).build(placeholder, in: scope)
        guard !built.isOptional else {
            throw context.error("\(placeholder.notation) may be absent, so it cannot be a key", hint: "use $key")
        }
        return built.expression
    }

    /// A list or map of parts; `hasOptional` says that some may be nil, `isSure` that one never is.
    private mutating func finish(
        _ literal: SwiftExpression, type: String, hasOptional: Bool, isSure: Bool, empty: String, json: String?,
        name: String
    ) -> BuiltExpression {
        let wrap = { (value: SwiftExpression) in json.map { .call($0, [.init(value: value)]) } ?? value }
        if !hasOptional { return BuiltExpression(expression: wrap(literal), isOptional: false) }
        let width = width
        let built = constant(name, type: type) { prefix in
            ExpansionSupport.call("present", literal).lines(prefix: prefix, width: width)
        }
        if isSure {
            return BuiltExpression(expression: wrap(.text("\(built.expression.flat) ?? \(empty)")), isOptional: false)
        }
        guard let json else { return built }
        return BuiltExpression(expression: .text("\(built.expression.flat).map { \(json)($0) }"), isOptional: true)
    }

    /// The value under a name of its own, unwrapped by a condition.
    private mutating func bound(
        _ built: BuiltExpression, name: String, in conditions: inout [Condition]
    ) -> BuiltExpression {
        let name = SwiftIdentifier.escaped(scope.names.take(SwiftIdentifier.property(name)))
        conditions.append(Condition(name: name, value: built.expression))
        return BuiltExpression(expression: .text(name), isOptional: false)
    }

    /// An object, list or map that is nothing without some of its parts.
    private mutating func whole(
        _ literal: SwiftExpression, type: String, _ conditions: [Condition], hasOptional: Bool, json: String?,
        name: String
    ) -> BuiltExpression {
        let width = width
        let built = constant(name, type: type) { prefix in
            let inner = width - 2 * SwiftRenderer.indentation.count
            let value = hasOptional ? ExpansionSupport.call("present", literal) : literal
            let branch = SwiftRenderer.block(
                "if " + conditions.map(\.text).joined(separator: ", "), value.lines(width: inner))
            let lines = branch.dropLast() + ["} else {", SwiftRenderer.indentation + "nil", "}"]
            return [prefix.trimmed] + lines.map { SwiftRenderer.indentation + $0 }
        }
        guard let json else { return built }
        return BuiltExpression(expression: .text("\(built.expression.flat).map { \(json)($0) }"), isOptional: true)
    }

    // MARK: Lists

    /// A list of conditions: without one of the needed ones there is no list.
    private mutating func conditionList(
        _ trees: [APITree], swift: String, partName: String, json: String?, name: String
    ) throws(SluiceError) -> BuiltExpression {
        var parts: [SwiftExpression] = []
        var unwrapped: [Condition] = []
        for tree in trees {
            if case .each(let over, let element) = tree {
                var built = try each(over: over, element: element, swift: swift, partName: partName)
                if built.isOptional, !tree.isOptional {
                    // A closure with statements has no place in a condition.
                    let list = SwiftIdentifier.escaped(
                        scope.names.take(SwiftIdentifier.property(over.path.last ?? partName)))
                    statements += built.expression.lines(prefix: "let \(list): [\(swift)] = ", width: width)
                    built.expression = EmptinessCheck.collection.applied(to: .text(list))
                    built = bound(built, name: list, in: &unwrapped)
                }
                parts.append(built.expression)
                continue
            }
            var built = try build(tree, name: partName)
            if built.isOptional, !tree.isOptional { built = bound(built, name: partName, in: &unwrapped) }
            parts.append(
                built.isOptional
                    ? presentElement(built.expression) : .array([built.expression]))
        }
        var sum = parts[0]
        for part in parts.dropFirst() { sum = .binary(sum, "+", part) }
        guard unwrapped.isEmpty else {
            return whole(sum, type: "[\(swift)]", unwrapped, hasOptional: false, json: json, name: name)
        }
        return BuiltExpression(expression: json.map { .call($0, [.init(value: sum)]) } ?? sum, isOptional: false)
    }

    private mutating func list(
        _ trees: [APITree], type: TypeExpression, meaning: ElementMeaning, name: String
    ) throws(SluiceError) -> BuiltExpression {
        let elementType: TypeExpression = if case .array(let element, _) = type { element } else { .any }
        let swift = structs.names.text(elementType)
        let json: String? = type == .any ? "JSONValue.array" : nil
        let partName = partName(of: elementType, list: name)
        if meaning == .conditions, trees.contains(where: { $0.presence != .always && !$0.isOptional }) {
            return try conditionList(trees, swift: swift, partName: partName, json: json, name: name)
        }
        if !trees.contains(where: \.isEach) {
            var elements: [BuiltExpression] = []
            for tree in trees { elements.append(try build(tree, name: partName)) }
            return finish(
                .array(elements.map(\.expression)), type: "[\(swift)]",
                hasOptional: elements.contains(where: \.isOptional),
                isSure: trees.isEmpty || elements.contains { !$0.isOptional }, empty: "[]", json: json, name: name)
        }
        var parts: [SwiftExpression] = []
        var isSure = false
        var hasOptional = false
        for tree in trees {
            if case .each(let over, let element) = tree {
                let each = try self.each(over: over, element: element, swift: swift, partName: partName)
                isSure = isSure || !each.isOptional
                parts.append(each.expression)
            } else {
                let built = try build(tree, name: partName)
                isSure = isSure || !built.isOptional
                hasOptional = hasOptional || built.isOptional
                parts.append(.array([built.expression]))
                if built.isOptional { parts[parts.count - 1] = presentElement(built.expression) }
            }
        }
        var sum = parts[0]
        for part in parts.dropFirst() { sum = .binary(sum, "+", part) }
        if isSure {
            return BuiltExpression(expression: json.map { .call($0, [.init(value: sum)]) } ?? sum, isOptional: false)
        }
        let width = width
        let built = constant(name, type: "[\(swift)]") { prefix in
            EmptinessCheck.collection.applied(to: sum).lines(prefix: prefix, width: width)
        }
        guard let json else { return built }
        return BuiltExpression(expression: .text("\(built.expression.flat).map { \(json)($0) }"), isOptional: true)
    }

    /// A list of the element if it is there.
    private func presentElement(_ element: SwiftExpression) -> SwiftExpression {
        .text("(\(ExpansionSupport.call("present", .array([element])).flat) ?? [])")
    }

    /// `peer` for the peers of `to`.
    private func partName(of type: TypeExpression, list name: String) -> String {
        guard case .object(let typeName) = type else { return IdentifierWords.singular(name) }
        return IdentifierWords.uncapitalized(IdentifierWords.last(of: typeName.short))
    }

    /// The elements; `isOptional` says that there may be none.
    private mutating func each(
        over: Placeholder, element: APITree, swift: String, partName: String
    ) throws(SluiceError) -> BuiltExpression {
        let list = try PlaceholderExpression(context: context).list(over, in: scope)
        let bound = scope.bound[.list(over)]
        let (inner, name) = scope.entering(elementOf: list.type)
        let base = SwiftExpression.text(bound ?? (list.isOptional ? "(\(list.text) ?? [])" : list.text))
        var builder = TreeBuilder(context, scope: inner, width: width - 2 * SwiftRenderer.indentation.count)
        let conditions = try builder.conditions(for: element)
        let built = try builder.build(element, name: partName)
        if conditions.isEmpty, builder.statements.isEmpty, !built.isOptional {
            return BuiltExpression(
                expression: .closure(base, method: "map", head: name + " in", statements: [], result: built.expression),
                isOptional: bound == nil)
        }
        var statements = builder.statements
        if !conditions.isEmpty {
            statements.insert("guard \(conditions.map(\.text).joined(separator: ", ")) else { return nil }", at: 0)
        }
        return BuiltExpression(
            expression: .closure(
                base, method: "compactMap", head: "\(name) -> \(swift)? in", statements: statements,
                result: built.expression),
            isOptional: true)
    }
}

extension APITree {
    /// The API type of what the tree makes.
    var type: TypeExpression {
        switch self {
        case .scalar(_, let type), .template(_, let type), .object(_, let type), .list(_, let type, _): type
        case .placeholder(let placeholder): placeholder.type
        case .each(_, let element): element.type
        }
    }
}

extension String {
    /// Without spaces at the end.
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
