import Foundation
import Testing

/// `explain`, `reach`, `diff`, `drift` and `check-manifests` as people call them.
@Suite struct PolicyCommandTests {
    private static let cluster = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Cluster").path
    private static let chart = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("generated/chart").path

    private static let values = """
        networkPolicy:
          enabled: true
          egress:
            - to:
                - ipBlock: {cidr: 10.0.0.0/9}
                - ipBlock: {cidr: 10.128.0.0/9}
                - podSelector: {matchLabels: {app: db}}
              ports:
                - port: 5432

        """

    private func inFolder<Result>(_ files: [String: String], _ body: (String) throws -> Result) throws -> Result {
        try Program.withChart { folder in
            for (name, text) in files {
                try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
            }
            return try body(folder)
        }
    }

    @Test(arguments: ["text", "json", "markdown", "mermaid", "dot", "svg"])
    func explainsTheCluster(_ format: String) throws {
        let outcome = try Program.run(["explain", "policies.yaml", "--format", format], in: Self.cluster)
        #expect(outcome.code == 0, "\(outcome.errors)")
        let golden = Self.cluster + "/explain.\(format)"
        let expected = try? String(contentsOfFile: golden, encoding: .utf8)
        if expected != outcome.output, ProcessInfo.processInfo.environment["SLUICE_UPDATE_GOLDEN"] == "1" {
            try Data(outcome.output.utf8).write(to: URL(fileURLWithPath: golden))
        }
        #expect(outcome.output == expected)
    }

