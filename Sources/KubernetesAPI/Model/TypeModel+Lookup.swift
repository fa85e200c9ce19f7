import SluiceDiagnostics

/// Why a path leads to no field.
public struct TypePathError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Why nothing was found.
    public var message: String
    /// What to write instead.
    public var hint: String?

    /// The message.
    public var description: String {
        hint.map { "\(message) (\($0))" } ?? message
    }
}

extension TypeModel {
    /// The field that a dotted path such as `spec.egress` leads to.
    ///
    /// A list is entered with brackets, as in `spec.egress[].to` or `spec.egress[0].to`; a map's value is named by
    /// its key, as in `metadata.labels.app` or `metadata.labels[app.kubernetes.io/name]`. What is entered so
    /// comes back as a field that bears the key.
    public func field(at path: String, from type: TypeName) throws(TypePathError) -> Field {
        try field(at: PathStep.steps(of: path)[...], path: path, from: type)
    }

    /// The type that a reference such as `IPBlock`, `IPBlock.cidr` or `NetworkPolicyEgressRule.ports` names.
    public func type(at reference: String) throws(TypePathError) -> TypeExpression {
        let parts = reference.split(separator: ".", omittingEmptySubsequences: false)
        // Full names hold dots themselves, so the longest prefix that names a type wins.
        for length in stride(from: parts.count, to: 0, by: -1) {
            guard let object = object(named: parts[..<length].joined(separator: ".")) else { continue }
            if length == parts.count { return .object(object.name) }
            return try field(at: parts[length...].joined(separator: "."), from: object.name).type
        }
        let word = String(parts.first ?? "")
        throw TypePathError(
            message: "\"\(reference)\" names no API type",
            hint: suggestion(for: word, among: objects.values.map(\.name.short)))
    }

    private func field(
        at steps: ArraySlice<PathStep>, path: String, from type: TypeName
    ) throws(TypePathError) -> Field {
        var current = Field(name: "", type: .object(type))
        var walked = ""
        for step in steps {
            current = try next(step, from: current.type, walked: walked.isEmpty ? type.short : walked)
            walked += step.isBracketed ? "[\(step.text)]" : (walked.isEmpty ? "" : ".") + step.text
        }
        guard !steps.isEmpty else {
            throw TypePathError(message: "a path is needed", hint: "write one such as spec.egress")
        }
        return current
    }

    private func next(_ step: PathStep, from type: TypeExpression, walked: String) throws(TypePathError) -> Field {
        switch type {
        case .object(let name):
            guard let object = objects[name] else { break }
            if let field = object.field(step.text) { return field }
            if object.isPreservingUnknownFields { return Field(name: step.text, type: .any) }
            throw TypePathError(
                message: "\(name.short) has no field \"\(step.text)\"",
                hint: suggestion(for: step.text, among: object.fields.map(\.name))
                    ?? nearestHint(step.text, among: object.fields.map(\.name)))
        case .map(let value, _):
            return Field(name: step.text, type: value)
        case .array(let element, _):
            if step.isBracketed { return Field(name: step.text, type: element) }
            throw TypePathError(
                message: "\(walked) is a list", hint: "enter it with brackets: \(walked)[].\(step.text)")
        case .any:
            return Field(name: step.text, type: .any)
        case .string, .integer, .number, .boolean, .intOrString, .quantity:
            break
        }
        throw TypePathError(message: "\(walked) has no fields", hint: "end the path at \(walked)")
    }
}

/// One step of a path: a name, or what stands in brackets.
private struct PathStep {
    var text: String
    var isBracketed: Bool

    static func steps(of path: String) -> [PathStep] {
        var steps: [PathStep] = []
        var word = ""
        var isBracketed = false
        func finish() {
            if isBracketed || !word.isEmpty { steps.append(PathStep(text: word, isBracketed: isBracketed)) }
            word = ""
        }
        for character in path {
            switch character {
            case "." where !isBracketed:
                finish()
            case "[" where !isBracketed:
                finish()
                isBracketed = true
            case "]" where isBracketed:
                finish()
                isBracketed = false
            default:
                word.append(character)
            }
        }
        finish()
        return steps
    }
}
