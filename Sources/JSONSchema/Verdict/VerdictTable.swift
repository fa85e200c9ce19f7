import SluiceYAML

/// A schema laid out flat, for the question asked most often: does a value fit at all?
final class VerdictTable: Sendable {
    let nodes: [VerdictNode]
    let names: NameTable
    let root: Int
    /// The same schemas in full.
    let sources: [SchemaNode]

    /// Nil for schemas with references that depend on the way taken: a node alone cannot answer them.
    init?(_ sources: [SchemaNode], root: Int) {
        guard sources.allSatisfy({ $0.dynamicReference == nil && $0.recursiveReference == nil }) else { return nil }
        var builder = VerdictBuilder(sources: sources)
        nodes = sources.map { builder.node($0) }
        names = builder.names
        self.root = builder.target(of: root)
        self.sources = sources
    }

    /// Whether the value fits. False also where that is too much work: then the thorough check says why.
    func accepts(_ value: Value, by schema: CompiledSchema) -> Bool {
        nodes.withUnsafeBufferPointer { nodes in
            names.slots.withUnsafeBufferPointer { slots in
                names.text.withUnsafeBufferPointer { text in
                    var verdict = Verdict(
                        schema: schema, table: self, nodes: nodes,
                        names: NameLookup(slots: slots, text: text, seed: names.seed))
                    let fits = withUnsafePointer(to: value) { verdict.fits($0, root) }
                    return fits && verdict.isDecided
                }
            }
        }
    }
}

/// Turns compiled schemas into flat ones.
struct VerdictBuilder {
    let sources: [SchemaNode]
    var names = NameTable()

    /// What a schema comes to when references are followed that have nothing beside them.
    func target(of index: Int) -> Int {
        var index = index
        for _ in 0..<Validation.maximumDepth {
            guard sources[index].draft <= .draft7, let next = sources[index].reference else { return index }
            index = next
        }
        return index
    }

    private func target(of index: Int?) -> Int { index.map { target(of: $0) } ?? VerdictNode.none }

    mutating func node(_ source: SchemaNode) -> VerdictNode {
        var node = VerdictNode()
        if let constant = source.constant {
            node.types = constant ? .all : []
            return node
        }
        if let types = source.types { node.types = types }
        if source.isSchemaOf != nil || source.contains != nil || source.unevaluatedItems != nil
            || source.unevaluatedProperties != nil
        {
            node.needs.insert(.thorough)
        }
        if source.const != nil || source.enumeration != nil || source.format != nil || source.helmFormat != nil
            || source.reference != nil
            || source.not != nil || source.ifSchema != nil || !source.allOf.isEmpty || !source.anyOf.isEmpty
            || !source.oneOf.isEmpty
        {
            node.needs.insert(.general)
        }
        fillScalars(&node, source)
        fillArrays(&node, source)
        fillObjects(&node, source)
        return node
    }

    private func fillScalars(_ node: inout VerdictNode, _ source: SchemaNode) {
        node.minimum = source.minimum?.value ?? node.minimum
        node.maximum = source.maximum?.value ?? node.maximum
        if source.minimum != nil || source.maximum != nil { node.needs.insert(.numbers) }
        if source.exclusiveMinimum != nil || source.exclusiveMaximum != nil || source.multipleOf != nil {
            node.needs.formUnion([.numbers, .rareNumbers])
        }
        node.minLength = source.minLength ?? node.minLength
        node.maxLength = source.maxLength ?? node.maxLength
        if source.minLength != nil || source.maxLength != nil { node.needs.insert(.lengths) }
        if source.pattern != nil { node.needs.insert(.pattern) }
    }

    private func fillArrays(_ node: inout VerdictNode, _ source: SchemaNode) {
        node.minItems = source.minItems ?? node.minItems
        node.maxItems = source.maxItems ?? node.maxItems
        node.items = target(of: source.items)
        if !source.prefixItems.isEmpty || source.uniqueItems { node.needs.formUnion([.arrays, .rareArrays]) }
        if source.minItems != nil || source.maxItems != nil || source.items != nil { node.needs.insert(.arrays) }
    }

    private mutating func fillObjects(_ node: inout VerdictNode, _ source: SchemaNode) {
        node.minProperties = source.minProperties ?? node.minProperties
        node.maxProperties = source.maxProperties ?? node.maxProperties
        node.additionalProperties = target(of: source.additionalProperties)
        let required = Set(source.required)
        node.requiredCount = required.count
        node.names = names.add(
            source.properties.map { ($0.key, target(of: $0.value), required.contains($0.key)) }
                + required.filter { source.properties[$0] == nil }.map { ($0, VerdictNode.none, true) })
        if source.propertyNames != nil || !source.patternProperties.isEmpty || !source.dependentRequired.isEmpty
            || !source.dependentSchemas.isEmpty
        {
            node.needs.formUnion([.objects, .rareObjects])
        }
        if source.minProperties != nil || source.maxProperties != nil || source.additionalProperties != nil
            || !node.names.isEmpty
        {
            node.needs.insert(.objects)
        }
    }
}
