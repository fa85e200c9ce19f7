import SluiceCodegen
import SluiceYAML

extension LocatedValue {
    var isNull: Bool {
        if case .scalar(.null) = content { return true }
        return false
    }

    var isTrue: Bool {
        if case .scalar(.bool(true)) = content { return true }
        return false
    }

    /// Whether it is null, "", an empty list or map.
    var isEmpty: Bool {
        switch content {
        case .scalar(.null), .scalar(.string("")): true
        case .scalar: false
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    /// Whether it counts as absent.
    func isAbsent(_ absence: Absence) -> Bool {
        switch absence {
        case .never: false
        case .whenNull: isNull
        case .whenEmpty: isEmpty
        case .whenMembersEmpty(let members): members.allSatisfy { self[$0]?.isEmpty ?? true }
        case .whenZeroOrEmpty: isEmpty || isZero
        }
    }

    /// Whether it counts as absent where a placeholder stands.
    func isAbsent(_ placeholder: Placeholder) -> Bool {
        if isAbsent(placeholder.absence) { return true }
        guard placeholder.absence == .whenEmpty else { return false }
        switch placeholder.type {
        // Templates ask whether the value is true there, and zero and false are not.
        case .string, .array, .map, .object: return isZero || isFalse
        default: return false
        }
    }

    private var isFalse: Bool {
        if case .scalar(.bool(false)) = content { return true }
        return false
    }

    private var isZero: Bool {
        switch content {
        case .scalar(.int(0)), .scalar(.float(0)): true
        default: false
        }
    }

    subscript(path: ValuePath) -> LocatedValue? { self[path.keys[...]] }

    subscript(keys: ArraySlice<String>) -> LocatedValue? {
        var value: LocatedValue? = self
        for key in keys { value = value?[key] }
        return value
    }
}
