import SluiceGoTemplate

extension PipelineNode {
    /// The field chains of the pipeline: `["Values", "networkPolicy", "enabled"]`.
    var fieldNames: [[String]] {
        var found: [[String]] = []
        walk { element in
            if case .expression(.field(let field)) = element { found.append(field.names) }
            if case .expression(.variable(let variable)) = element { found.append(variable.names) }
            return .descend
        }
        return found
    }
}

extension Template {
    /// The names of the templates that this one includes.
    var includedNames: [String] {
        var names: [String] = []
        for call in calls(by: ["include"]) {
            if let name = call.name, !names.contains(name) { names.append(name) }
        }
        return names
    }
}
