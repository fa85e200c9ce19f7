#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The policies of a cluster explained, beside the analyzer of PyPI, which works out the same for the same cluster.
///
/// Whole processes: of both a part is start-up, which is nearly all of it for a handful of pods.
struct AnalyzerBench {
    var runs: Int

    func rows() throws -> [ResultRow] {
        guard let executable = Environment["SLUICE_EXECUTABLE"] else { return [] }
        return [
            try row(executable, namespaces: 2, pods: 4, target: 0.05),
            try row(executable, namespaces: 20, pods: 15, target: 0.01),
        ]
    }

    private func row(_ executable: String, namespaces: Int, pods: Int, target: Double) throws -> ResultRow {
        let folder = "/tmp/sluice-bench-\(getpid())"
        mkdir(folder, 0o700)
        let cluster = Cluster(namespaces: namespaces, pods: pods)
        let files = [
            ("namespaces.yaml", cluster.namespaceList), ("pods.yaml", cluster.podList),
            ("policies.yaml", cluster.policyList),
        ]
        defer {
            for (name, _) in files { unlink("\(folder)/\(name)") }
            rmdir(folder)
        }
        for (name, text) in files {
            guard let file = fopen("\(folder)/\(name)", "w") else {
                throw ChildProcess.Failure(description: "\(folder) cannot be written")
            }
            fputs(text, file)
            fclose(file)
        }
        let own = try ChildProcess(executable: executable, arguments: ["explain", folder + "/policies.yaml"])
            .measure(runs: runs)
        let name = "sluice explain, \(namespaces * pods) pods and \(cluster.policyCount) policies"
        guard let analyzer = Environment["SLUICE_ANALYZER"] else { return ResultRow(name: name, result: own) }
        let peer = try ChildProcess(
            executable: analyzer,
            arguments: [
                "--connectivity", folder + "/policies.yaml", "-p", folder + "/pods.yaml", "-n",
                folder + "/namespaces.yaml",
            ]
        ).measure(runs: 1)
        var result = own
        result.peakMegabytes = nil
        return ResultRow(
            name: name, result: result, peer: ("network-config-analyzer", peer), targets: [.ratio(target)])
    }
}

/// Namespaces that are closed by default, and pods of which every second has a policy of its own.
private struct Cluster {
    var namespaces: Int
    var pods: Int

    var policyCount: Int { namespaces * (1 + (pods + 1) / 2) }

    var namespaceList: String {
        list(
            "v1", "NamespaceList",
            (0..<namespaces).map {
                "{apiVersion: v1, kind: Namespace, metadata: {name: team-\($0), labels: {team: t\($0), "
                    + "kubernetes.io/metadata.name: team-\($0)}}}"
            })
    }

    var podList: String {
        list(
            "v1", "PodList",
            (0..<namespaces).flatMap { space in
                (0..<pods).map { pod(space, $0) }
            })
    }

    var policyList: String {
        list(
            "networking.k8s.io/v1", "NetworkPolicyList",
            (0..<namespaces).flatMap { space in
                let own = stride(from: 0, to: pods, by: 2).map { openPolicy(space, $0) }
                return [policy("closed", space, "podSelector: {}, policyTypes: [Ingress, Egress]")] + own
            })
    }

    private func pod(_ space: Int, _ pod: Int) -> String {
        let metadata = "{name: p\(pod), namespace: team-\(space), labels: {app: app\(pod)}}"
        let status = "{podIP: 10.9.\(space).\(pod + 1), hostIP: 192.168.7.1}"
        return "{apiVersion: v1, kind: Pod, metadata: \(metadata), spec: {containers: [{name: c, image: i}]}, "
            + "status: \(status)}"
    }

    private func openPolicy(_ space: Int, _ pod: Int) -> String {
        let neighbour = "podSelector: {matchLabels: {app: app\(pod + 1)}}"
        let namespace = "namespaceSelector: {matchLabels: {team: t\((space + 1) % namespaces)}}"
        let ingress = "[{from: [{\(neighbour)}], ports: [{protocol: TCP, port: 8080}]}]"
        let block = "{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 169.254.0.0/16]}}"
        let outside = "{to: [\(block)], ports: [{protocol: TCP, port: 443}]}"
        let inside = "{to: [{\(namespace), \(neighbour)}], ports: [{protocol: TCP, port: 5432}]}"
        return policy(
            "p\(pod)", space,
            "podSelector: {matchLabels: {app: app\(pod)}}, policyTypes: [Ingress, Egress], ingress: \(ingress), "
                + "egress: [\(outside), \(inside)]")
    }

    private func policy(_ name: String, _ space: Int, _ spec: String) -> String {
        "{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: \(name), namespace: team-\(space)}, "
            + "spec: {\(spec)}}"
    }

    private func list(_ version: String, _ kind: String, _ items: [String]) -> String {
        "apiVersion: \(version)\nkind: \(kind)\nitems:\n" + items.map { "  - \($0)\n" }.joined()
    }
}
