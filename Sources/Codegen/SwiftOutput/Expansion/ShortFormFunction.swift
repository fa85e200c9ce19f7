import SluiceDiagnostics
import SluiceKubernetesAPI

/// The property of a builder that says what a short form adds to a list.
struct ShortFormFunction {
    var context: TreeContext
    var gates: GateExpression
    /// `$block` and `$values`.
    var roots: [Placeholder.Root: ValueReference]
    var width: Int

    /// - Parameters:
    ///   - value: the short form's own value.
    ///   - name: what the property is called.
    func lines(
        _ field: BlockField, iteration: ShortForm.Iteration, addition: ShortForm.Addition, value: ValueReference,
        name: String
    ) throws(SluiceError) -> [String] {
        let element = context.structs.names.text(addition.elementType)
        let gateConditions = try conditions(of: field)
        let body: [String]
        switch iteration {
        case .whenTrue:
            let isTrue = [.scalar, .json].contains(value.type) ? ".bool(true)" : "true"
            body = try once(
                addition.items, element: element, conditions: gateConditions + ["\(value.text) == \(isTrue)"],
                scope: TreeScope(roots: roots))
        case .whenPresent(let toggle):
            body = try whenPresent(
                addition, element: element, toggle: toggle, value: value, gates: gateConditions)
        case .eachItem(let toggle):
            body = try eachItem(addition, element: element, toggle: toggle, value: value, gates: gateConditions)
        case .eachEntry(let toggle):
            body = try eachEntry(
                addition, element: element, toggle: toggle, value: value, gates: gateConditions)
        }
        let path = addition.apiPath.joined(separator: ".")
        return ["/// What `\(field.name)` adds to `\(path)`."]
            + SwiftRenderer.block("private var \(SwiftIdentifier.escaped(name)): [\(element)]", body)
    }

    private func conditions(of field: BlockField) throws(SluiceError) -> [String] {
        var conditions: [String] = []
        for gate in field.gates {
            conditions.append(try gates.condition(gate, root: "values", location: field.location))
        }
        return conditions
    }

    /// The additions are made at most once.
    private func once(
        _ items: [APITree], element: String, conditions: [String], scope: TreeScope
    ) throws(SluiceError) -> [String] {
        if items.count == 1, let item = items.first {
            var builder = TreeBuilder(context, scope: scope, width: width)
            let needed = try builder.conditions(for: item)
            let built = try builder.build(item, name: "item")
            var result = [SwiftExpression.array([built.expression]).lines(prefix: "return ", width: width)]
            if built.isOptional {
                result = [["return \(ExpansionSupport.text("present", "[\(built.expression.flat)]")) ?? []"]]
            }
            return guardLines(conditions + needed.map(\.text), otherwise: "return []") + builder.statements
                + result.flatMap(\.self)
        }
        var body: [String] = []
        var inner = scope
        for item in items { body += try append(item, in: &inner, width: width, isLast: false) }
        return guardLines(conditions, otherwise: "return []") + ["var items: [\(element)] = []"] + body + [
            "return items"
        ]
    }

    private func whenPresent(
        _ addition: ShortForm.Addition, element: String, toggle: ShortForm.Switch, value: ValueReference,
        gates: [String]
    ) throws(SluiceError) -> [String] {
        var scope = TreeScope(roots: roots)
        scope.roots[.value] = ValueReference(text: "value", type: value.type, isOptional: false)
        func checked(isEnabled: Bool) -> String {
            presence(of: value.type, isEnabled: isEnabled)?.applied(to: .text(value.text)).flat ?? value.text
        }
        var conditions = gates + ["let value = \(checked(isEnabled: toggle == .enabled))"]
        if toggle == .enabled,
            let condition = switchCondition(
                of: toggle, ValueReference(text: "value", type: value.type, isOptional: false))
        {
            conditions.append(condition)
        }
        let isUsed = addition.items.contains { $0.refers(to: .value) } || toggle == .enabled
        if !isUsed { conditions[gates.count] = "\(checked(isEnabled: false)) != nil" }
        return try once(addition.items, element: element, conditions: conditions, scope: scope)
    }

    /// The condition that a value is switched on.
    private func switchCondition(of toggle: ShortForm.Switch, _ value: ValueReference) -> String? {
        let place: ValueReference? =
            switch toggle {
            case .none: nil
            case .enabled: context.navigator.value(["enabled"], of: value)
            case .itself: value
            }
        return place.map { $0.text + ([.scalar, .json].contains($0.type) ? " == .bool(true)" : " == true") }
    }

    /// What makes nil of an empty value.
    private func presence(of type: ValuesType, isEnabled: Bool) -> EmptinessCheck? {
        switch type {
        case .string, .array, .map, .json: return .collection
        case .intOrString: return .equal("\"\"")
        case .api(.array), .api(.map), .api(.any): return .collection
        case .api(.string(let constraints)):
            return context.structs.names.closedSet(of: constraints.enumValues) == nil ? .collection : nil
        case .api(.intOrString), .api(.quantity): return .equal("\"\"")
        case .api(.object(let name)): return context.structs.emptyInstance(name).map { .equal($0) }
        case .structure(let number):
            // One that is enabled holds something.
            if isEnabled { return nil }
            let structure = context.navigator.model.structs[number]
            let arguments = structure.properties.map { "\(SwiftIdentifier.label($0.blueprint.name)): nil" }
            return .equal("\(structure.text)(\(arguments.joined(separator: ", ")))")
        case .scalar: return .equal(".string(\"\")")
        case .boolean, .integer, .number, .stringEnum, .nullable, .api: return nil
        }
    }

