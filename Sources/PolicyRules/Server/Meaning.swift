import SluiceDiagnostics

extension RuleFinding {
    /// Rules about fields that decide about connections, where a value that is refused has no meaning either.
    private static let meaningless: Set<String> = [
        StructureCheck.wrongType.id, StructureCheck.unsupported.id, StructureCheck.missing.id, AddressRules.cidr.id,
        SelectorRules.values.id, PortRules.number.id, PortRules.endPort.id, PeerRules.empty.id, PeerRules.mixed.id,
    ]

    /// Whether nobody can say what the policy allows.
    ///
    /// A server may hold what it would refuse today: objects that older versions took are kept as they are, and fields
    /// that it does not know are dropped. Such policies are in force, and mean what they say.
    ///
    /// - Note: "ratcheting" of pkg/apis/networking/validation: an update may keep values that have become invalid.
    public var leavesNoMeaning: Bool {
        guard severity == .error, Self.meaningless.contains(rule) else { return false }
        // A selector that is missing is an empty one, and metadata other than the namespace decides nothing.
        if path == FieldPath("spec")["podSelector"], rule == StructureCheck.missing.id { return false }
        return path.steps.first != .key("metadata") || path == FieldPath("metadata")["namespace"]
    }
}
