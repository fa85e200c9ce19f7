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
