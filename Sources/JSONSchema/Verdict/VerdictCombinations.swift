import SluiceYAML

extension Verdict {
    /// Keywords for values of every type.
    mutating func generalFits(_ value: UnsafePointer<Value>, _ index: Int) -> Bool {
        if nodes[index].needs.contains(.thorough) {
            var validation = Validation(schema: schema)
            let fits = validation.check(value.pointee, index) == nil
            count(validation.work)
            if validation.surrender != nil { giveUp() }
            return fits
        }
        let source = table.sources[index]
        if let reference = source.reference, !fits(value, reference) { return false }
        if let const = source.const, !value.pointee.equals(const) { return false }
        if let values = source.enumeration, !values.contains(where: value.pointee.equals) { return false }
        if let format = source.format, !format.accepts(value.pointee) { return false }
        if let format = source.helmFormat, case .string(let text) = value.pointee, format.check(text) != nil {
            return false
        }
        for schema in source.allOf where !fits(value, schema) { return false }
        if !source.anyOf.isEmpty, !hasMatch(value, source.anyOf) { return false }
        if !source.oneOf.isEmpty, !hasOneMatch(value, source.oneOf) { return false }
        if let schema = source.not, fits(value, schema) { return false }
        if let condition = source.ifSchema {
            let branch = fits(value, condition) ? source.thenSchema : source.elseSchema
            if let branch, !fits(value, branch) { return false }
        }
        return true
    }

    private mutating func hasMatch(_ value: UnsafePointer<Value>, _ schemas: [Int]) -> Bool {
        for schema in schemas where fits(value, schema) { return true }
        return false
    }

    private mutating func hasOneMatch(_ value: UnsafePointer<Value>, _ schemas: [Int]) -> Bool {
        var isFound = false
        for schema in schemas where fits(value, schema) {
            if isFound { return false }
            isFound = true
        }
        return isFound
    }
}
