import SluiceYAML

extension Validation {
    mutating func checkArray(
        _ values: [Value], _ node: SchemaNode, _ evaluated: inout Evaluated, _ failures: inout [SchemaFailure]
    ) {
        if let want = node.minItems, values.count < want {
            failures.append(failure(.minItems(got: values.count, want: want), node))
        }
        if let want = node.maxItems, values.count > want {
            failures.append(failure(.maxItems(got: values.count, want: want), node))
        }
        if node.uniqueItems, let (first, second) = Duplicates.first(in: values) {
            failures.append(failure(.uniqueItems(first, second), node))
        }
        for (index, (value, item)) in zip(values, node.prefixItems).enumerated() {
            checkPart(value, item, at: String(index), &failures)
        }
        let prefix = min(values.count, node.prefixItems.count)
        evaluated.items = max(evaluated.items, prefix)
        if let items = node.items {
            evaluated.items = values.count
            if node.hasAdditionalItemsFalse {
                if prefix < values.count { failures.append(failure(.additionalItems(values.count - prefix), node)) }
            } else {
                for index in prefix..<values.count { checkPart(values[index], items, at: String(index), &failures) }
            }
        }
        checkContains(values, node, &evaluated, &failures)
    }

    private mutating func checkContains(
        _ values: [Value], _ node: SchemaNode, _ evaluated: inout Evaluated, _ failures: inout [SchemaFailure]
    ) {
        guard let contains = node.contains else { return }
        var causes: [SchemaFailure] = []
        var matched: [Int] = []
        for (index, value) in values.enumerated() {
            let before = causes.count
            checkPart(value, contains, at: String(index), &causes)
            if causes.count == before { matched.append(index) }
        }
        if node.draft >= .draft2020 { evaluated.scatteredItems.formUnion(matched) }
        if let want = node.minContains {
            if matched.count < want {
                var result = failure(.minContains(got: matched, want: want), node)
                result.causes = causes
                failures.append(result)
            }
        } else if matched.isEmpty {
            var result = failure(.contains, node)
            result.causes = causes
            failures.append(result)
        }
        if let want = node.maxContains, matched.count > want {
            failures.append(failure(.maxContains(got: matched, want: want), node))
        }
    }
}
