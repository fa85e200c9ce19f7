import SluiceYAML

/// Equal items of a list.
enum Duplicates {
    /// By hash, so that long lists take no square of time.
    static func first(in values: some Sequence<Value>) -> (Int, Int)? {
        var seen: [Item: Int] = [:]
        for (index, value) in values.enumerated() {
            if let first = seen.updateValue(index, forKey: Item(value: value)) { return (first, index) }
        }
        return nil
    }

    /// A value that is equal to those that JSON Schema finds equal.
    private struct Item: Hashable {
        let value: Value

        static func == (left: Item, right: Item) -> Bool { left.value.equals(right.value) }

        func hash(into hasher: inout Hasher) {
            switch value {
            case .null: hasher.combine(0)
            case .bool(let flag): hasher.combine(flag)
            case .int(let number): hasher.combine(Double(number))
            case .float(let number): hasher.combine(number)
            case .string(let text): hasher.combine(text)
            case .array(let values):
                hasher.combine(values.count)
                for value in values { Item(value: value).hash(into: &hasher) }
            case .object(let members):
                // In any order.
                var sum = members.count
                for (key, value) in members {
                    var inner = Hasher()
                    inner.combine(key)
                    Item(value: value).hash(into: &inner)
                    sum &+= inner.finalize()
                }
                hasher.combine(sum)
            }
        }
    }
}
