/// What the placeholders of a tree stand for in generated code.
struct TreeScope {
    var roots: [Placeholder.Root: ValueReference]
    /// Values that are unwrapped already, by the name of their constant.
    var bound: [TreeNeed: String] = [:]
    var names: UniqueNames

    init(roots: [Placeholder.Root: ValueReference]) {
        self.roots = roots
        names = UniqueNames(taken: ["values", "block", "context", "item", "key", "value", "items", "element"])
    }

    /// The scope inside an `$each`, with the name of its element.
    func entering(elementOf list: ValuesType) -> (scope: TreeScope, name: String) {
        var scope = self
        let isNested = roots[.item]?.text.hasPrefix("element") == true
        let name = isNested ? scope.names.take("element") : "element"
        scope.bound = bound.filter { $0.key.placeholder.root != .item }
        scope.roots[.item] =
            switch list {
            case .array(.nullable(let element)): ValueReference(text: name, type: element, isOptional: true)
            case .array(let element): ValueReference(text: name, type: element, isOptional: false)
            case .api(.array(let element, _)): ValueReference(text: name, type: .api(element), isOptional: false)
            default: ValueReference(text: name, type: .json, isOptional: false)
            }
        return (scope, name)
    }

    mutating func bind(_ need: TreeNeed) -> String {
        let placeholder = need.placeholder
        let name = names.take(SwiftIdentifier.property(placeholder.path.last ?? placeholder.root.rawValue))
        bound[need] = SwiftIdentifier.escaped(name)
        return SwiftIdentifier.escaped(name)
    }
}
