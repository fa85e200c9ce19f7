import SluiceDiagnostics
import SluiceKubernetesAPI

/// What the parts of a block say about the same place of its resource.
struct SlotCheck {
    var resolver: APIPathResolver
    /// `group/version/Kind`.
    var resource: String
    var type: TypeName
    private let claims: [Claim]

    private struct Claim {
        var apiPath: [String]
        var what: String
        var location: SourceLocation
        var isPassThrough: Bool
        var isAddition: Bool
        var type: TypeExpression
    }

    init(
        resolver: APIPathResolver, resource: String, type: TypeName, constants: [Block.Constant], fields: [BlockField]
    ) {
        self.resolver = resolver
        self.resource = resource
        self.type = type
        claims = Self.claims(constants, fields)
    }

    /// - Throws: findings where two parts of the block fill the same place, or one a part of the other's.
    func check() throws(SluiceError) {
        var findings: [Finding] = []
        for (index, claim) in claims.enumerated() {
            for other in claims[..<index] {
                if let message = conflict(claim, other) {
                    findings.append(
                        Finding(
                            rule: "x-sluice-twice", severity: .error, location: claim.location, message: message,
                            hint: hint(claim, other)))
                    break
                }
            }
        }
        if !findings.isEmpty { throw SluiceError(findings: findings) }
    }

    /// - Throws: findings for what the resource cannot be without and a condition could switch off.
    func checkNeeded(_ plan: ResourcePlan) throws(SluiceError) {
        for slot in plan.slots where slot.isNeeded {
            guard case .value(let field) = slot.fill, let gate = field.gates.first else { continue }
            throw SluiceError(findings: [
                Finding(
                    rule: "x-sluice-may-vanish", severity: .error, location: field.location,
                    message:
                        "\(type.short) cannot be without \(slot.apiPath.joined(separator: ".")), and this would be "
                        + "left out while \(gate) is false",
                    hint: "leave \"when\" out, or give the block a constant for it in \"set\"")
            ])
        }
    }

    private static func claims(_ constants: [Block.Constant], _ fields: [BlockField]) -> [Claim] {
        constants.map { constant in
            Claim(
                apiPath: constant.apiPath, what: "\"set\"", location: constant.location, isPassThrough: false,
                isAddition: false, type: constant.type)
        }
            + fields.flatMap { field -> [Claim] in
                switch field.role {
                case .passThrough(let path, let type):
                    return [
                        Claim(
                            apiPath: path, what: "\"\(field.name)\"", location: field.location, isPassThrough: true,
                            isAddition: false, type: type)
                    ]
                case .shortForm(let form):
                    return form.additions.map { addition in
                        Claim(
                            apiPath: addition.apiPath, what: "\"\(field.name)\"", location: field.location,
                            isPassThrough: false, isAddition: true,
                            type: .array(addition.elementType, addition.constraints))
                    }
                case .plain: return []
                }
            }
    }

    private func hint(_ claim: Claim, _ other: Claim) -> String {
        let outer = claim.apiPath.count < other.apiPath.count ? claim : other
        let isConstant = !outer.isPassThrough && !outer.isAddition
        return "leave one of the two out (the other is at line \(other.location.line))"
            + (isConstant && claim.apiPath.count != other.apiPath.count
                ? ", or set the other parts of \(outer.apiPath.joined(separator: ".")) one by one, each by its path"
                : "")
    }

    private func conflict(_ claim: Claim, _ other: Claim) -> String? {
        let path = claim.apiPath.joined(separator: ".")
        if claim.apiPath == other.apiPath {
            if case .array = claim.type { return nil }
            guard claim.isPassThrough, other.isPassThrough else { return nil }
            return "\(claim.what) and \(other.what) are both \(path), and only one can be"
        }
        guard claim.apiPath.starts(with: other.apiPath) || other.apiPath.starts(with: claim.apiPath) else { return nil }
        let inner = claim.apiPath.count > other.apiPath.count ? claim.apiPath : other.apiPath
        let outer = claim.apiPath.count > other.apiPath.count ? other.apiPath : claim.apiPath
        return "\(claim.what) and \(other.what) both say what \(outer.joined(separator: ".")) is: one of them sets "
            + "\(inner.joined(separator: ".")), which is inside"
    }

    /// What a policy needs so that it governs the directions that the values give rules for, even without any.
    func impliedConstants(at location: SourceLocation) -> [Block.Constant] {
        (impliedDirections(at: location).map { [$0] } ?? []) + impliedRules(at: location)
    }

    /// An empty rule, which allows nothing, for policies that govern a direction only where they have a rule for it
    /// (Cilium's).
    private func impliedRules(at location: SourceLocation) -> [Block.Constant] {
        // Elsewhere an empty rule may match everything, as in Istio.
        guard resource.hasPrefix("cilium.io/") else { return [] }
        var implied: [Block.Constant] = []
        for claim in claims where claim.isAddition && !implied.contains(where: { $0.apiPath == claim.apiPath }) {
            guard resolver.isPolicyPart(claim.apiPath, of: type), case .array(let element, _) = claim.type,
                let field = resolver.fieldIfAny(claim.apiPath, below: type), field.absence == .widens,
                resolver.takesEmptyRule(field),
                !claims.contains(where: { $0.apiPath == claim.apiPath && !$0.isAddition && !$0.isPassThrough })
            else { continue }
            implied.append(
                Block.Constant(
                    apiPath: claim.apiPath, type: field.type,
                    value: .list([.object([], type: element)], type: field.type, meaning: .alternatives),
                    location: location))
        }
        return implied
    }

    /// The directions of a policy that says nothing of them and takes egress rules from the values.
    ///
    /// The API server would take them from the rules that are there, so that the last rule to go would open what
    /// the policy closes. They are what it makes of the policy with every rule on.
    private func impliedDirections(at location: SourceLocation) -> Block.Constant? {
        guard
            let rules = claims.first(where: {
                ($0.isAddition || $0.isPassThrough) && $0.apiPath.count == 2 && $0.apiPath.last == "egress"
            })
        else { return nil }
        let parent = Array(rules.apiPath.dropLast())
        for name in ["policyTypes", "types"] {
            let path = parent + [name]
            guard let field = resolver.fieldIfAny(path, below: type), field.absence == .widens,
                resolver.isPolicyPart(path, of: type), case .array(let element, _) = field.type,
                !claims.contains(where: { $0.apiPath.starts(with: path) || path.starts(with: $0.apiPath) })
            else { continue }
            // Kubernetes always adds Ingress to what is not stated; Calico only where there are such rules.
            let hasIngress = name == "policyTypes" || claims.contains { $0.apiPath == parent + ["ingress"] }
            let directions = (hasIngress ? ["Ingress"] : []) + ["Egress"]
            return Block.Constant(
                apiPath: path, type: field.type,
                value: .list(
                    directions.map { .scalar(.string($0), type: element) }, type: field.type, meaning: .conditions),
                location: location)
        }
        return nil
    }
}

/// The places that a resource cannot be without.
struct SlotNeeds {
    var resolver: APIPathResolver
    var type: TypeName

    /// Whether the API requires the field, or a policy without it would match more.
    func isNeeded(_ apiPath: [String]) -> Bool {
        if apiPath == ["metadata", "name"] { return true }
        guard apiPath.first != "metadata", let field = resolver.fieldIfAny(apiPath, below: type) else { return false }
        if field.mustBePresent { return true }
        let parent = Array(apiPath.dropLast())
        let owner = resolver.fieldIfAny(parent, below: type).flatMap { resolver.objectType($0.type) }
        return field.absence == .widens && owner?.isPolicyPart == true
    }
}
