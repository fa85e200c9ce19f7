import SluiceKubernetesAPI
import Testing

@Suite struct LookupTests {
    static func model() throws -> TypeModel { try DefinitionsLoader.embedded() }

    @Test(arguments: [
        ("spec.egress", "egress"), ("metadata.labels", "labels"), ("spec.egress[].to[0].ipBlock.cidr", "cidr"),
        ("metadata.labels.app", "app"), ("metadata.labels[app.kubernetes.io/name]", "app.kubernetes.io/name"),
    ])
    func field(path: String, name: String) throws {
        let model = try Self.model()
        let policy = try #require(model.object(named: "NetworkPolicy"))
        #expect(try model.field(at: path, from: policy.name).name == name)
    }

    @Test(arguments: [
        ("spec.egres", "NetworkPolicySpec has no field \"egres\" (did you mean egress?)"),
        ("spec.egress.to", "spec.egress is a list (enter it with brackets: spec.egress[].to)"),
        ("metadata.name.x", "metadata.name has no fields (end the path at metadata.name)"),
        ("", "a path is needed (write one such as spec.egress)"),
    ])
    func wrongPath(path: String, message: String) throws {
        let model = try Self.model()
        let policy = try #require(model.object(named: "NetworkPolicy"))
        let error = #expect(throws: TypePathError.self) { try model.field(at: path, from: policy.name) }
        #expect(error?.description == message)
    }

    @Test func typesByReference() throws {
        let model = try Self.model()
        let block = try #require(model.object(named: "IPBlock"))
        #expect(try model.type(at: "IPBlock") == .object(block.name))
        #expect(try model.type(at: "IPBlock.cidr") == block.field("cidr")?.type)
        #expect(try model.type(at: "io.k8s.api.networking.v1.IPBlock.except") == block.field("except")?.type)
        let error = #expect(throws: TypePathError.self) { try model.type(at: "IpBlock.cidr") }
        #expect(error?.description == "\"IpBlock.cidr\" names no API type (did you mean IPBlock?)")
    }

    @Test func subset() throws {
        let model = try Self.model()
        let peer = try #require(model.object(named: "NetworkPolicyPeer"))
        let part = model.subset(reachableFrom: [peer.name])
        #expect(
            part.objects.keys.map(\.short) == [
                "IPBlock", "NetworkPolicyPeer", "LabelSelector", "LabelSelectorRequirement",
            ])
        #expect(part.resources.isEmpty)
    }
}
