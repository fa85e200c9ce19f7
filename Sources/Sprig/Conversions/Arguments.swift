import SluiceGoTemplate

/// Arguments whose types the declaration of the function has assured.
extension [Value] {
    package func text(_ index: Int) -> String {
        if indices.contains(index), case .string(let text) = self[index] { text } else { "" }
    }

    package func number(_ index: Int) -> Int {
        if indices.contains(index), case .integer(let number, _) = self[index] { Int(number) } else { 0 }
    }

    func flag(_ index: Int) -> Bool {
        if indices.contains(index), case .bool(let flag) = self[index] { flag } else { false }
    }

    /// An absent map is an empty one; writing to it is an error in Go, and the functions that do check.
    func map(_ index: Int) -> MapValue {
        indices.contains(index) ? self[index].asMap ?? MapValue() : MapValue()
    }
}
