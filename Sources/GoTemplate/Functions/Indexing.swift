/// Go's `index`, `slice` and `len`. Strings are indexed by bytes.
enum Indexing {
    static func length(_ value: Value) throws -> Int {
        switch value {
        case .nil: throw FunctionError("len of nil pointer")
        case .string(let text): return text.goCount
        case .list(let values): return values.count
        default:
            if let elements = value.asList { return elements.count }
            guard let map = value.asMap else { throw FunctionError("len of type \(value.typeName)") }
            return map.count
        }
    }

    static func index(_ value: Value, by indexes: ArraySlice<Value>) throws -> Value {
        if case .nil = value { throw FunctionError("index of untyped nil") }
        var item = value
        for index in indexes {
            switch item {
            case .nil: throw FunctionError("index of nil pointer")
            case .list(let values):
                item = values[try position(index, below: values.count)]
            case .string(let text):
                let bytes = text.goBytes
                item = .unsigned(UInt64(bytes[try position(index, below: bytes.count)]), .uint8)
            default:
                if let elements = item.asList {
                    item = elements[try position(index, below: elements.count)]
                    continue
                }
                guard let map = item.asMap else {
                    throw FunctionError("can't index item of type \(item.typeName)")
                }
                item = map[try key(index)] ?? .nil
            }
        }
        return item
    }

    private static func key(_ index: Value) throws -> String {
        switch index {
        case .string(let key): return key
        case .nil: throw FunctionError("value is nil; should be of type string")
        default: throw FunctionError("value has type \(index.typeName); should be string")
        }
    }

    private static func position(_ index: Value, below count: Int) throws -> Int {
        let position = try integer(index)
        guard position >= 0, position < count else {
            throw FunctionError("index out of range: \(position)")
        }
        return Int(position)
    }

    private static func integer(_ index: Value) throws -> Int64 {
        switch index {
        case .integer(let value, _): return value
        case .unsigned(let value, _): return Int64(truncatingIfNeeded: value)
        case .nil: throw FunctionError("cannot index slice/array with nil")
        default: throw FunctionError("cannot index slice/array with type \(index.typeName)")
        }
    }

    static func slice(_ value: Value, by indexes: [Value]) throws -> Value {
        if case .nil = value { throw FunctionError("slice of untyped nil") }
        guard indexes.count <= 3 else {
            throw FunctionError("too many slice indexes: \(indexes.count)")
        }
        switch value {
        case .string(let text):
            guard indexes.count < 3 else { throw FunctionError("cannot 3-index slice a string") }
            let bytes = text.goBytes
            return .string(
                String(goBytes: bytes[try bounds(indexes, count: bytes.count)]))
        case .list(let values):
            return .list(Array(values[try bounds(indexes, count: values.count)]))
        default:
            throw FunctionError("can't slice item of type \(value.typeName)")
        }
    }

    /// The third index only sets a capacity, which our lists do not have.
    private static func bounds(_ indexes: [Value], count: Int) throws -> Range<Int> {
        var bounds = [0, count, count]
        for (place, index) in indexes.enumerated() {
            let position = try integer(index)
            guard position >= 0, position <= count else {
                throw FunctionError("index out of range: \(position)")
            }
            bounds[place] = Int(position)
        }
        guard bounds[0] <= bounds[1] else {
            throw FunctionError("invalid slice index: \(bounds[0]) > \(bounds[1])")
        }
        guard indexes.count < 3 || bounds[1] <= bounds[2] else {
            throw FunctionError("invalid slice index: \(bounds[1]) > \(bounds[2])")
        }
        return bounds[0]..<bounds[1]
    }
}
