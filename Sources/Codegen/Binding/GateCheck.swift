import SluiceDiagnostics
import SluiceYAML

/// Whether a condition names a boolean of the values schema: anything else is true when it is not empty, the
/// text "false" too.
struct GateCheck {
    var lookup: SchemaLookup
    var block: ValuePath

    func check(_ gates: [ValuePath], at place: Node) throws(SluiceError) {
        for (index, gate) in gates.enumerated() {
            let node = place.kind == .sequence && index < place.elements.count ? place.elements[index] : place
            try check(gate, at: node)
        }
    }

    private func check(_ gate: ValuePath, at place: Node) throws(SluiceError) {
        var current = lookup.root
        for key in gate.keys {
            if let next = lookup.property(key, of: current) {
                current = next
                continue
            }
            let names = lookup.propertyNames(of: current)
            guard names.isEmpty, lookup.isOpen(current) else {
                throw place.error(
                    "x-sluice-when", "\(gate) is no value of this chart: the schema declares no \"\(key)\" there",
                    hint: gate == block.appending("enabled")
                        ? "add \"enabled\": { \"type\": \"boolean\", \"default\": false } to the block's properties, or name "
                            + "booleans in \"when\"" : fromBlock(gate) ?? Suggestion.hint(for: key, among: names))
            }
            throw place.error(
                "x-sluice-when", "the schema does not say that \(gate) is a boolean, and any text would be true",
                hint: "declare it under \"properties\" with \"type\": \"boolean\"")
        }
        let types = lookup.types(of: current)
        guard types == ["boolean"] else {
            let problem = types.isEmpty ? "has no type" : "is \(ShapeLookup.phrase(types))"
            throw place.error(
                "x-sluice-when", "\(gate) \(problem) in the schema; a gate is a boolean",
                hint: types.isEmpty || gate == block.appending("enabled")
                    ? "give it \"type\": \"boolean\"" : "name a boolean, such as \(block).enabled")
        }
    }

    /// A gate that is written as seen from its block.
    private func fromBlock(_ gate: ValuePath) -> String? {
        let inside = ValuePath(block.keys + gate.keys)
        guard let node = lookup.schema(at: inside), lookup.types(of: node) == ["boolean"] else { return nil }
        return "gates are named from the root of the values: did you mean \"\(inside)\"?"
    }
}
