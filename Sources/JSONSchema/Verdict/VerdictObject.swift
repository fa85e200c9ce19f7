import OrderedCollections
import SluiceYAML

extension Verdict {
    mutating func objectFits(_ value: UnsafePointer<Value>, _ index: Int) -> Bool {
        guard case .object(let members) = value.pointee else { return true }
        let count = members.count
        if count < nodes[index].minProperties || count > nodes[index].maxProperties { return false }
        if count < nodes[index].requiredCount { return false }
        if count == 0 { return true }
        guard enter(count) else { return false }
        let fits =
            members.keys.withContiguousStorageIfAvailable { keys in
                members.values.withUnsafeBufferPointer { membersFit(keys, $0, index) }
            } ?? false
        if fits, nodes[index].needs.contains(.rareObjects) { return leave(rareObjectFits(members, value, index)) }
        return leave(fits)
    }

    private mutating func membersFit(
        _ keys: UnsafeBufferPointer<String>, _ values: UnsafeBufferPointer<Value>, _ index: Int
    ) -> Bool {
        guard let base = values.baseAddress else { return true }
        let part = nodes[index].names
        let additional =
            nodes[index].needs.contains(.rareObjects) ? VerdictNode.none : nodes[index].additionalProperties
        var required = nodes[index].requiredCount
        for position in 0..<values.count {
            var schema = VerdictNode.none
            if !part.isEmpty, let slot = names.slot(of: keys[position], in: part) {
                schema = names.slots[slot].schema
                if names.slots[slot].isRequired { required -= 1 }
            }
            if schema == VerdictNode.none { schema = additional }
            if schema != VerdictNode.none, !fits(base + position, schema) { return false }
        }
        return required == 0
    }

    /// Patterns for names, and what depends on other properties.
    private mutating func rareObjectFits(
        _ members: ValueTable, _ value: UnsafePointer<Value>, _ index: Int
    ) -> Bool {
        let source = table.sources[index]
        if !source.patternProperties.isEmpty || nodes[index].additionalProperties != VerdictNode.none {
            for (name, value) in members where !patternsFit(name, value, source, nodes[index]) { return false }
        }
        if let schema = source.propertyNames {
            for name in members.keys where !fits(.string(name), schema) { return false }
        }
        for dependency in source.dependentRequired where members[dependency.property] != nil {
            for name in dependency.required where members[name] == nil { return false }
        }
        for dependency in source.dependentSchemas where members[dependency.property] != nil {
            if !fits(value, dependency.schema) { return false }
        }
        return true
    }

    private mutating func patternsFit(
        _ name: String, _ value: Value, _ source: SchemaNode, _ node: VerdictNode
    ) -> Bool {
        var isKnown = source.properties[name] != nil
        for (pattern, schema) in source.patternProperties where pattern.matches(name) {
            isKnown = true
            if !fits(value, schema) { return false }
        }
        return isKnown || node.additionalProperties == VerdictNode.none || fits(value, node.additionalProperties)
    }

    private mutating func fits(_ value: Value, _ schema: Int) -> Bool {
        withUnsafePointer(to: value) { fits($0, schema) }
    }
}
