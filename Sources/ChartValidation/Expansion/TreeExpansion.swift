import SluiceCodegen
import SluiceDiagnostics
import OrderedCollections
import SluiceYAML

/// Fills the placeholders of an ``APITree`` with values, keeping their places.
///
/// It follows the same rules of emptiness as the fragments and the Swift expansions (see ``APITree``).
struct TreeExpansion {
    /// What `$value`, `$item`, `$key`, `$block` and `$values` stand for.
    var value: LocatedValue?
    var item: LocatedValue?
    var key: LocatedValue?
    var block: LocatedValue?
    var values: LocatedValue
    /// Where constants come from: the value that asked for them.
    var origin: SourceLocation

    /// The tree with its placeholders filled; nil where it counts as empty.
    func expand(_ tree: APITree) -> LocatedValue? {
        switch tree {
        case .scalar(let value, _):
            return LocatedValue(.scalar(value), at: origin)
        case .template:
            // Only Helm knows what stands here.
            return nil
        case .placeholder(let placeholder):
            guard let value = self[placeholder], !value.isAbsent(placeholder) else { return nil }
            return value
        case .object(let entries, _):
            return expand(object: entries)
        case .list(let elements, _, let meaning):
            var values: [LocatedValue] = []
            for element in elements {
                let expanded = expand(element: element)
                if expanded.isEmpty, meaning == .conditions, !element.isOptional { return nil }
                values += expanded
            }
            if values.isEmpty, !elements.isEmpty { return nil }
            return LocatedValue(.array(values), at: origin)
        case .each(_, _):
            let values = expand(element: tree)
            return values.isEmpty ? nil : LocatedValue(.array(values), at: origin)
        }
    }

    private func expand(object entries: [APITree.Entry]) -> LocatedValue? {
        var members: OrderedDictionary<String, LocatedValue.Member> = [:]
        for entry in entries {
            var key = entry.key
            if let placeholder = entry.keyPlaceholder {
                guard case .scalar(.string(let text))? = self[placeholder]?.content else { continue }
                key = text
            }
            guard let value = expand(entry.value) else {
                if case .template = entry.value { continue }
                if entry.isNeeded { return nil }
                continue
            }
            members[key] = .init(keyLocation: value.location, value: value)
        }
        if members.isEmpty, !entries.isEmpty { return nil }
        return LocatedValue(.object(members), at: origin)
    }

    private func expand(element: APITree) -> [LocatedValue] {
        guard case .each(let list, let element) = element else { return expand(element).map { [$0] } ?? [] }
        guard case .array(let items)? = self[list]?.content else { return [] }
        return items.compactMap { item in
            var inner = self
            inner.item = item
            inner.origin = item.location
            return inner.expand(element)
        }
    }

    private subscript(placeholder: Placeholder) -> LocatedValue? {
        let root: LocatedValue? =
            switch placeholder.root {
            case .value: value
            case .item: item
            case .key: key
            case .block: block
            case .values: values
            }
        return root?[placeholder.path[...]]
    }
}
