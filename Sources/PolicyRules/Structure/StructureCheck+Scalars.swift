import SluiceDiagnostics
import SluiceKubernetesAPI
import SluiceYAML

extension StructureCheck {
    /// A scalar as the server's decoder takes it.
    mutating func prune(_ value: Value, _ type: TypeExpression, _ path: FieldPath, isQuoted: Bool) -> Value? {
        switch (type, value) {
        case (.any, _), (.boolean, .bool), (.number, .int), (.number, .float), (.quantity, .int), (.quantity, .float),
            (.quantity, .string):
            return value
        case (.string(let constraints), .string(let text)):
            return constraints.enumValues.isEmpty ? value : enumerated(text, constraints.enumValues, path)
        case (.integer(let constraints), .int(let number)):
            return integer(number, isWide: constraints.format == "int64", path)
        case (.integer(let constraints), .float(let number)):
            // YAML's 80.0 is sent as 80.
            guard let exact = Int(exactly: number) else { break }
            return integer(exact, isWide: constraints.format == "int64", path)
        case (.intOrString, .int(let number)):
            return integer(number, isWide: false, path)
        case (.intOrString, .float(let number)):
            guard let exact = Int(exactly: number) else { break }
            return integer(exact, isWide: false, path)
        case (.intOrString, .string):
            return value
        default: break
        }
        return refuseType(
            LocatedValue(.scalar(value), at: .init(file: "", line: 0, column: 0), isQuoted: isQuoted), type, path)
    }

    private mutating func integer(_ number: Int, isWide: Bool, _ path: FieldPath) -> Value? {
        if isWide || Int32(exactly: number) != nil { return .int(number) }
        refuse(Self.wrongType, path, "\(number) does not fit into 32 bits", hint: nil)
        return nil
    }

    private mutating func enumerated(_ text: String, _ values: [String], _ path: FieldPath) -> Value? {
        if values.contains(text) { return .string(text) }
        let field: String? = if case .key(let key)? = path.steps.last { key } else { nil }
        let near = values.first { $0.lowercased() == text.lowercased() }
        let kind = field == "operator" ? "Invalid value" : "Unsupported value"
        findings.append(
            RuleFinding(
                rule: Self.unsupported.id, severity: .error, path: path,
                message: "\(kind): \(ServerErrors.quoted(text)): \(Self.enumerationDetail(values, field))",
                hint: (near ?? nearest(text, in: values)).map { "write \($0)" }))
        // An operator is replaced by one that goes with the values, once these are known. Of the rest, what was
        // meant goes on, and elements of lists keep their places.
        if field == "operator" { return nil }
        if let near { return .string(near) }
        return field == nil ? .string(values[0]) : nil
    }
}
