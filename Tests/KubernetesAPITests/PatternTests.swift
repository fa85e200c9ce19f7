import SluiceKubernetesAPI
import Testing

/// What the patterns of the built-in definitions take, as the API server does.
@Suite struct PatternTests {
    static let table: [(path: String, valid: [String], invalid: [String])] = [
        (
            "IPBlock.cidr",
            [
                "0.0.0.0/0", "10.0.0.0/8", "255.255.255.255/32", "10.1.2.3/8", "::/0", "2001:db8::/32", "fd00::1/128",
                "1:2:3:4:5:6:7:8/64", "1::8/9", "::8/119", "1:2:3:4:5:6:7::/110", "FE80::/10", "0db8::/127",
            ],
            [
                "", "10.0.0.0", "10.0.0.0/33", "10.0.0.0/08", "010.0.0.0/8", "256.0.0.0/8", "10.0.0/8", "10.0.0.0/8 ",
                " ::/0", "::/129", ":::/0", "1::2::3/64", "1:2:3:4:5:6:7:8:9/64", "12345::/16", "fe80::1%eth0/64",
                "1:2:3/64",
                "::ffff:10.0.0.0/104", "/8", "10.0.0.0/-1", "a/b", "10.0.0.0/8\n",
            ]
        ),
        (
            "NetworkPolicyPort.port",
            ["http", "a", "1a", "a1", "8080-tcp", "a-1-b", "0-0-x", "abcdefghijklmno"],
            ["", "80", "1-2", "-a", "a-", "a--b", "A", "a_b", "a.b"]
        ),
        (
            "LabelSelectorRequirement.key",
            ["a", "A.b_c-d", "app.kubernetes.io/name", "k8s-app", "a/b", String(repeating: "x", count: 63)],
            ["", "-a", "a-", "a/", "/a", "a/b/c", "A/b", "a b", String(repeating: "x", count: 64), "a..b/c"]
        ),
        ("LabelSelectorRequirement.values", ["", "a", "A.b_c-d", "1"], ["-", "a-", "a b", "ä"]),
        ("ObjectMeta.name", ["a", "a-b.c", "1", ""], ["A", "a_b", "-a", "a.", "a..b"]),
        ("ObjectMeta.generateName", ["a-", "a", "a.b-", "a.-", "a--", ""], ["A-", "a.", "-a", "a_"]),
        ("ObjectMeta.namespace", ["a", "a-b", ""], ["a.b", "A", "-a"]),
    ]

    @Test(arguments: table)
    func pattern(path: String, valid: [String], invalid: [String]) throws {
        let type = try DefinitionsLoader.embedded().type(at: path)
        let regex = try Regex(try #require(type.pattern)).asciiOnlyWordCharacters()
        for text in valid { #expect(text.wholeMatch(of: regex) != nil, "\(text) is valid") }
        for text in invalid { #expect(text.wholeMatch(of: regex) == nil, "\(text) is not valid") }
    }

    @Test func keyPatterns() throws {
        let model = try DefinitionsLoader.embedded()
        for path in ["ObjectMeta.labels", "LabelSelector.matchLabels", "ObjectMeta.annotations"] {
            guard case .map(_, let constraints) = try model.type(at: path) else {
                Issue.record("\(path) is no map")
                continue
            }
            #expect(constraints.keyMaxLength == 317)
            let regex = try Regex(try #require(constraints.keyPattern))
            #expect("example.com/Name".wholeMatch(of: regex) != nil)
            #expect("Example.com/Name".wholeMatch(of: regex) == nil || path == "ObjectMeta.annotations")
        }
    }

    /// RE2, which Helm uses, has no lookaround and no back references.
    @Test func patternsStayInTheCommonSubset() throws {
        for object in try DefinitionsLoader.embedded().objects.values {
            for field in object.fields {
                guard let pattern = field.type.pattern else { continue }
                #expect(!pattern.contains("(?"))
                #expect(pattern.hasPrefix("^") && pattern.hasSuffix("$"))
            }
        }
    }
}

extension TypeExpression {
    /// The pattern of a string, or of a list's strings.
    fileprivate var pattern: String? {
        switch self {
        case .string(let constraints): constraints.pattern
        case .intOrString(_, let constraints): constraints.pattern
        case .array(let element, _): element.pattern
        default: nil
        }
    }
}
