import SluiceKubernetesAPI
import Testing
import SluiceYAML

@Suite struct EmbeddedDefinitionsTests {
    @Test func everyVersionLoads() throws {
        for minor in 21...37 {
            let model = try DefinitionsLoader.embedded(kubernetesVersion: KubernetesVersion(minor: minor))
            #expect(model.version == "1.\(minor)")
            #expect(
                model.resources.keys.elements == [
                    "networking.k8s.io/v1/NetworkPolicy", "networking.k8s.io/v1/NetworkPolicyList",
                ])
        }
        #expect(try DefinitionsLoader.embedded().version == "1.37")
    }

    @Test(arguments: [20, 38])
    func otherVersions(minor: Int) {
        #expect(
            findings { _ = try DefinitionsLoader.embedded(kubernetesVersion: KubernetesVersion(minor: minor)) } == [
                "there are no built-in API definitions of Kubernetes 1.\(minor) (choose a version from 1.21 to 1.37)"
            ])
    }

    /// The steps of NETWORKPOLICY.md 1.5: what each version has, and the one before it has not.
    @Test(arguments: [
        (24, ["NetworkPolicy.status", "NetworkPolicyStatus", "Condition"], []),
        (28, [], ["NetworkPolicy.status", "NetworkPolicyStatus", "Condition"]),
        (30, ["NetworkPolicySpec.egress atomic", "IPBlock.except atomic", "ObjectMeta.ownerReferences map"], []),
        (34, [], ["NetworkPolicySpec.podSelector required"]),
        (36, ["ListMeta.shardInfo", "ShardInfo"], []),
        (37, [], []),
    ])
    func steps(minor: Int, added: [String], removed: [String]) throws {
        let old = try facts(minor - 1)
        let new = try facts(minor)
        #expect(added.allSatisfy { new.contains($0) && !old.contains($0) })
        #expect(removed.allSatisfy { old.contains($0) && !new.contains($0) })
        if added.isEmpty && removed.isEmpty { #expect(old == new) }
    }

    private func facts(_ minor: Int) throws -> Set<String> {
        var facts: Set<String> = []
        for object in try DefinitionsLoader.embedded(kubernetesVersion: KubernetesVersion(minor: minor)).objects.values
        {
            facts.insert(object.name.short)
            for field in object.fields {
                let name = "\(object.name.short).\(field.name)"
                facts.insert(name)
                if field.isRequired { facts.insert("\(name) required") }
                guard case .array(_, let constraints) = field.type, let kind = constraints.listKind else { continue }
                switch kind {
                case .atomic: facts.insert("\(name) atomic")
                case .set: facts.insert("\(name) set")
                case .map: facts.insert("\(name) map")
                }
            }
        }
        return facts
    }

    @Test func whatTheServerChecks() throws {
        let model = try DefinitionsLoader.embedded()
        #expect(
            try model.type(at: "NetworkPolicyPort.protocol")
                == .string(StringConstraints(enumValues: ["TCP", "UDP", "SCTP"])))
        #expect(
            try model.type(at: "NetworkPolicySpec.policyTypes")
                == .array(
                    .string(StringConstraints(enumValues: ["Ingress", "Egress"])),
                    ArrayConstraints(minItems: 1, maxItems: 2, uniqueItems: true, listKind: .atomic)))
        #expect(model.object(named: "NetworkPolicyPort")?.field("protocol")?.defaultValue == .string("TCP"))
        let opening = model.objects.values.flatMap { object in
            object.fields.filter(\.emptyMeansEverything).map { "\(object.name.short).\($0.name)" }
        }
        #expect(opening == ["NetworkPolicyEgressRule.to", "NetworkPolicyIngressRule.from"])
        #expect(
            model.objects.values.flatMap { $0.rules.map(\.kind) } == [
                .within(field: "except", of: "cidr"),
                .anyOf(fields: ["podSelector", "namespaceSelector", "ipBlock"]),
                .excludes(field: "ipBlock", others: ["podSelector", "namespaceSelector"]),
                .requiresInteger(field: "endPort", other: "port"), .atLeast(field: "endPort", other: "port"),
                .requiresWhenEquals(field: "operator", values: ["In", "NotIn"], other: "values"),
                .forbidsWhenEquals(field: "operator", values: ["Exists", "DoesNotExist"], other: "values"),
            ])
    }

    @Test func everythingIsDescribed() throws {
        for object in try DefinitionsLoader.embedded(kubernetesVersion: KubernetesVersion(minor: 25)).objects.values {
            #expect(object.description?.hasSuffix(".") == true, "\(object.name.short)")
            for field in object.fields {
                let text = field.description ?? ""
                #expect(text.hasSuffix(".") || text.hasSuffix("`."), "\(object.name.short).\(field.name)")
                #expect(!text.contains("\n"))
            }
        }
    }
}
