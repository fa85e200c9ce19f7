import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Finds the values behind a rendered object: lists and mappings that a template has passed through as they are,
/// and texts that stand only once among the values.
///
/// What a chart renders has lost its origin; but nearly always `toYaml` prints a part of the values, so that equal
/// parts are the same part.
struct ValuesTrace {
    private var collections: [Value: LocatedValue] = [:]
    /// Nil where a text stands more than once.
    private var texts: [String: LocatedValue?] = [:]

    init(_ values: LocatedValue) {
        collect(values)
    }

    private mutating func collect(_ value: LocatedValue) {
        switch value.content {
        case .scalar(.string(let text)) where text.utf8.count > 3:
            if texts[text] == nil { texts[text] = .some(value) } else { texts[text] = .some(nil) }
        case .scalar: break
        case .array(let elements):
            for element in elements { collect(element) }
            if !elements.isEmpty { remember(value) }
        case .object(let members):
            for member in members.values { collect(member.value) }
            if !members.isEmpty { remember(value) }
        }
    }

    private mutating func remember(_ value: LocatedValue) {
        let key = value.value.sortedByKey
        if collections[key] == nil { collections[key] = value }
    }

    /// The object with the places of values where they are found, and `fallback` elsewhere.
    func traced(_ rendered: LocatedValue, fallback: SourceLocation) -> LocatedValue {
        switch rendered.content {
        case .scalar(.string(let text)):
            if case .some(.some(let value)) = texts[text] { return value }
            return LocatedValue(rendered.content, at: fallback, isQuoted: rendered.isQuoted)
        case .scalar:
            return LocatedValue(rendered.content, at: fallback, isQuoted: rendered.isQuoted)
        case .array(let elements):
            if !elements.isEmpty, let value = collections[rendered.value.sortedByKey] { return value }
            return LocatedValue(.array(elements.map { traced($0, fallback: fallback) }), at: fallback)
        case .object(let members):
            if !members.isEmpty, let value = collections[rendered.value.sortedByKey] { return value }
            return LocatedValue(
                .object(
                    members.mapValues { member in
                        let value = traced(member.value, fallback: fallback)
                        return .init(keyLocation: value.location, value: value)
                    }),
                at: fallback)
        }
    }
}

extension Value {
    /// The same with the keys of all mappings in order: what `toYaml` makes of it.
    var sortedByKey: Value {
        switch self {
        case .array(let elements): .array(elements.map(\.sortedByKey))
        case .object(let members):
            .object(
                OrderedDictionary(
                    uniqueKeysWithValues: members.map { ($0.key, $0.value.sortedByKey) }
                        .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }))
        default: self
        }
    }
}
