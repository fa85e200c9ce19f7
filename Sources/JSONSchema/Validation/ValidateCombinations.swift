import SluiceYAML

extension Validation {
    mutating func checkCombinations(
        _ value: Value, _ node: SchemaNode, _ evaluated: inout Evaluated, _ failures: inout [SchemaFailure]
    ) {
        if let not = node.not, check(value, not) == nil { failures.append(failure(.not, node)) }
        if !node.allOf.isEmpty {
            let (matched, causes) = checkAll(node.allOf, value, &evaluated)
            if matched.count < node.allOf.count { append(.allOf, causes, node, to: &failures) }
        }
        if !node.anyOf.isEmpty {
            let (matched, causes) = checkAll(node.anyOf, value, &evaluated)
            if matched.isEmpty { append(.anyOf, causes, node, to: &failures) }
        }
        if !node.oneOf.isEmpty {
            let (matched, causes) = checkAll(node.oneOf, value, &evaluated)
            if matched.count != 1 {
                append(.oneOf(matched: matched), matched.isEmpty ? causes : [], node, to: &failures)
            }
        }
        if let condition = node.ifSchema { checkCondition(condition, value, node, &evaluated, &failures) }
    }

    /// The indexes of the schemas that fit, and why the others do not.
    private mutating func checkAll(
        _ schemas: [SchemaNode.Index], _ value: Value, _ evaluated: inout Evaluated
    ) -> (matched: [Int], causes: [SchemaFailure]) {
        var matched: [Int] = []
        var causes: [SchemaFailure] = []
        for (position, index) in schemas.enumerated() {
            var inner = Evaluated()
            if let cause = check(value, index, &inner) {
                causes.append(cause)
            } else {
                matched.append(position)
                evaluated.add(inner)
            }
        }
        return (matched, causes)
    }

    private mutating func checkCondition(
        _ condition: SchemaNode.Index, _ value: Value, _ node: SchemaNode, _ evaluated: inout Evaluated,
        _ failures: inout [SchemaFailure]
    ) {
        var inner = Evaluated()
        let holds = check(value, condition, &inner) == nil
        if holds { evaluated.add(inner) }
        guard let index = holds ? node.thenSchema : node.elseSchema else { return }
        var outcome = Evaluated()
        if let cause = check(value, index, &outcome) {
            failures.append(cause)
        } else {
            evaluated.add(outcome)
        }
    }

    private func append(
        _ kind: SchemaFailure.Kind, _ causes: [SchemaFailure], _ node: SchemaNode, to failures: inout [SchemaFailure]
    ) {
        var result = failure(kind, node)
        result.causes = causes
        failures.append(result)
    }

    /// What no other keyword has looked at.
    mutating func checkUnevaluated(
        _ value: Value, _ node: SchemaNode, _ evaluated: inout Evaluated, _ failures: inout [SchemaFailure]
    ) {
        if let index = node.unevaluatedProperties, case .object(let table) = value {
            var refused: [String] = []
            for (name, part) in table where !evaluated.properties.contains(name) {
                evaluated.properties.insert(name)
                if schema.nodes[index].constant == false {
                    refused.append(name)
                } else {
                    checkPart(part, index, at: name, &failures)
                }
            }
            if !refused.isEmpty {
                failures.append(failure(.additionalProperties(refused), node, keyword: "unevaluatedProperties"))
            }
        }
        if let index = node.unevaluatedItems, case .array(let values) = value {
            for position in evaluated.items..<max(values.count, evaluated.items)
            where !evaluated.scatteredItems.contains(position) {
                checkPart(values[position], index, at: String(position), &failures)
            }
            evaluated.items = values.count
        }
    }
}
