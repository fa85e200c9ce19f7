import Testing

@testable import SluiceCodegen

@Suite struct SwiftIdentifierTests {
    @Test(arguments: [
        ("cidr", "cidr"), ("endPort", "endPort"), ("protocol", "protocol"), ("$ref", "ref"),
        ("x-kubernetes-map-type", "xKubernetesMapType"), ("client_ca", "clientCa"), ("APIGroup", "apiGroup"),
        ("URLs", "urls"), ("clusterIPs", "clusterIPs"), ("2fa", "field2fa"), ("$", "field"), ("", "field"),
        ("self", "selfField"), ("init", "initField"), ("hashValue", "hashValueField"), ("größe", "grosse"),
        ("gro\u{308}ße", "grosse"), ("ÀÆŒÞẞ", "aaeoethss"), ("Ưu tiên", "uuTien"), ("имяФайла", "imyaFayla"),
        ("ёж", "yozh"),
        ("όνομα", "onoma"), ("Ψυχή", "psychi"), ("名前", "u540Du524D"), ("a名", "au540D"), ("★", "field"), ("µs", "us"),
        ("!=", "notEquals"), ("-", "minus"), ("dynamicType", "dynamicTypeField"),
    ])
    func property(name: String, expected: String) {
        #expect(SwiftIdentifier.property(name) == expected)
    }

    @Test(arguments: [
        ("TCP", "tcp"), ("ClusterIP", "clusterIP"), ("HTTPRoute", "httpRoute"), ("IPv4", "ipv4"),
        ("SCTP_DTLS", "sctpDtls"), ("node-local", "nodeLocal"), ("In", "in"), ("None", "noneValue"),
        ("", "empty"), ("1.2", "value1_2"), ("TLSv1.2", "tlsv1_2"), ("VersionTLS12", "versionTLS12"),
        ("!=", "notEquals"), ("=~", "equalsMatches"), ("★", "value"), ("True", "true"),
    ])
    func enumCase(rawValue: String, expected: String) {
        #expect(SwiftIdentifier.enumCase(rawValue) == expected)
    }

    @Test(arguments: [
        ("policyTypes", "PolicyTypes"), ("IPBlock", "IPBlock"), ("x-a.b", "XAB"), ("3scale", "Type3scale"),
        ("-", "Minus"), ("$", "Value"), ("größe", "Grosse"), ("naïve-имя", "NaiveImya"),
    ])
    func type(name: String, expected: String) {
        #expect(SwiftIdentifier.type(name) == expected)
    }

    @Test func backticks() {
        #expect(
            ["in", "protocol", "cidr", "Type", "await"].map(SwiftIdentifier.escaped)
                == ["`in`", "`protocol`", "cidr", "Type", "`await`"])
        #expect(["in", "inout"].map(SwiftIdentifier.label) == ["in", "`inout`"])
    }

    @Test(arguments: [
        ("policyTypes", "policyType"), ("policies", "policy"), ("addresses", "address"), ("status", "status"),
        ("class", "class"), ("is", "is"), ("dns", "dns"), ("originatingTLS", "originatingTLS"), ("port", "port"),
    ])
    func singular(name: String, expected: String) {
        #expect(IdentifierWords.singular(name) == expected)
    }

    @Test(arguments: [
        ("toCIDRSet", ["to", "CIDR", "Set"]), ("matchFQDNs", ["match", "FQDNs"]), ("HTTPRoute", ["HTTP", "Route"]),
        ("k8sServiceSelector", ["k8s", "Service", "Selector"]), ("x-a.b", ["x", "a", "b"]), ("", []),
    ])
    func words(name: String, expected: [String]) {
        #expect(IdentifierWords.camelCase(name) == expected)
    }

    @Test func lastWords() {
        #expect(
            ["NetworkPolicyPort", "IPBlock", "port", "SharedURL"].map(IdentifierWords.last) == [
                "Port", "Block", "port", "URL",
            ])
    }

    @Test func membersThatClash() {
        #expect(
            EnumBlueprint(name: "E", rawValues: ["HTTP", "http", "h-ttp", "hTTP", "http"]).cases.map(\.name) == [
                "HTTP", "http", "hTtp", "hTTP",
            ])
        #expect(
            EnumBlueprint(name: "E", rawValues: ["★", "☆", "V-1", "v1", "V.1"]).cases.map(\.name) == [
                "value", "value2", "v1_2", "v1", "v1_3",
            ])
        // A property called like a type would hide it.
        let typed = [("url", "URL"), ("URL", "String")].map {
            PropertyBlueprint(jsonName: $0.0, type: $0.1, isOptional: true)
        }
        #expect(StructBlueprint(name: "S", properties: typed).properties.map(\.name) == ["url", "url2"])
        let properties = ["$ref", "ref", "-ref"].map { PropertyBlueprint(jsonName: $0, type: "Int", isOptional: true) }
        #expect(StructBlueprint(name: "S", properties: properties).properties.map(\.name) == ["ref2", "ref", "ref3"])
    }
}
