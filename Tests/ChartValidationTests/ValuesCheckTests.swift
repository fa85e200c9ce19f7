import SluiceDiagnostics
import Testing

/// Mistakes of the kinds that people make in values files, each found where it was written.
@Suite struct ValuesCheckTests {
    private static let start = "networkPolicy:\n  enabled: true\n"

    @Test func carefulValuesGiveNothing() throws {
        #expect(try Reference.places([]) == [])
        #expect(
            try Reference.places([
                Self.start + """
                      allowDNS: true
                      allowCIDRs:
                        - cidr: 203.0.113.0/24
                          ports: [{protocol: TCP, port: 443}]
                      egress:
                        - to: [{podSelector: {matchLabels: {app: db}}}]
                          ports: [{protocol: TCP, port: 5432}]
                    """
            ]) == [])
    }

    @Test(arguments: [
        ("  egress:\n    - prots: [{port: 443}]\n", ["0.yaml:4:7 unknown-field"]),
        ("  egress:\n    - to: []\n      ports: [{port: 443}]\n", ["0.yaml:4:7 empty-to"]),
        ("  egress: [{to: [{ipBlock: {cidr: 203.0.113.7}}], ports: [{port: 1}]}]\n", ["0.yaml:3:35 cidr"]),
        (
            "  allowCIDRs:\n    - {cidr: 203.0.113.0/24, ports: [{port: 443}]}\n    - cidr: 203.0.113.0/33\n",
            ["0.yaml:5:13 cidr"]
        ),
        ("  allowCIDRs: [{cidr: 203.0.113.0/24, except: [10.0.0.0/8]}]\n", ["0.yaml:3:48 except-outside"]),
        ("  allowCIDRs: [{cidr: 203.0.113.9/24}]\n", ["0.yaml:3:23 cidr-strict"]),
        (
            "  allowCIDRs:\n    - cidr: 203.0.113.0/24\n      ports:\n        - port: 443\n          endPort: 80\n",
            ["0.yaml:7:20 end-port"]
        ),
        (
            "  allowCIDRs: [{cidr: 203.0.113.0/24, ports: [{protocol: tcp, port: 1}]}]\n",
            ["0.yaml:3:58 unsupported-value"]
        ),
        (
            "  allowNamespaces: [{name: db, podSelector: {matchLabels: {app: \"a b\"}}}]\n",
            ["0.yaml:3:65 selector-labels"]
        ),
        ("  allowKubernetesAPI: {enabled: true, cidrs: [10.0.0.1]}\n", ["0.yaml:3:47 cidr"]),
        (
            "  dnsPeers: [{podSelector: {matchExpressions: [{key: a, operator: In}]}}]\n",
            ["0.yaml:3:48 selector-values"]
        ),
        ("  policyTypes: [egress]\n", ["0.yaml:3:17 unsupported-value"]),
        (
            "  policyTypes: [Ingress]\n  egress: [{to: [{podSelector: {}}], ports: [{port: 1}]}]\n",
            ["0.yaml:4:3 egress-ignored"]
        ),
        (
            "  allowDNS: false\n  egress: [{to: [{podSelector: {}}], ports: [{port: 1}]}]\n",
            ["0.yaml:4:3 dns-not-reachable"]
        ),
        ("  annotations: {a: 1}\n", ["0.yaml:3:20 wrong-type"]),
        ("  egres: []\n", ["0.yaml:3:3 values-schema"]),
        ("  allowDNS: \"yes\"\n", ["0.yaml:3:13 values-schema"]),
    ])
    func findsMistakesWhereTheyAre(_ text: String, _ expected: [String]) throws {
        let found = try Reference.places([Self.start + text])
        for place in expected { #expect(found.contains(place), "\(text)\(found)") }
    }

    @Test func followsAnchorsAndMergeKeys() throws {
        let text = """
            base: &base
              cidr: 203.0.113.0/33
            networkPolicy:
              enabled: true
              allowCIDRs:
                - <<: *base
                  ports: [{port: 443}]
            """
        #expect(try Reference.places([text]).contains("0.yaml:2:9 cidr"))
    }

    @Test func namesTheFileThatLastSetTheValue() throws {
        let first = "networkPolicy:\n  enabled: false\n  allowCIDRs: [{cidr: 203.0.113.0/33}]\n"
        let second = "networkPolicy:\n  enabled: true\n"
        let third = "networkPolicy:\n  allowCIDRs:\n    - cidr: 203.0.113.0/34\n"
        #expect(try Reference.places([first, second]).contains("0.yaml:3:23 cidr"))
        let places = try Reference.places([first, second, third])
        #expect(places.contains("2.yaml:3:13 cidr") && !places.contains("0.yaml:3:23 cidr"))
    }

    @Test func nullTakesADefaultAway() throws {
        #expect(try Reference.places([Self.start + "  egress: null\n  allowCIDRs: null\n"]) == [])
    }

    @Test func rulesOfAPolicyThatIsOffAreNoticed() throws {
        let text = "networkPolicy:\n  egress:\n    - to: [{podSelector: {}}]\n      ports: [{port: 1}]\n"
        #expect(try Reference.places([text]) == ["0.yaml:2:3 rules-on-disabled-policy"])
    }
}
