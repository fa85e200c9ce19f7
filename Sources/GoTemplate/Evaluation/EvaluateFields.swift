/// Fields, map entries and methods.
extension Evaluation {
    /// Looks names up one in the other. Only the last may be a method with arguments.
    func fields(
        _ names: [String], of receiver: Evaluated, dot: Evaluated, _ node: any SyntaxNode,
        _ operands: [Expression], _ final: Evaluated?
    ) throws(TemplateError) -> Evaluated {
        var value = receiver
        for name in names.dropLast() {
            value = try field(name, of: value, dot: dot, node, [], nil)
        }
        guard let last = names.last else { return value }
        return try field(last, of: value, dot: dot, node, operands, final)
    }

    private func field(
        _ name: String, of receiver: Evaluated, dot: Evaluated, _ node: any SyntaxNode,
        _ operands: [Expression], _ final: Evaluated?
    ) throws(TemplateError) -> Evaluated {
        let hasArguments = operands.count > 1 || final != nil
        switch receiver.value {
        case .map(let map):
            if let methods = map.methods, let method = methods(name, map) {
                return try call(method, name, context: node, dot: dot, operands, final)
            }
            return try entry(name, of: map, hasArguments: hasArguments)
        case .nil:
            if receiver.isInterface { throw error("nil pointer evaluating interface {}.\(name)") }
            if options.missingKey == .error {
                throw error("nil data; no entry for key \(Quoting.quote(name))")
            }
            return .missing
        case .object(let object):
            if let method = object.method(name) {
                return try call(method, name, context: node, dot: dot, operands, final)
            }
            if let value = object.field(name) {
                if hasArguments {
                    throw error("\(name) has arguments but cannot be invoked as function")
                }
                if case .nil = value { return .nilInterface }
                return Evaluated(value)
            }
            if let map = object.map {
                let found = try entry(name, of: map, hasArguments: hasArguments)
                guard found.value.isNil, options.missingKey == .zero, let zero = object.zeroElement else {
                    return found
                }
                return Evaluated(zero)
            }
        default: break
        }
        throw error("can't evaluate field \(name) in type \(receiver.typeName)")
    }

    private func entry(
        _ name: String, of map: MapValue, hasArguments: Bool
    ) throws(TemplateError) -> Evaluated {
        if hasArguments { throw error("\(name) is not a method but has arguments") }
        if let value = map[name] { return Evaluated(value, isInterface: true) }
        switch options.missingKey {
        case .default, .invalid: return .missing
        case .zero: return map.holdsText ? Evaluated("") : .nilInterface
        case .error: throw error("map has no entry for key \(Quoting.quote(name))")
        }
    }
}
