import SluiceGoTemplate

extension Value {
    /// Go's kind of the value's type: `slice`, `map`, `ptr`.
    var kindName: String {
        switch self {
        case .nil: "invalid"
        case .list: "slice"
        case .map: "map"
        case .function: "func"
        case .object(let object): Self.kindName(of: object)
        default: typeName
        }
    }

    private static func kindName(of object: any TemplateObject) -> String {
        if object.typeName.hasPrefix("*") { return "ptr" }
        if object.typeName == "time.Duration" { return "int64" }
        if object.map != nil { return "map" }
        return object.elements == nil ? "struct" : "slice"
    }

    /// The elements of a list.
    ///
    /// - Parameter refusal: what the function says of other types, up to the name of the kind.
    func elements(_ refusal: String) throws -> [Value] {
        if let list = asList { return list }
        if isNil { throw SprigError.nilDereference }
        throw FunctionError("\(refusal) \(kindName)")
    }
}
