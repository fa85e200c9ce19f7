/// What calls of functions take from the steps of a rendering, so that a few steps cannot do endless work.
extension Evaluation {
    /// Takes steps for work that is much for what goes in and comes out, such as making a key.
    ///
    /// - Throws: when the rendering has none left.
    public func spend(_ steps: Int) throws(TemplateError) {
        remainingSteps -= max(0, steps)
        if remainingSteps < 0 {
            throw error("exceeded the maximum of \(options.maximumSteps) evaluation steps")
        }
    }

    /// Takes steps for the sizes of the arguments.
    func spend(on arguments: [Value]) throws(TemplateError) {
        var steps = 0
        for argument in arguments { steps += argument.cost }
        if steps > 0 { try spend(steps) }
    }

    /// Takes steps for the size of the result.
    ///
    /// - Throws: also when the result is too large.
    func spend(onResult result: Value) throws(TemplateError) {
        if case .string(let text) = result, text.utf8.count > options.maximumTextBytes {
            throw error("exceeded the maximum of \(options.maximumTextBytes) bytes in one text")
        }
        let steps = result.cost
        if steps > 0 { try spend(steps) }
    }
}

extension Value {
    /// Small values cost nothing beyond the call.
    fileprivate var cost: Int {
        switch self {
        case .string(let text): text.utf8.count >> 4
        case .list(let elements): elements.count >> 2
        default: 0
        }
    }
}
