import SluiceCodegen
import SluiceYAML

/// The items that a short form adds for its value.
struct ShortFormExpansion {
    var iteration: ShortForm.Iteration
    var value: LocatedValue
    var scope: TreeExpansion

    func items(of addition: ResourcePlan.Addition) -> [LocatedValue] {
        scopes.flatMap { scope in addition.items.flatMap { scope.expandItems($0) } }
    }

    /// One for each time that the additions are made.
    private var scopes: [TreeExpansion] {
        var scope = scope
        scope.value = value
        scope.origin = value.location
        switch iteration {
        case .whenTrue:
            return value.isTrue ? [scope] : []
        case .whenPresent(let toggle):
            guard !value.isEmpty, value.isOn(toggle) else { return [] }
            return [scope]
        case .eachItem(let toggle):
            guard case .array(let items) = value.content else { return [] }
            return items.filter { $0.isOn(toggle) }.map { item in
                var inner = scope
                inner.item = item
                inner.origin = item.location
                return inner
            }
        case .eachEntry(let toggle):
            guard case .object(let members) = value.content else { return [] }
            return members.filter { $0.value.value.isOn(toggle) }.sorted {
                $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
            }.map { key, member in
                var inner = scope
                inner.key = LocatedValue(.scalar(.string(key)), at: member.keyLocation)
                inner.value = member.value
                inner.origin = member.keyLocation
                return inner
            }
        }
    }
}

extension LocatedValue {
    /// Whether what has a switch is switched on.
    fileprivate func isOn(_ toggle: ShortForm.Switch) -> Bool {
        switch toggle {
        case .none: true
        case .enabled: self["enabled"]?.isTrue == true
        case .itself: isTrue
        }
    }
}

extension TreeExpansion {
    /// An added item, or several of a `$each`.
    fileprivate func expandItems(_ tree: APITree) -> [LocatedValue] {
        guard tree.isEach else { return expand(tree).map { [$0] } ?? [] }
        guard case .array(let elements)? = expand(tree)?.content else { return [] }
        return elements
    }
}
