import SluiceGoTemplate
import OrderedCollections
import SluiceYAML

extension SluiceGoTemplate.Value {
    /// A value as templates see it. An integer is a Go `int64`: what `--set` makes.
    public init(_ value: SluiceYAML.Value) {
        switch value {
        case .null: self = .nil
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int64(Int64(number))
        case .float(let number): self = .float(number)
        case .string(let text): self = .string(text)
        case .array(let elements): self = .list(elements.map { SluiceGoTemplate.Value($0) })
        case .object(let table): self = .map(MapValue(table))
        }
    }
}

extension MapValue {
    /// A table of values as templates see it.
    public convenience init(_ table: ValuesTable) {
        var entries: [String: SluiceGoTemplate.Value] = [:]
        entries.reserveCapacity(table.count)
        for (key, value) in table { entries[key] = SluiceGoTemplate.Value(value) }
        self.init(entries)
    }
}

extension SluiceYAML.Value {
    /// Helm reads every number of YAML and JSON as a float. It shows when templates print large ones.
    var withFloats: SluiceYAML.Value {
        switch self {
        case .int(let number): .float(Double(number))
        case .array(let elements): .array(elements.map(\.withFloats))
        case .object(let table): .object(table.mapValues(\.withFloats))
        default: self
        }
    }
}