    @Test func namesTheLineOfTheValues() throws {
        try inFolder(["v.yaml": Self.values]) { folder in
            let outcome = try Program.run(
                ["explain", "v.yaml", "--chart", Self.chart, "--direction", "egress"], in: folder)
            #expect(outcome.code == 0)
            let row = outcome.output.split(separator: "\n").first { $0.contains("10.0.0.0/8") }
            #expect(
                row?.hasSuffix("private network (10.0.0.0/8)                    TCP 5432        v.yaml:5, v.yaml:6")
                    == true, "\(outcome.output)")
            #expect(outcome.output.contains("v.yaml:7"))
            #expect(!outcome.output.contains("ingress"))
        }
    }

    /// A file of nothing is a stream of nothing, but beside its chart it is values.
    @Test func nothingIsReadAsWhatItLiesBeside() throws {
        try inFolder(["empty.yaml": "# nothing yet\n"]) { folder in
            // Of nothing nothing is said: it may be what a command that failed has left.
            for (command, code) in [("explain", 2), ("validate", 1)] {
                let outcome = try Program.run([command, "empty.yaml"], in: folder)
                #expect(Int(outcome.code) == code && outcome.errors.contains("no document") || code == 1, "\(outcome)")
            }
            let values = try Program.run(["explain", "empty.yaml", "--chart", Self.chart, "--as-enabled"], in: folder)
            #expect(values.output.contains("pods k8s-app=kube-dns"), "\(values)")
        }
    }

    @Test func offIsSaid() throws {
        let outcome = try Program.run(["explain", Self.chart], in: Self.cluster)
        #expect(outcome.code == 0 && outcome.output.hasPrefix("not restricted by any policy"))
        #expect(outcome.errors.contains("networkPolicy is off"))
        let on = try Program.run(
            ["explain", Self.chart, "--as-enabled", "--policy", "release-name-agents"], in: Self.cluster)
        #expect(on.output.contains("kube-dns"), "\(on)")
        #expect(try Program.run(["explain", Self.chart, "--policy", "x"], in: Self.cluster).code == 2)
    }

    @Test(arguments: [
        (["--to", "10.200.0.1:5432"], 0, "allowed: 10.200.0.1:5432\n"),
        (["--to", "11.0.0.1:5432"], 1, "denied: 11.0.0.1:5432\n"),
        (["--to", "pods app=db on 5432"], 0, "allowed: "), (["--to", "pods app=db in other on 5432"], 1, "denied: "),
        (["--to", "10.0.0.0/7 on 5432"], 1, "partly: "), (["--from", "anyone"], 1, "denied: from anyone"),
        (["--to", "metadata", "--pod", "app=other"], 0, "allowed: metadata"),
        (["--to", "metadata", "--policy", "release-name-agents"], 1, "denied: metadata"),
        (["--to", "metadata", "--why"], 1, "no rule of release-name-agents allows it"),
        (["--to", "10.0.0.1:80", "--why"], 1, "(v.yaml:5) allows this end, on TCP 5432 only"),
        (["--to", "nonsense"], 2, ""), ([], 2, ""), (["--queries", "missing.txt"], 2, ""),
        (["--queries", "bad.txt"], 2, ""),
        (["--queries", "good.txt"], 1, "allowed: 10.0.0.1:5432\ndenied: metadata\n"),
    ])
    func answers(_ arguments: [String], _ code: Int, _ text: String) throws {
        let files = [
            "v.yaml": Self.values, "good.txt": "# what must hold\n10.0.0.1:5432  # the database\n\nmetadata\n",
            "bad.txt": "10.0.0.1:5432\n10.0.0.1:0\n",
        ]
        try inFolder(files) { folder in
            let outcome = try Program.run(["reach", "v.yaml", "--chart", Self.chart] + arguments, in: folder)
            #expect(Int(outcome.code) == code, "\(outcome)")
            #expect(text.isEmpty || outcome.output.contains(text), "\(outcome)")
            if arguments == ["--queries", "bad.txt"] {
                #expect(outcome.errors.hasPrefix("bad.txt:2:1: error: '0' is no port"))
            }
        }
    }

    @Test func whatOpensIsInTheFirstLine() throws {
        let after = Self.values.replacingOccurrences(
            of: "        - podSelector", with: "        - ipBlock: {cidr: 0.0.0.0/0}\n        - podSelector")
        try inFolder(["a.yaml": Self.values, "b.yaml": after]) { folder in
            let outcome = try Program.run(
                ["diff", "a.yaml", "b.yaml", "--chart", Self.chart, "--fail-on", "internet"], in: folder)
            #expect(outcome.code == 1)
            #expect(
                outcome.output.hasPrefix(
                    // Metadata services do not answer on this port.
                    "b.yaml:7: warning: the internet newly opens to deployment/release-name-agents"),
                "\(outcome.output)")
            #expect(outcome.output.contains("0.0.0.0/0 except 10.0.0.0/8"))
            let back = try Program.run(
                ["diff", "b.yaml", "a.yaml", "--chart", Self.chart, "--fail-on", "opens"], in: folder)
            #expect(back.code == 0 && back.output.contains("closes to"), "\(back)")
            let same = try Program.run(
                ["diff", "a.yaml", "a.yaml", "--chart", Self.chart, "--fail-on", "any"], in: folder)
            #expect(same.code == 0 && same.output == "no difference: both allow the same\n")
            for format in ["json", "markdown"] {
                let other = try Program.run(
                    ["diff", "a.yaml", "b.yaml", "--chart", Self.chart, "--format", format], in: folder)
                #expect(other.code == 0 && other.output.contains("b.yaml"), "\(other)")
            }
        }
    }

    /// A chart of a git revision against the working tree, from another folder than the repository's root.
    @Test func revisionsAreCompared() throws {
        try inFolder([:]) { folder in
            try FileManager.default.copyItem(atPath: Self.chart, toPath: folder + "/repository")
            try Repository(folder + "/repository").commit()
            let path = folder + "/repository/values.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try Data(text.replacingOccurrences(of: "allowInternet: false", with: "allowInternet: true").utf8)
                .write(to: URL(fileURLWithPath: path))
            let outcome = try Program.run(["diff", "--rev", "HEAD", "repository", "--as-enabled"], in: folder)
            #expect(outcome.code == 0)
            #expect(outcome.output.hasPrefix("repository/values.yaml:"), "\(outcome)")
            #expect(outcome.output.contains("the internet newly opens to "), "\(outcome)")
            let root = try Program.run(["diff", "--rev", "HEAD", "--as-enabled"], in: folder + "/repository")
            #expect(root.output.hasPrefix("values.yaml:"), "\(root)")
            // What the branch has changed, whatever became of the one that it has left.
            try Repository(folder + "/repository").commit()
            try Repository(folder + "/repository").branch("left", at: "HEAD~1")
            for (range, opens) in [
                ("HEAD~1..HEAD", true), ("HEAD..HEAD", false), ("HEAD...left", false),
                ("left...HEAD", true), ("HEAD..left", false), ("HEAD...", false),
            ] {
                let outcome = try Program.run(["diff", "--rev", range, "repository", "--as-enabled"], in: folder)
                #expect(outcome.output.contains("the internet newly opens to ") == opens, "\(range): \(outcome)")
                #expect(outcome.output.hasPrefix("no difference") == (!opens && range != "HEAD..left"))
            }
            for revision in ["nothing", "--output=x", ""] {
                #expect(
                    try Program.run(["diff", "--rev=\(revision)", "repository"], in: folder).code == 2, "\(revision)")
            }
        }
    }

    /// The files of `-f` are those of the revision, too: that is where most changes are made.
    @Test func valuesFilesAreComparedWithTheirRevision() throws {
        try inFolder(["prod.yaml": Self.values]) { folder in
            try Repository(folder).commit()
            let open = Self.values.replacingOccurrences(of: "10.0.0.0/9", with: "0.0.0.0/0")
            try Data(open.utf8).write(to: URL(fileURLWithPath: folder + "/prod.yaml"))
            let arguments = ["diff", "--rev", "HEAD", "chart", "-f", "prod.yaml"]
            try FileManager.default.removeItem(atPath: folder + "/chart")
            try FileManager.default.copyItem(atPath: Self.chart, toPath: folder + "/chart")
            let unknown = try Program.run(arguments, in: folder)
            #expect(unknown.code == 0 && unknown.output.contains("prod.yaml:5"), "\(unknown)")

            try Repository(folder).commit()
            let same = try Program.run(arguments, in: folder)
            #expect(same.output.hasPrefix("no difference"), "\(same)")
            try Data(Self.values.utf8).write(to: URL(fileURLWithPath: folder + "/prod.yaml"))
            let closed = try Program.run(arguments, in: folder)
            #expect(closed.output.contains("HEAD:prod.yaml:5"), "\(closed)")
            try Data(open.utf8).write(to: URL(fileURLWithPath: folder + "/new.yaml"))
            let added = try Program.run(arguments.dropLast() + ["new.yaml"], in: folder)
            #expect(added.errors.contains("note: HEAD has no new.yaml, and is read without it"), "\(added)")
            #expect(added.output.hasPrefix("new.yaml:5: note: the egress of deployment/"), "\(added)")
            #expect(added.output.contains("restricted now, and the internet stays open"))
            #expect(added.output.contains("\n  stays open to "), "\(added)")
            #expect(added.output.contains("\n  closes everything else\n"), "\(added)")
            let missing = try Program.run(["diff", "--rev", "HEAD", "new.yaml", "--chart", "chart"], in: folder)
            #expect(missing.code == 2 && missing.errors.contains("it has no new.yaml"), "\(missing)")
            #expect(try Program.run(arguments.dropLast() + ["-"], in: folder).code == 2)
        }
    }

    /// What an old revision holds is told by its name, not by that of the folder it was unpacked into.
    @Test func mistakesOfARevisionNameIt() throws {
        try inFolder(["prod.yaml": "networkPolicy: {enabled: yes please\n"]) { folder in
            try Repository(folder).commit()
            try Data(Self.values.utf8).write(to: URL(fileURLWithPath: folder + "/prod.yaml"))
            let outcome = try Program.run(["diff", "--rev", "HEAD", "prod.yaml", "--chart", "chart"], in: folder)
            #expect(outcome.code == 2 && outcome.errors.contains("HEAD:prod.yaml:"), "\(outcome)")
        }
    }

    /// Values without templates do not say which pods their policies are for, but that they are not the same ones.
    @Test func valuesAloneKeepTheirPoliciesApart() throws {
        let values = """
            networkPolicy:
              enabled: true
              egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]
            shell:
              networkPolicy:
                enabled: true
                egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]
            gateway:
              networkPolicy:
                enabled: true
                allowDNS: true
            off:
              enabled: false
              networkPolicy:
                enabled: true
                allowDNS: true

            """
        try inFolder([:]) { folder in
            try FileManager.default.removeItem(atPath: folder + "/chart/Chart.yaml")
            try Data(values.utf8).write(to: URL(fileURLWithPath: folder + "/chart/values.yaml"))
            let outcome = try Program.run(["explain", "--direction", "egress"], in: folder + "/chart")
            #expect(
                outcome.output == """
                    the pods of networkPolicy in namespace default
                      policy: networkpolicy (values.yaml:2)
                      egress: only
                        TO                            PORTS      GRANTED BY
                        private network (10.0.0.0/8)  all ports  values.yaml:3

                    the pods of shell.networkPolicy in namespace default
                      policy: shell-networkpolicy (values.yaml:6)
                      egress: only
                        TO                            PORTS      GRANTED BY
                        any IPv4 address (0.0.0.0/0)  all ports  values.yaml:7

                    """, "\(outcome)")
            #expect(
                outcome.errors == """
                    note: gateway.networkPolicy is on (values.yaml:10:14): what it allows only the chart's templates \
                    say, and they are not here

                    """)
            let pod = try Program.run(["reach", "--to", "8.8.8.8", "--pod", "app=x"], in: folder + "/chart")
            #expect(pod.code == 2 && pod.errors.contains("nobody can tell which policy selects the pod"))
            let policy = try Program.run(
                ["reach", "--to", "8.8.8.8", "--policy", "shell-networkpolicy"], in: folder + "/chart")
            #expect(policy.code == 0 && policy.output == "allowed: 8.8.8.8\n", "\(policy)")
        }
    }

    private static let broken = """
        apiVersion: v1
        kind: List
        items:
          - {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
          - apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: x}
            spec: {podSelector: {}, egress: [{ports: 443}]}

        """

    /// A policy that nobody can read is one all the same.
    @Test(arguments: [
        (broken, ["--none"], 1, "s.yaml:5:5: error: there is a NetworkPolicy, default/x, where none should be"),
        (broken, ["--case", "case"], 2, "s.yaml:5:5: error: this NetworkPolicy cannot be read"),
        ("apiVersion: extensions/v1beta1\nkind: NetworkPolicy\n", ["--none"], 1, "there is a NetworkPolicy"),
        ("apiVersion: v1\nkind: Service\n---\n# nothing\n", ["--none"], 0, "0 NetworkPolicies among 1 object\n"),
        ("", ["--none"], 0, "0 NetworkPolicies among 0 objects"),
        ("networkPolicy: {enabled: true}\n", ["--none"], 2, "s.yaml:1:1: error: this document has no kind"),
        ("", ["--case", "case"], 0, "as expected"), ("{", ["--none"], 2, "s.yaml:"),
        ("", [], 2, "Say what is expected"),
    ])
    func streamsAreHeldToNothing(_ stream: String, _ arguments: [String], _ code: Int, _ text: String) throws {
        try inFolder(["s.yaml": stream]) { folder in
            try FileManager.default.createDirectory(atPath: folder + "/case", withIntermediateDirectories: true)
            try Data("description: off\n".utf8).write(to: URL(fileURLWithPath: folder + "/case/case.yaml"))
            let outcome = try Program.run(["check-manifests", "s.yaml"] + arguments, in: folder)
            #expect(Int(outcome.code) == code && (outcome.output + outcome.errors).contains(text), "\(outcome)")
        }
    }

    @Test func hostileSelectorsEnd() throws {
        // Each rule doubles what the rules before it mean together.
        let rules = (0..<60).map { "    - to: [{podSelector: {matchLabels: {a\($0): x, b\(59 - $0): z}}}]\n" }.joined()
        let policy = """
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: many}
            spec:
              podSelector: {}
              policyTypes: [Egress]
              egress:

            """
        try inFolder(["m.yaml": policy + rules]) { folder in
            let outcome = try Program.run(["explain", "m.yaml"], in: folder)
            #expect(outcome.code == 0 && outcome.output.split(separator: "\n").count == 65, "\(outcome)")
        }
    }
}

/// A folder as a git repository.
private struct Repository {
    let folder: String

    init(_ folder: String) throws {
        self.folder = folder
        try git("init", "-q")
    }

    func commit() throws {
        try git("add", "-A")
        try git("commit", "-q", "-m", "all")
    }

    func branch(_ name: String, at revision: String) throws {
        try git("branch", name, revision)
    }

    private func git(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["git", "-C", folder, "-c", "user.name=t", "-c", "user.email=t@e"] + arguments
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
