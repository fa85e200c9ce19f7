import OrderedCollections
import SluiceYAML

/// One look at one value that only says yes or no. It notes nothing and stops at the first thing that is wrong.
struct Verdict {
    let schema: CompiledSchema
    let table: VerdictTable
    let nodes: UnsafeBufferPointer<VerdictNode>
    let names: NameLookup
    private var depth = 0
    private var work = 0
    /// Whether the answer can be trusted.
    private(set) var isDecided = true

    init(schema: CompiledSchema, table: VerdictTable, nodes: UnsafeBufferPointer<VerdictNode>, names: NameLookup) {
        self.schema = schema
        self.table = table
        self.nodes = nodes
        self.names = names
    }

    /// By pointers, since copies of values count references.
    mutating func fits(_ value: UnsafePointer<Value>, _ index: Int) -> Bool {
        let types = nodes[index].types
        let needs = nodes[index].needs
        switch value.pointee {
        case .null:
            if !types.contains(.null) { return false }
        case .bool:
            if !types.contains(.boolean) { return false }
        case .int(let number):
            if types.isDisjoint(with: [.number, .integer]) { return false }
            if needs.contains(.numbers), !numberFits(Double(number), index) { return false }
        case .float(let number):
            if !types.contains(.number), !types.contains(.integer) || number.rounded(.towardZero) != number {
                return false
            }
            if needs.contains(.numbers), !numberFits(number, index) { return false }
        case .string:
            if !types.contains(.string) { return false }
            if !needs.isDisjoint(with: [.lengths, .pattern]), !textFits(value, index) { return false }
        case .array:
            if !types.contains(.array) { return false }
            if needs.contains(.arrays), !arrayFits(value, index) { return false }
        case .object:
            if !types.contains(.object) { return false }
            if needs.contains(.objects), !objectFits(value, index) { return false }
        }
        if needs.isDisjoint(with: [.general, .thorough]) { return true }
        return enter(1) && leave(generalFits(value, index))
    }

    /// Counts work and depth; false where there is too much of either.
    mutating func enter(_ amount: Int) -> Bool {
        count(amount)
        if depth == Validation.maximumDepth { giveUp() }
        if isDecided { depth += 1 }
        return isDecided
    }

    /// Counts work done elsewhere.
    mutating func count(_ amount: Int) {
        work += amount
        if work > 4 * schema.workLimit { giveUp() }
    }

    mutating func giveUp() { isDecided = false }

    mutating func leave(_ result: Bool) -> Bool {
        depth -= 1
        return result
    }

    // MARK: Scalars

    private func numberFits(_ number: Double, _ index: Int) -> Bool {
        if number < nodes[index].minimum || number > nodes[index].maximum { return false }
        guard nodes[index].needs.contains(.rareNumbers) else { return true }
        let source = table.sources[index]
        if let bound = source.exclusiveMinimum, number <= bound.value { return false }
        if let bound = source.exclusiveMaximum, number >= bound.value { return false }
        if let unit = source.multipleOf, !Multiples.isMultiple(number, of: unit) { return false }
        return true
    }

    private func textFits(_ value: UnsafePointer<Value>, _ index: Int) -> Bool {
        guard case .string(let text) = value.pointee else { return true }
        if nodes[index].needs.contains(.lengths) {
            let (least, most) = (nodes[index].minLength, nodes[index].maxLength)
            // A scalar has one to four bytes.
            let bytes = text.utf8.count
            if bytes < least { return false }
            if bytes > most || bytes / 4 < least {
                let length = text.unicodeScalars.count
                if length < least || length > most { return false }
            }
        }
        guard nodes[index].needs.contains(.pattern), let pattern = table.sources[index].pattern else { return true }
        return pattern.matches(text)
    }

    // MARK: Arrays

    private mutating func arrayFits(_ value: UnsafePointer<Value>, _ index: Int) -> Bool {
        guard case .array(let values) = value.pointee else { return true }
        if values.count < nodes[index].minItems || values.count > nodes[index].maxItems { return false }
        if values.isEmpty { return true }
        guard enter(values.count) else { return false }
        return leave(values.withUnsafeBufferPointer { itemsFit($0, index) })
    }

    private mutating func itemsFit(_ values: UnsafeBufferPointer<Value>, _ index: Int) -> Bool {
        guard let base = values.baseAddress else { return true }
        var position = 0
        if nodes[index].needs.contains(.rareArrays) {
            let source = table.sources[index]
            while position < min(values.count, source.prefixItems.count) {
                if !fits(base + position, source.prefixItems[position]) { return false }
                position += 1
            }
            if source.uniqueItems, Duplicates.first(in: values) != nil { return false }
        }
        let items = nodes[index].items
        if items == VerdictNode.none { return true }
        while position < values.count {
            if !fits(base + position, items) { return false }
            position += 1
        }
        return true
    }
}
