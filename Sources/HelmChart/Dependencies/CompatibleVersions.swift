import SluiceSprig

extension VersionConstraint {
    /// Whether a version suits a constraint; what cannot be read suits nothing.
    static func isSatisfied(_ constraint: String, by version: String) -> Bool {
        guard let version = try? SemanticVersion(version), let constraint = try? VersionConstraint(constraint) else {
            return false
        }
        return constraint.check(version)
    }
}