    private func eachItem(
        _ addition: ShortForm.Addition, element: String, toggle: ShortForm.Switch, value: ValueReference,
        gates: [String]
    ) throws(SluiceError) -> [String] {
        var scope = TreeScope(roots: roots)
        var list = value.text
        switch value.type {
        case .array(.nullable(let type)):
            scope.roots[.item] = ValueReference(text: "item", type: type, isOptional: true)
        case .array(let type):
            scope.roots[.item] = ValueReference(text: "item", type: type, isOptional: false)
        case .api(.array(let type, _)):
            scope.roots[.item] = ValueReference(text: "item", type: .api(type), isOptional: false)
        case .json, .api(.any):
            list += "?.elements"
            scope.roots[.item] = ValueReference(text: "item", type: .json, isOptional: false)
        default:
            throw context.error("the value is no list in Swift", hint: "give it \"type\": \"array\"")
        }
        let condition = scope.roots[.item].flatMap { switchCondition(of: toggle, $0) }
        let isUsed = condition != nil || addition.items.contains { $0.refers(to: .item) }
        return try loop(
            "for \(isUsed ? "item" : "_") in \(list) ?? []", addition, element: element, condition: condition,
            gates: gates, scope: scope)
    }

    private func eachEntry(
        _ addition: ShortForm.Addition, element: String, toggle: ShortForm.Switch, value: ValueReference,
        gates: [String]
    ) throws(SluiceError) -> [String] {
        var scope = TreeScope(roots: roots)
        scope.roots[.key] = ValueReference(text: "key", type: .string, isOptional: false)
        var map = value.text
        switch value.type {
        case .map(.nullable(let type)):
            scope.roots[.value] = ValueReference(text: "value", type: type, isOptional: true)
        case .map(let type):
            scope.roots[.value] = ValueReference(text: "value", type: type, isOptional: false)
        case .api(.map(let type, _)):
            scope.roots[.value] = ValueReference(text: "value", type: .api(type), isOptional: false)
        case .json, .api(.any):
            map += "?.entries"
            scope.roots[.value] = ValueReference(text: "value", type: .json, isOptional: false)
        default:
            throw context.error("the value is no map in Swift", hint: "give it \"additionalProperties\"")
        }
        let key = addition.items.contains { $0.refers(to: .key) } ? "key" : "_"
        let condition = scope.roots[.value].flatMap { switchCondition(of: toggle, $0) }
        let entry = condition != nil || addition.items.contains { $0.refers(to: .value) } ? "value" : "_"
        return try loop(
            "for (\(key), \(entry)) in \(ExpansionSupport.text("inKeyOrder", map))", addition, element: element,
            condition: condition,
            gates: gates, scope: scope)
    }

    private func loop(
        _ head: String, _ addition: ShortForm.Addition, element: String, condition: String?, gates: [String],
        scope: TreeScope
    ) throws(SluiceError) -> [String] {
        var body: [String] = []
        var inner = scope
        for item in addition.items {
            body += try append(
                item, in: &inner, width: width - SwiftRenderer.indentation.count, isLast: addition.items.count == 1)
        }
        return guardLines(gates, otherwise: "return []") + ["var items: [\(element)] = []"]
            + SwiftRenderer.block(head + (condition.map { " where " + $0 } ?? ""), body) + ["return items"]
    }

    /// - Parameter isLast: whether nothing follows, so that what is missing may end the turn of the loop.
    private func append(
        _ item: APITree, in scope: inout TreeScope, width: Int, isLast: Bool
    ) throws(SluiceError) -> [String] {
        var builder = TreeBuilder(
            context, scope: scope, width: isLast ? width : width - SwiftRenderer.indentation.count)
        let conditions = try builder.conditions(for: item)
        let built = try builder.build(item, name: "item")
        let call = SwiftExpression.call("items.append", [.init(value: built.expression)])
        var lines = builder.statements
        if built.isOptional {
            lines.append("if let \(built.expression.flat) { \(call.flat) }")
        } else {
            lines += call.lines(width: isLast ? width : width - SwiftRenderer.indentation.count)
        }
        scope.names = builder.scope.names
        if conditions.isEmpty { return lines }
        if isLast { return guardLines(conditions.map(\.text), otherwise: "continue") + lines }
        return SwiftRenderer.block("if " + conditions.map(\.text).joined(separator: ", "), lines)
    }

    private func guardLines(_ conditions: [String], otherwise: String) -> [String] {
        if conditions.isEmpty { return [] }
        let line = "guard \(conditions.joined(separator: ", ")) else { \(otherwise) }"
        if line.count <= width { return [line] }
        let parts = conditions.enumerated().map { index, condition in
            SwiftRenderer.indentation + condition + (index == conditions.count - 1 ? "" : ",")
        }
        return ["guard"] + parts + ["else { \(otherwise) }"]
    }
}

extension APITree {
    /// Whether a placeholder starts from the root, where the tree stands; inside an `$each`, `$item` is another.
    func refers(to root: Placeholder.Root) -> Bool {
        switch self {
        case .scalar, .template: false
        case .placeholder(let placeholder): placeholder.root == root
        case .list(let elements, _, _): elements.contains { $0.refers(to: root) }
        case .object(let entries, _):
            entries.contains { $0.value.refers(to: root) || $0.keyPlaceholder?.root == root }
        case .each(let over, let element): over.root == root || (root != .item && element.refers(to: root))
        }
    }
}
