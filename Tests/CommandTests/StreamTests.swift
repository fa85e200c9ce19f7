import Foundation
import Testing

/// What streams of manifests mean as wholes, as people ask about them: whole outputs and exit codes.
@Suite struct StreamTests {
    private func run(_ arguments: [String], _ files: [String: String]) throws -> Program.Outcome {
        try Program.withChart { folder in
            for (name, text) in files {
                try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
            }
            return try Program.run(arguments, in: folder)
        }
    }

    private static func policy(_ name: String, _ namespace: String, _ spec: String) -> String {
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: \(name), namespace: \(namespace)}
        spec: \(spec)
        ---

        """
    }

    private static func deployment(_ name: String, _ namespace: String, ports: String = "") -> String {
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name), namespace: \(namespace)}
        spec:
          selector: {matchLabels: {app: \(name)}}
          template:
            metadata: {labels: {app: \(name)}}
            spec: {containers: [{name: main, image: registry.example/\(name), ports: [\(ports)]}]}
        ---

        """
    }

    private static let deny = policy("deny", "shop", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}")

    // MARK: Questions

    @Test(arguments: [
        (["--to", "8.8.8.8 on http"], 2, "", "addresses have no names for ports"),
        (["--to", "internet on https"], 2, "", "addresses have no names for ports"),
        (["--to", "metadata on http"], 2, "", "addresses have no names for ports"),
        (["--to", "8.8.8.8 on http=80"], 2, "", "addresses have no names for ports"),
        (["--pod", "app==web", "--to", "8.8.8.8:443"], 2, "", "write app=web"),
        (["--pod", "app!=web", "--to", "8.8.8.8:443"], 2, "", "a question names the labels that pods have"),
        (["--pod", "app = web", "--to", "8.8.8.8:443"], 2, "", "is no label key"),
        (["--pod", "app=web,app=db", "--to", "8.8.8.8:443"], 2, "", "not both 'web' and 'db'"),
        (["--pod", "WEB_!!", "--to", "8.8.8.8:443"], 2, "", "is no label"),
        (["--to", "10.0.0.5/8 on 443"], 2, "", "write 10.0.0.0/8 for the whole block"),
        (["--to", "010.1.1.1:443"], 2, "", "write 10.1.1.1"),
        (["--pod", "app=web", "--to", "8.8.8.8:443"], 1, "denied: 8.8.8.8:443\n", ""),
        (
            ["--pod", "app=wbe", "--to", "8.8.8.8:443"], 0,
            "allowed: 8.8.8.8:443\n  note: no policy of the input selects pod app=wbe in namespace shop\n", ""
        ),
        (["--to", "service/api:80"], 2, "", "there is no Service api in namespace shop"),
        (["--to", "deployment/api on 80"], 2, "", "there is no deployment/api in namespace shop"),
    ])
    func questionsAreRefusedOrSaid(_ arguments: [String], _ code: Int32, _ output: String, _ errors: String) throws {
        let outcome = try run(["reach", "p.yaml", "-n", "shop"] + arguments, ["p.yaml": Self.deny])
        #expect(outcome.code == code && outcome.output == output, "\(outcome)")
        #expect(errors.isEmpty ? outcome.errors.isEmpty : outcome.errors.contains(errors), "\(outcome)")
    }

    @Test func namespacesThatNothingIsInAreSaid() throws {
        let outcome = try run(
            ["reach", "p.yaml", "-n", "shp", "--pod", "app=web", "--to", "8.8.8.8:443"], ["p.yaml": Self.deny])
        #expect(
            outcome.output == """
                allowed: 8.8.8.8:443
                  note: nothing of the input is in namespace shp
                  note: no policy of the input selects pod app=web in namespace shp

                """)
        #expect(try run(["reach", "p.yaml", "-n", "Sh_p", "--to", "8.8.8.8"], ["p.yaml": Self.deny]).code == 2)
    }

    // MARK: Both ends

    private static let otherEnd =
        policy(
            "web", "prod",
            "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 8080}]}]}"
        )
        + policy(
            "api", "prod",
            "{podSelector: {matchLabels: {app: api}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: gateway}}}], ports: [{port: 8080}]}]}"
        )

    @Test(arguments: [
        (
            ["--pod", "app=web", "--to", "pod app=api on 8080", "--why"], 1,
            """
            denied: pod app=api on 8080
              allowed by web spec.egress[0].to[0] (p.yaml:4)
              refused at the other end by api (p.yaml:6)

            """
        ),
        (
            ["--pod", "app=api", "--from", "pod app=web on 8080", "--why"], 1,
            """
            denied: from pod app=web on 8080
              the policies at the other end allow it
              no rule of api allows it
              near: api spec.ingress[0].from[0] (p.yaml:9) allows this port, at other ends only

            """
        ),
        (
            ["--pod", "app=gateway", "--to", "pod app=api on 8080", "--why"], 0,
            """
            allowed: pod app=api on 8080
              note: no policy of the input selects pod app=gateway in namespace prod
              no policy restricts these pods in this direction
              the policies at the other end allow it

            """
        ),
        (
            ["--pod", "app=web", "--to", "pod app=api in other on 8080", "--why"], 1,
            """
            denied: pod app=api in other on 8080
              note: nothing of the input is in namespace other
              no policy or workload of the input is at the other end: what restricts it there is not known
              no rule of web allows it
              near: web spec.egress[0].to[0] (p.yaml:4) allows this port, at other ends only

            """
        ),
    ])
    func bothEndsAreAsked(_ arguments: [String], _ code: Int32, _ output: String) throws {
        let outcome = try run(["reach", "p.yaml", "-n", "prod"] + arguments, ["p.yaml": Self.otherEnd])
        #expect(outcome.code == code && outcome.output == output, "\(outcome)")
    }

    @Test func explainSaysWhatTheOtherEndCloses() throws {
        let outcome = try run(["explain", "p.yaml"], ["p.yaml": Self.otherEnd])
        #expect(outcome.code == 0)
        #expect(outcome.output.contains("closed at the other end by api"), "\(outcome)")
        #expect(outcome.output.contains("closed at the other end by web") == false, "\(outcome)")
    }

    // MARK: Workloads, Services, ports

    private static let shop =
        policy(
            "web", "prod",
            "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: http}]}]}"
        )
        + deployment("web", "prod")
        + deployment("api", "prod", ports: "{name: http, containerPort: 8080}, {name: admin, containerPort: 9000}")
            + """
            apiVersion: v1
            kind: Service
            metadata: {name: api, namespace: prod}
            spec: {selector: {app: api}, ports: [{name: web, port: 80, targetPort: http}, {name: admin, port: 90, targetPort: 9000}]}
            """

    @Test(arguments: [
        (["--to", "service/api:80"], 0, "allowed: service/api:80\n", ""),
        (["--to", "api.prod.svc:80"], 0, "allowed: api.prod.svc:80\n", ""),
        (["--to", "service/api on web"], 0, "allowed: service/api on web\n", ""),
        (["--to", "service/api:90"], 1, "denied: service/api:90\n", ""),
        (["--to", "service/api"], 1, "partly: service/api\n", ""),
        (["--to", "service/api:8080"], 2, "", "service/api has no port 8080/TCP"),
        (["--to", "deployment/api on http"], 0, "allowed: deployment/api on http\n", ""),
        (["--to", "deployment/api on 8080"], 0, "allowed: deployment/api on 8080\n", ""),
        (["--to", "pods app=api on 8080"], 0, "allowed: pods app=api on 8080\n", ""),
        (["--to", "deployment/api on admin"], 1, "denied: deployment/api on admin\n", ""),
        (["--to", "deployment/api on metrics"], 2, "", "no container of deployment/api has a port metrics/TCP"),
        (
            ["--to", "pods app=api on 80"], 1,
            "denied: pods app=api on 80\n  note: deployment/api declares no port 80: it is a port of service/api, which sends it to http of the pods\n",
            ""
        ),
        (
            ["--to", "pods app=cache on 6379"], 1,
            "denied: pods app=cache on 6379\n  note: no workload of the input has these labels in namespace prod\n", ""
        ),
        (
            ["--workload", "deployment/api", "--to", "internet"], 0,
            "allowed: internet\n  note: no policy of the input selects deployment/api\n", ""
        ),
        (["--workload", "deployment/db", "--to", "internet"], 2, "", "There is no workload 'deployment/db'"),
        (
            ["--workload", "deployment/api", "--from", "deployment/web on 8080"], 0,
            "allowed: from deployment/web on 8080\n  note: no policy of the input selects deployment/api\n", ""
        ),
    ])
    func namesOfTheInputAreResolved(_ arguments: [String], _ code: Int32, _ output: String, _ errors: String) throws {
        let outcome = try run(["reach", "p.yaml", "-n", "prod"] + arguments, ["p.yaml": Self.shop])
        #expect(outcome.code == code && outcome.output == output, "\(outcome)")
        #expect(errors.isEmpty || outcome.errors.contains(errors), "\(outcome)")
    }

    @Test func workloadsComeFirst() throws {
        let other = Self.policy("other", "prod", "{podSelector: {matchLabels: {app: gone}}, policyTypes: [Ingress]}")
        let text = """
            apiVersion: argoproj.io/v1alpha1
            kind: Rollout
            metadata: {name: canary, namespace: prod}
            spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: b}]}}}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: prod}
            spec: {template: {metadata: {labels: {app: web}}, spec: {hostNetwork: true, containers: [{name: a, image: b}]}}}
            ---

            """
        let outcome = try run(["explain", "p.yaml", "--direction", "egress"], ["p.yaml": text + other + Self.shop])
        #expect(outcome.code == 0)
        #expect(
            outcome.output == """
                not restricted by any policy, in either direction:
                  daemonset/agent in namespace prod (p.yaml:6): on the node's network, which policies do not govern
                  deployment/api in namespace prod (p.yaml:30)

                rollout/canary, deployment/web in namespace prod
                  policy: web (p.yaml:16)
                  egress: only
                    TO                              PORTS     GRANTED BY
                    pods app=api in namespace prod  TCP http  p.yaml:19

                pods app=gone in namespace prod
                  policy: other (p.yaml:11)
                  note: no workload of the input has such pods
                  egress: not restricted

                """, "\(outcome)")
    }

    @Test func openedAndClosedIsSaidOfWorkloads() throws {
        let before = Self.shop
        let after = before.replacingOccurrences(of: "ports: [{port: http}]", with: "ports: [{port: admin}]")
        let outcome = try run(["diff", "a.yaml", "b.yaml"], ["a.yaml": before, "b.yaml": after])
        #expect(
            outcome.output == """
                deployment/web in namespace prod: egress
                  closes to                         ports     was granted by
                  - pods app=api in namespace prod  TCP http  a.yaml:4
                  opens to                          ports      granted by
                  + pods app=api in namespace prod  TCP admin  b.yaml:4

                """, "\(outcome)")
    }

    // MARK: Other kinds

    private static let cilium = """
        apiVersion: cilium.io/v2
        kind: CiliumNetworkPolicy
        metadata: {name: agent, namespace: agents}
        spec: {endpointSelector: {matchLabels: {app: agent}}}

        """
    private static let calico = """
        apiVersion: projectcalico.org/v3
        kind: NetworkPolicy
        metadata: {name: agent, namespace: agents}
        spec: {selector: app == 'agent', types: [Egress]}

        """
    private static let admin = """
        apiVersion: policy.networking.k8s.io/v1alpha1
        kind: AdminNetworkPolicy
        metadata: {name: block-metadata}
        spec: {priority: 10, subject: {namespaces: {}}, egress: [{name: deny, action: Deny, to: [{networks: [169.254.169.254/32]}]}]}
        ---

        """ + policy("all", "agents", "{podSelector: {}, policyTypes: [Egress], egress: [{}]}")
    private static let sandbox = """
        apiVersion: extensions.agents.x-k8s.io/v1alpha1
        kind: SandboxTemplate
        metadata: {name: python, namespace: agents}
        spec:
          podTemplate: {spec: {containers: [{name: main, image: registry.example/py}]}}
          networkPolicy: {egress: [{to: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}

        """

    /// No answer that a policy of another kind may contradict.
    @Test(arguments: [
        (cilium, "CiliumNetworkPolicy agents/agent (s.yaml:1)"),
        (calico, "NetworkPolicy agents/agent (s.yaml:1)"),
        (admin, "AdminNetworkPolicy block-metadata (s.yaml:1)"),
        (sandbox, "SandboxTemplate spec.networkPolicy agents/python (s.yaml:1)"),
    ])
    func whatIsNotUnderstoodIsSaid(_ stream: String, _ name: String) throws {
        let files = ["s.yaml": stream]
        let explained = try run(["explain", "s.yaml"], files)
        #expect(explained.code == 2 && !explained.output.contains("no policy: every pod"), "\(explained)")
        #expect(explained.output.contains("not understood, and may allow or deny more:\n  \(name)\n"), "\(explained)")
        // Without a pod, those of every namespace are meant.
        for pods in [["-n", "agents"], []] {
            let reach = try run(["reach", "s.yaml", "--to", "metadata"] + pods, files)
            #expect(reach.code == 2 && reach.output.hasPrefix("unknown: metadata\n"), "\(reach)")
            #expect(reach.output.contains("not understood, and may decide otherwise: \(name)"), "\(reach)")
        }
        let diff = try run(["diff", "s.yaml", "s.yaml"], files)
        #expect(diff.code == 2 && diff.output.contains(name) && !diff.output.contains("both allow"), "\(diff)")
        let alone = try run(
            ["reach", "s.yaml", "-n", "agents", "--to", "metadata", "--only-networkpolicies"],
            files)
        #expect(alone.output.hasPrefix("allowed: metadata\n"), "\(alone)")
        // Policies of other namespaces have no say.
        if !name.hasPrefix("Admin") {
            let other = try run(
                ["reach", "s.yaml", "-n", "shop", "--pod", "app=web", "--to", "1.2.3.4:443"], files)
            #expect(other.code == 0, "\(other)")
        }
        let drift = try run(["drift", "s.yaml", "--live", "s.yaml"], files)
        #expect(drift.code == 2 && drift.errors.contains("not compared: \(name)"), "\(drift)")
    }

    @Test(arguments: [
        ("", "there is no document in it"), ("# nothing\n", "there is no document in it"),
        (
            deny.replacingOccurrences(of: "kind: NetworkPolicy", with: "kind: networkPolicy"),
            "there is no kind networkPolicy"
        ),
        (
            deny.replacingOccurrences(of: "kind: NetworkPolicy", with: "kind: NetworkPolicies"),
            "there is no kind NetworkPolicies"
        ),
        (deny.replacingOccurrences(of: "networking.k8s.io/v1", with: "v1"), "there is no v1 NetworkPolicy"),
        (
            deny.replacingOccurrences(of: "networking.k8s.io/v1", with: "networking.k8s.io/v1beta1"),
            "there is no networking.k8s.io/v1beta1 NetworkPolicy"
        ),
        (
            deny.replacingOccurrences(of: "networking.k8s.io/v1", with: "networkng.k8s.io/v1"),
            "there is no networkng.k8s.io/v1 NetworkPolicy"
        ),
        (
            deny.replacingOccurrences(of: "networking.k8s.io/v1", with: "extensions/v1beta1"),
            "not served since Kubernetes 1.16"
        ),
    ])
    func nearlyNothingIsNoAnswer(_ stream: String, _ message: String) throws {
        for arguments in [
            ["explain", "s.yaml"], ["reach", "s.yaml", "--to", "internet"], ["drift", "p.yaml", "--live", "s.yaml"],
            ["validate", "s.yaml"],
        ] {
            let outcome = try run(arguments, ["s.yaml": stream, "p.yaml": Self.deny])
            #expect(outcome.code == (arguments[0] == "validate" ? 1 : 2), "\(arguments) \(outcome)")
            #expect((outcome.errors + outcome.output).contains(message), "\(arguments) \(outcome)")
        }
    }

    // MARK: What a server holds

    /// Objects that older servers took, and what the server adds itself.
    @Test func whatAServerHoldsIsAnalysed() throws {
        let held = """
            apiVersion: v1
            kind: List
            items:
              - apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: old_name, namespace: shop, managedFields: [], uid: x}
                spec:
                  podSelector: {matchLabels: {app: web}}
                  policyTypes: [Egress]
                  egress: [{to: [{ipBlock: {cidr: 172.16.5.0/12}}]}]
                status: {}
              - apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: nonsense, namespace: data}
                spec: {podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 70000}]}]}

            """
        let explained = try run(["explain", "h.yaml", "--direction", "egress"], ["h.yaml": held])
        #expect(explained.code == 2)
        #expect(
            explained.output == """
                pods app=web in namespace shop
                  policy: old_name (h.yaml:4)
                  egress: only
                    TO                               PORTS      GRANTED BY
                    private network (172.16.0.0/12)  all ports  h.yaml:10

                not understood, and may allow or deny more:
                  NetworkPolicy data/nonsense (h.yaml:12)

                """, "\(explained)")
        #expect(explained.errors.contains("h.yaml:10:") && explained.errors.contains("warning"), "\(explained)")
        let reach = try run(
            ["reach", "h.yaml", "-n", "shop", "--pod", "app=web", "--to", "172.20.1.1"], ["h.yaml": held])
        #expect(reach.code == 0 && reach.output == "allowed: 172.20.1.1\n", "\(reach)")
        let other = try run(
            ["reach", "h.yaml", "-n", "data", "--pod", "app=web", "--to", "172.20.1.1"], ["h.yaml": held])
        #expect(other.code == 2, "\(other)")
    }

    /// kubectl keeps the last.
    @Test func policiesOfOneNameReplaceEachOther() throws {
        let open = Self.policy(
            "deny", "shop", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{}]}")
        for (stream, code) in [(open + Self.deny, 1), (Self.deny + open, 0)] {
            let outcome = try run(
                ["reach", "p.yaml", "-n", "shop", "--pod", "app=web", "--to", "8.8.8.8"], ["p.yaml": stream])
            #expect(Int(outcome.code) == code, "\(outcome)")
            #expect(outcome.errors.contains("another policy has the name shop/deny, too"), "\(outcome)")
            let validated = try run(["validate", "p.yaml"], ["p.yaml": stream])
            #expect(validated.code == 1 && validated.output.contains("[duplicate-policy]"), "\(validated)")
        }
    }

    // MARK: Severity

    /// What opens is the internet, however small its blocks are, and whichever family they are of.
    @Test(arguments: [
        (
            (1...221).filter { ![10, 127, 169, 172, 192, 198, 203].contains($0) }.map { "\($0).0.0.0/9" }, 443,
            ["internet"]
        ),
        (["8.0.0.0/9"], 443, []), (["8.0.0.0/9", "9.0.0.0/9"], 443, ["internet"]),
        (["64:ff9b::/96"], 443, ["internet"]), (["64:ff9b::/96"], 80, ["internet", "metadata"]),
        (["64:ff9b::a9fe:a9fe/128"], 80, ["metadata"]), (["169.254.169.254/32"], 443, []),
        (["169.254.169.254/32"], 80, ["metadata"]), (["168.63.129.16/32"], 32526, ["metadata"]),
        (["100.100.100.200/32"], 80, ["metadata"]), (["fd20:ce::254/128"], 80, ["metadata"]),
        (["3fff::/20"], 443, []), (["2001:db8::/32"], 443, []), (["2600::/12"], 443, ["internet"]),
        (["10.0.0.0/8"], 80, []),
    ])
    func whatOpensIsClassifiedAsAWhole(_ blocks: [String], _ port: Int, _ expected: [String]) throws {
        let peers = blocks.map { "{ipBlock: {cidr: '\($0)'}}" }.joined(separator: ", ")
        let open = Self.policy(
            "deny", "shop",
            "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [\(peers)], ports: [{port: \(port)}]}]}"
        )
        for failure in ["internet", "metadata"] {
            let outcome = try run(
                ["diff", "a.yaml", "b.yaml", "--fail-on", failure], ["a.yaml": Self.deny, "b.yaml": open])
            #expect(
                outcome.code == (expected.contains(failure) ? 1 : 0), "\(failure): \(outcome.output.prefix(400))")
        }
    }

    // MARK: Scale

    /// Pods opt in to destinations by labels, one policy each.
    private static func optIn(_ count: Int, port: Int = 8000) -> String {
        (0..<count).map { index in
            policy(
                "to-\(index)", "garden",
                """
                {podSelector: {matchLabels: {networking.example.com/to-\(index): allowed}}, policyTypes: [Egress], \
                egress: [{to: [{podSelector: {matchLabels: {app: s\(index)}}}], ports: [{port: \(port + index)}]}]}
                """)
        }.joined()
    }

    @Test func optInLabelsDoNotMultiply() throws {
        let files = ["p.yaml": Self.optIn(30), "q.yaml": Self.optIn(30, port: 9000), "few.yaml": Self.optIn(13)]
        for (label, code) in [("5", 1), ("20", 1), ("25", 1)] {
            let outcome = try run(
                [
                    "reach", "p.yaml", "-n", "garden", "--pod", "networking.example.com/to-\(label)=allowed", "--to",
                    "10.1.2.3:443",
                ], files)
            #expect(Int(outcome.code) == code && outcome.output == "denied: 10.1.2.3:443\n", "\(outcome)")
        }
        let explained = try run(["explain", "few.yaml"], files)
        #expect(explained.code == 0 && explained.output.split(separator: "\n").count < 100, "\(explained)")
        #expect(explained.output.contains("Policies add up"))
        let difference = try run(["diff", "p.yaml", "q.yaml"], files)
        #expect(difference.code == 0 && difference.output.contains("TCP 9029"), "\(difference)")
        let added = try run(["diff", "few.yaml", "p.yaml", "--format", "json"], files)
        #expect(added.code == 0, "\(added)")
    }
}
