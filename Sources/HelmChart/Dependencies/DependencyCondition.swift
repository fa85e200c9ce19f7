import SluiceGoTemplate

/// Whether the values switch a dependency on: its tags decide, and conditions have the last word.
///
/// - Note: follows `processDependencyTags` and `processDependencyConditions` of Helm.
enum DependencyCondition {
    static func isEnabled(_ dependency: ChartDependency, _ values: MapValue, path: String) -> Bool {
        byCondition(dependency, values, path: path) ?? byTags(dependency, values)
    }

    /// Tags are looked up at the top of all values, for subcharts of subcharts too.
    private static func byTags(_ dependency: ChartDependency, _ values: MapValue) -> Bool {
        guard let tags = values["tags"]?.asMap else { return true }
        var hasFlags = false
        for tag in dependency.tags {
            guard case .bool(let flag)? = tags[tag] else { continue }
            if flag { return true }
            hasFlags = true
        }
        return !hasFlags
    }

    /// What the first path says that leads to a boolean.
    private static func byCondition(_ dependency: ChartDependency, _ values: MapValue, path: String) -> Bool? {
        let conditions = WhiteSpace.trimming(Array(dependency.condition.utf8)[...])
        for condition in conditions.split(separator: UInt8(ascii: ",")) {
            let keys = (Array(path.utf8) + condition).split(
                separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
            var current: Value? = .map(values)
            for key in keys { current = current?.asMap?[String(decoding: key, as: UTF8.self)] }
            if case .bool(let flag)? = current { return flag }
        }
        return nil
    }
}
