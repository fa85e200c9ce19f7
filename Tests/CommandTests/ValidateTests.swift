import Foundation
import Testing

/// `sluice validate` as people call it.
@Suite struct ValidateTests {
    private static let policy = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
        spec:
          podSelector: {}
          policyTypes: [Egress]
          egress:
            - to: [{ipBlock: {cidr: 10.0.0.0/33}}]
              ports: [{protocol: UDP, port: 53}, {protocol: TCP, port: 53}]

        """

    private func run(_ text: String, _ arguments: [String] = []) throws -> Program.Outcome {
        try Program.withChart { folder in
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/m.yaml"))
            return try Program.run(["validate", "m.yaml"] + arguments, in: folder)
        }
    }

    @Test func printsTheLineAndTheCaret() throws {
        let outcome = try run(Self.policy)
        #expect(outcome.code == 1)
        #expect(outcome.output.hasPrefix("m.yaml:9:29: error: Invalid value: \"10.0.0.0/33\""), "\(outcome)")
        #expect(outcome.output.contains("    - to: [{ipBlock: {cidr: 10.0.0.0/33}}]\n"))
        #expect(outcome.output.contains("at: spec.egress[0].to[0].ipBlock.cidr"))
        #expect(outcome.errors.contains("1 error"))
    }

    @Test func isQuietWhereNothingIsWrong() throws {
        let outcome = try run(Self.policy.replacingOccurrences(of: "/33", with: "/24"))
        #expect(outcome.code == 0 && outcome.output.isEmpty, "\(outcome)")
    }

    @Test(arguments: [
        ("json", "\"rule\""), ("sarif", "\"2.1.0\""), ("github", "::error file=m.yaml,line=9,col=29"),
        ("junit", "<testsuite"),
    ])
    func printsOtherFormats(_ format: String, _ text: String) throws {
        let outcome = try run(Self.policy, ["--format", format])
        #expect(outcome.code == 1 && outcome.output.contains(text), "\(outcome)")
    }

    @Test func commentsAndSettingsSilence() throws {
        let open = Self.policy.replacingOccurrences(
            of: "    - to: [{ipBlock: {cidr: 10.0.0.0/33}}]",
            with: "    - to: [] # sluice:ignore dns-anywhere the DNS moves")
        #expect(try run(open).code == 0)
        #expect(try run(open.replacingOccurrences(of: " # sluice", with: " # ")).code == 1)
        try Program.withChart { folder in
            try Data("rules: {cidr: info}\n".utf8).write(to: URL(fileURLWithPath: folder + "/sluice.yaml"))
            try Data(Self.policy.utf8).write(to: URL(fileURLWithPath: folder + "/m.yaml"))
            #expect(try Program.run(["validate", "m.yaml"], in: folder).code == 0)
            #expect(try Program.run(["validate", "m.yaml", "--severity", "info"], in: folder).code == 1)
        }
    }

    @Test func inputThatCannotBeReadIsCodeTwo() throws {
        #expect(try run("a: [").code == 2)
        #expect(try run("a: 1").code == 2)
        #expect(try Program.run(["validate", "/nowhere.yaml"], in: "/").code == 2)
        #expect(try run(Self.policy, ["--kube-version", "9.9"]).code == 2)
    }

    @Test func findsTheChartBesideTheValues() throws {
        try Program.withChart { folder in
            let chart = folder + "/chart"
            func write(_ text: String, _ name: String) throws {
                try Data(text.utf8).write(to: URL(fileURLWithPath: chart + "/" + name))
            }
            try write("networkPolicy:\n  enabled: false\n  egress: []\n", "values.yaml")
            let prod = "networkPolicy:\n  enabled: true\n  egress:\n    - to: [{}]\n      ports: [{port: 53}]\n"
            try write(prod, "prod.yaml")
            let unread = try Program.run(["validate", "chart/prod.yaml"], in: folder)
            #expect(
                unread.code == 1
                    && unread.output.hasPrefix(
                        "chart/prod.yaml:1:1: warning: nothing in the chart reads \"networkPolicy\", so it has no effect"
                    ),
                "\(unread)")
            try FileManager.default.createDirectory(
                atPath: chart + "/templates", withIntermediateDirectories: true)
            try FileManager.default.createDirectory(atPath: chart + "/ci", withIntermediateDirectories: true)
            try write(
                """
                {{- if .Values.networkPolicy.enabled }}
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: x}
                spec:
                  podSelector: {}
                  policyTypes: [Egress]
                  egress: {{- toYaml .Values.networkPolicy.egress | nindent 4 }}
                {{- end }}

                """, "templates/np.yaml")
            try write(prod, "ci/prod-values.yaml")
            // However it is named, the verdict is the same.
            let verdict = try Program.run(["validate", "chart/ci/prod-values.yaml"], in: folder)
            #expect(verdict.output.contains("chart/ci/prod-values.yaml:4:12: error: Required value"), "\(verdict)")
            for arguments in [
                ["chart", "-f", "chart/ci/prod-values.yaml"], ["-f", "chart/ci/prod-values.yaml", "--chart", "chart"],
                ["chart/ci/prod-values.yaml", "--chart", "chart"],
            ] {
                let outcome = try Program.run(["validate"] + arguments, in: folder)
                #expect(outcome.output == verdict.output && outcome.code == verdict.code, "\(arguments): \(outcome)")
            }
            let outcome = try Program.run(["validate", "chart/prod.yaml"], in: folder)
            #expect(
                outcome.code == 1 && outcome.output.contains("chart/prod.yaml:4:12: error: Required value"),
                "\(outcome)")
            #expect(try Program.run(["validate", "chart/values.yaml"], in: folder).code == 0)
        }
    }
}
