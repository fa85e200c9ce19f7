/// What the API server takes as `metadata.name` where a kind has a rule of its own.
///
/// The definitions state one type for the metadata of all kinds; the rule is in each kind's registry strategy
/// (`ValidatePathSegmentName` for those of `rbac.authorization.k8s.io`, whose names may be `system:node`;
/// `NameIsDNS1035Label` for Services, `NameIsDNSLabel` for Namespaces).
public enum ResourceNames {
    /// The constraints on the names of a kind; nil where the name is a DNS subdomain, as for most.
    public static func constraints(of resource: GroupVersionKind) -> StringConstraints? {
        switch (resource.group, resource.kind) {
        case ("rbac.authorization.k8s.io", _):
            // Neither "." nor "..".
            StringConstraints(pattern: #"^([^./%]|\.\.?[^./%]|\.\.\.)[^/%]*$"#)
        case ("", "Namespace"):
            StringConstraints(pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", maxLength: 63)
        case ("", "Service"):
            StringConstraints(pattern: "^[a-z]([-a-z0-9]*[a-z0-9])?$", maxLength: 63)
        default: nil
        }
    }
}
