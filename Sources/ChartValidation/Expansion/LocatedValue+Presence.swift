import Codegen
import YAML

extension LocatedValue {
    var isNull: Bool {
        if case .scalar(.null) = content { return true }
        return false
    }

    var isTrue: Bool {
        if case .scalar(.bool(true)) = content { return true }
        return false
    }

    /// What a placeholder counts as absent: null, "", an empty list or mapping.
    var isEmpty: Bool {
        switch content {
        case .scalar(.null), .scalar(.string("")): true
        case .scalar: false
        case .array(let elements): elements.isEmpty
        case .object(let members): members.isEmpty
        }
    }

    subscript(path: ValuePath) -> LocatedValue? { self[path.keys[...]] }

    subscript(keys: ArraySlice<String>) -> LocatedValue? {
        var value: LocatedValue? = self
        for key in keys { value = value?[key] }
        return value
    }
}
