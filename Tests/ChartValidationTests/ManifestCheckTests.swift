import SluiceChartValidation
import SluiceDiagnostics
import SluiceKubernetesAPI
import SluicePolicyRules
import Testing

@Suite struct ManifestCheckTests {
    private func places(_ text: String) throws -> [String] {
        let check = ManifestCheck(model: try DefinitionsLoader.embedded())
        return try check.findings(of: Array(text.utf8), file: "m.yaml").filter { $0.severity == .error }.map {
            "\($0.location?.line ?? 0):\($0.location?.column ?? 0) \($0.rule)"
        }
    }

    @Test func otherKindsArePassedOver() throws {
        #expect(try places("apiVersion: v1\nkind: Service\nspec: {egress: 1}\n---\n---\n# nothing\n") == [])
        #expect(try places("apiVersion: cilium.io/v2\nkind: NetworkPolicy\nspec: 1\n") == [])
    }

    @Test func listsAreOpened() throws {
        let text = """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: A}
                spec: {}
            """
        #expect(try Set(places(text)) == ["6:22 metadata-name"])
        let typed =
            "{\"apiVersion\":\"networking.k8s.io/v1\",\"kind\":\"NetworkPolicyList\",\"items\":[{\"metadata\":{},\"spec\":{}}]}"
        #expect(try places(typed) == ["1:86 metadata-name"])
    }

    @Test func everyDocumentIsJudgedAtItsOwnLine() throws {
        let text = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: a}
            spec:
              egress:
              - to: [{ipBlock: {cidr: "10.0.0.0/33"}}]
            ---
            kind: NetworkPolicy
            ---
            text
            ---
            apiVersion: extensions/v1beta1
            kind: NetworkPolicy
            """
        #expect(
            try Set(places(text)) == ["6:27 cidr", "8:1 not-a-manifest", "10:1 not-a-manifest", "12:13 api-version"])
    }

    /// One policy may give what another lacks.
    @Test func policiesOfAStreamAreJudgedTogether() throws {
        func policy(_ name: String, _ app: String, _ egress: String) -> String {
            """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: \(name), namespace: a}
            spec:
              podSelector: {matchLabels: {app: \(app)}}
              policyTypes: [Egress]
              egress: \(egress)
            ---

            """
        }
        let web = policy("web", "web", "[{to: [{podSelector: {matchLabels: {app: db}}}], ports: [{port: 5432}]}]")
        let dns = "[{to: [{namespaceSelector: {}}], ports: [{port: 53, protocol: UDP}, {port: 53}]}]"
        let check = ManifestCheck(model: try DefinitionsLoader.embedded())
        func rules(_ text: String) throws -> [String] {
            try check.findings(of: Array(text.utf8), file: "m.yaml").map(\.rule).filter { $0 == "dns-not-reachable" }
        }
        #expect(try rules(web) == ["dns-not-reachable"])
        #expect(try rules(web + policy("dns", "web", dns)) == [])
        #expect(try rules(policy("dns", "web", dns) + web) == [])
        #expect(try rules(web + policy("dns", "other", dns)) == ["dns-not-reachable"])
    }
}
