import Foundation
import Testing

/// `explain`, `reach` and `diff` of what used to multiply, each within a time that a person waits. The release build is
/// some ten times faster; `scripts/bench` measures it.
@Suite struct ScaleTests {
    struct Input: CustomTestStringConvertible, Sendable {
        var name: String
        /// What `diff` compares.
        var before: String
        var after: String
        var question: [String]

        var testDescription: String { name }
    }

    private static func policy(_ name: String, _ selector: String, _ egress: String, namespace: String = "garden")
        -> String
    {
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: \(name), namespace: \(namespace)}
        spec: {podSelector: \(selector), policyTypes: [Egress], egress: [\(egress)]}
        ---

        """
    }

    private static func rule(_ labels: String, _ port: Int) -> String {
        "{to: [{podSelector: {matchLabels: {\(labels)}}}], ports: [{port: \(port)}]}"
    }

    private static let optIn = Input(
        name: "30 opt-in policies",
        before: (0..<30).map { policy("p\($0)", "{matchLabels: {to-\($0): allowed}}", rule("app: s\($0)", 8000 + $0)) }
            .joined(),
        after: (0..<30).map { policy("p\($0)", "{matchLabels: {to-\($0): allowed}}", rule("app: s\($0)", 9000 + $0)) }
            .joined(),
        question: ["--pod", "to-5=allowed,to-7=allowed", "--to", "pods app=s5 on 8005"])

    private static let manyKeys = Input(
        name: "a policy of 50 keys",
        before: policy(
            "p", "{}", (0..<50).map { rule("service-\($0)/client: 'true'", 8000 + $0) }.joined(separator: ", ")),
        after: policy(
            "p", "{}", (0..<50).map { rule("service-\($0)/client: 'true'", 9000 + $0) }.joined(separator: ", ")),
        question: ["--to", "pods service-3/client=true on 8003"])

    private static let overlapping = Input(
        name: "200 overlapping selectors",
        before: (0..<200).map { index in
            policy(
                "p\(index)",
                "{matchExpressions: [{key: k\(index % 20), operator: Exists}, {key: m\(index / 20), operator: NotIn, values: [x]}]}",
                rule("a\(index): b", 8000 + index))
        }.joined(),
        after: (0..<200).map { index in
            policy(
                "p\(index)",
                "{matchExpressions: [{key: k\(index % 20), operator: Exists}, {key: m\(index / 20), operator: NotIn, values: [x]}]}",
                rule("a\(index): b", 9000 + index))
        }.joined(),
        question: ["--pod", "k1=z,k2=z", "--to", "pods a1=b on 8001"])

    private static func cluster(_ port: Int) -> String {
        let pods = (0..<2000).map { index in
            """
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"pod-\(index)","namespace":"n\(index % 20)",\
            "labels":{"app":"a\(index % 250)","tier":"t\(index % 3)"}},"spec":{"containers":[{"name":"c",\
            "ports":[{"name":"http","containerPort":8080}]}]}}
            """
        }
        let policies = (0..<500).map { index in
            """
            {"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"p\(index)","namespace":\
            "n\(index % 20)"},"spec":{"podSelector":{"matchLabels":{"app":"a\(index % 250)"}},"policyTypes":["Egress",\
            "Ingress"],"ingress":[{"from":[{"namespaceSelector":{}}],"ports":[{"port":"http"}]}],"egress":[{"to":[\
            {"podSelector":{"matchLabels":{"app":"a\((index + 20) % 250)"}}}],"ports":[{"port":\(port)}]},{"to":[\
            {"ipBlock":{"cidr":"10.\(index % 250).0.0/16"}}]}]}}
            """
        }
        return "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[\((pods + policies).joined(separator: ",\n"))]}\n"
    }

    private static let cluster = Input(
        name: "2,000 pods with 500 policies", before: cluster(8080), after: cluster(9090),
        question: ["--pod", "app=a3,tier=t1", "-n", "n3", "--to", "pods app=a23 in n3 on 8080"])

    static let inputs = [optIn, manyKeys, overlapping, cluster]

    @Test(.serialized, arguments: inputs)
    func isQuick(_ input: Input) throws {
        try Program.withChart { folder in
            try Data(input.before.utf8).write(to: URL(fileURLWithPath: folder + "/a.yaml"))
            try Data(input.after.utf8).write(to: URL(fileURLWithPath: folder + "/b.yaml"))
            for (arguments, codes) in [
                (["explain", "a.yaml"], [0]), (["reach", "a.yaml", "-n", "garden"] + input.question, [0, 1]),
                (["diff", "a.yaml", "b.yaml"], [0]),
            ] as [([String], [Int32])] {
                var outcome: Program.Outcome?
                let time = try ContinuousClock().measure { outcome = try Program.run(arguments, in: folder) }
                let found = try #require(outcome)
                #expect(codes.contains(found.code), "\(arguments): \(found.errors)")
                #expect(!found.output.isEmpty)
                #expect(time < .seconds(20), "\(arguments) took \(time)")
            }
        }
    }
}
