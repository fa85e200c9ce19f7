import OrderedCollections
import SluiceYAML

extension Validation {
    mutating func checkObject(
        _ table: ValueTable, _ node: SchemaNode, _ evaluated: inout Evaluated, _ failures: inout [SchemaFailure]
    ) {
        if let want = node.minProperties, table.count < want {
            failures.append(failure(.minProperties(got: table.count, want: want), node))
        }
        if let want = node.maxProperties, table.count > want {
            failures.append(failure(.maxProperties(got: table.count, want: want), node))
        }
        let missing = node.required.filter { table[$0] == nil }
        if !missing.isEmpty { failures.append(failure(.required(missing), node)) }
        checkDependencies(table, node, isOldKeyword: true, &evaluated, &failures)
        checkProperties(table, node, &evaluated, &failures)
        if let names = node.propertyNames {
            for name in table.keys {
                guard let cause = check(.string(name), names) else { continue }
                var result = failure(.propertyName(name), node)
                result.causes = [cause]
                failures.append(result)
            }
        }
        checkDependencies(table, node, isOldKeyword: false, &evaluated, &failures)
    }

    private mutating func checkProperties(
        _ table: ValueTable, _ node: SchemaNode, _ evaluated: inout Evaluated, _ failures: inout [SchemaFailure]
    ) {
        if node.properties.isEmpty, node.patternProperties.isEmpty, node.additionalProperties == nil { return }
        var additional: [String] = []
        var found: [(name: String, failure: SchemaFailure)] = []
        for (name, value) in table {
            var isEvaluated = false
            if let index = node.properties[name] {
                isEvaluated = true
                if let failure = checkPart(value, index, at: name) { found.append((name, failure)) }
            }
            for (pattern, index) in node.patternProperties where pattern.matches(name) {
                isEvaluated = true
                if let failure = checkPart(value, index, at: name) { found.append((name, failure)) }
            }
            if !isEvaluated, let index = node.additionalProperties {
                isEvaluated = true
                if schema.nodes[index].constant == false {
                    additional.append(name)
                } else if let failure = checkPart(value, index, at: name) {
                    found.append((name, failure))
                }
            }
            if isEvaluated, schema.tracksEvaluation { evaluated.properties.insert(name) }
        }
        // Helm visits them in no order; here it is that of the names.
        found.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        failures += found.map(\.failure)
        if !additional.isEmpty {
            additional.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            failures.append(failure(.additionalProperties(additional), node))
        }
    }

    private mutating func checkDependencies(
        _ table: ValueTable, _ node: SchemaNode, isOldKeyword: Bool, _ evaluated: inout Evaluated,
        _ failures: inout [SchemaFailure]
    ) {
        for dependency in node.dependentRequired
        where dependency.isOldKeyword == isOldKeyword && table[dependency.property] != nil {
            let missing = dependency.required.filter { table[$0] == nil }
            if !missing.isEmpty {
                let kind = SchemaFailure.Kind.dependent(property: dependency.property, missing: missing)
                failures.append(failure(kind, node, keyword: isOldKeyword ? "dependencies" : "dependentRequired"))
            }
        }
        guard !isOldKeyword else { return }
        for dependency in node.dependentSchemas where table[dependency.property] != nil {
            var inner = Evaluated()
            if let cause = check(.object(table), dependency.schema, &inner) {
                failures.append(cause)
            } else {
                evaluated.add(inner)
            }
        }
    }
}
