/// `range` over lists, maps and integers.
extension Evaluation {
    func iterate(
        _ branch: BranchNode, over value: Value, dot: Evaluated
    ) throws(TemplateError) -> Flow {
        var isEmpty = true
        switch value {
        case .nil: break
        case .list(let values):
            for (index, element) in values.enumerated() {
                isEmpty = false
                let element = Evaluated(element, isInterface: true)
                if try turn(branch, Evaluated(.int(index)), element) == .break { break }
            }
        case .integer(let count, let type):
            guard branch.pipeline.declarations.count < 2 else {
                throw error("can't use \(value) to iterate over more than one variable")
            }
            var number: Int64 = 0
            while number < count {
                isEmpty = false
                if try turn(branch, .missing, Evaluated(.integer(number, type))) == .break { break }
                number += 1
            }
        default:
            if let elements = value.asList {
                return try iterate(branch, over: .list(elements), dot: dot)
            }
            guard let map = value.asMap else { throw error("range can't iterate over \(value)") }
            for (key, element) in map.sorted {
                isEmpty = false
                let element = Evaluated(element, isInterface: true)
                if try turn(branch, Evaluated(.string(key)), element) == .break { break }
            }
        }
        guard isEmpty, let elseList = branch.elseList else { return .normal }
        return try run(elseList, dot: dot)
    }

    /// One turn of the loop: sets the variables, runs the body, drops what the body declared.
    private func turn(
        _ branch: BranchNode, _ index: Evaluated, _ element: Evaluated
    ) throws(TemplateError) -> Flow {
        try countStep()
        let declarations = branch.pipeline.declarations
        let mark = variables.count
        defer { variables.removeLast(variables.count - mark) }
        if branch.pipeline.isAssignment {
            if declarations.count > 1 {
                try assign(declarations[0].variable, index)
                try assign(declarations[1].variable, element)
            } else if let only = declarations.first {
                try assign(only.variable, element)
            }
        } else {
            // The pipeline has pushed the variables; the last one holds the element.
            if !declarations.isEmpty { variables[mark - 1].value = element }
            if declarations.count > 1 { variables[mark - 2].value = index }
        }
        return try run(branch.list, dot: element)
    }
}
