import SluiceGoTemplate

extension FunctionTable {
    /// `semver` and `semverCompare`.
    mutating func registerVersions() {
        register("semver", [.string]) { arguments, _ in
            .object(VersionObject(try SemanticVersion(arguments.text(0))))
        }
        register("semverCompare", [.string, .string]) { arguments, _ in
            let constraint = try VersionConstraint(arguments.text(0))
            return .bool(constraint.check(try SemanticVersion(arguments.text(1))))
        }
    }
}
