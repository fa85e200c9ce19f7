/// A value during evaluation, with what Go's reflection knows besides.
struct Evaluated {
    var value: Value
    /// Taken from a list or map of `interface {}` and not unwrapped since. It decides between an
    /// error and no value when a field of nil is asked for, and shows in messages.
    var isInterface: Bool

    init(_ value: Value, isInterface: Bool = false) {
        self.value = value
        self.isInterface = isInterface
    }

    /// Go's zero reflect.Value: nothing at all, printed as `<no value>`.
    static let missing = Evaluated(.nil)
    static let nilInterface = Evaluated(.nil, isInterface: true)

    var isMissing: Bool {
        guard case .nil = value else { return false }
        return !isInterface
    }

    /// What a pipeline stage makes of it: a nil inside an interface becomes nothing.
    var unwrapped: Evaluated { Evaluated(value) }

    var typeName: String { isInterface ? "interface {}" : value.typeName }
}
