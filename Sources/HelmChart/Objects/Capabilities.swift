import SluiceGoTemplate

/// `.Capabilities`: what the cluster is said to be able to do.
public struct Capabilities: Sendable {
    /// The cluster's version.
    public var clusterVersion: ClusterVersion
    /// What `.Capabilities.APIVersions` holds: `apps/v1`, `apps/v1/Deployment`.
    public var apiVersions: [String]

    /// What a Helm assumes without a cluster.
    ///
    /// - Parameters:
    ///   - rules: the Helm to follow.
    ///   - clusterVersion: nil is the one that this Helm was built with.
    ///   - apiVersions: further ones, as `--api-versions` names them.
    public init(rules: HelmRules = .helm4, clusterVersion: ClusterVersion? = nil, apiVersions: [String] = []) {
        self.clusterVersion = clusterVersion ?? .standard(rules)
        self.apiVersions = StandardAPIVersions.all(rules) + apiVersions
    }
}

final class CapabilitiesObject: TemplateObject {
    private let version: Value
    private let apiVersions: Value
    private let helmVersion: Value
    let typeName: String

    init(_ capabilities: Capabilities, rules: HelmRules) {
        version = .object(ClusterVersionObject(capabilities.clusterVersion, rules: rules))
        apiVersions = .object(APIVersionSet(capabilities.apiVersions, rules: rules))
        helmVersion = .object(HelmVersionObject(rules))
        typeName = rules == .helm3 ? "*chartutil.Capabilities" : "*common.Capabilities"
    }

    var description: String { "&" + actionText }
    var actionText: String { "{\(version) \(apiVersions) \(helmVersion)}" }

    func method(_ name: String) -> Function? {
        guard name == "Copy" else { return nil }
        return Function { _, _ in .object(self) }
    }

    var encodedFields: [(name: String, value: Value)]? {
        [("KubeVersion", version), ("APIVersions", apiVersions), ("HelmVersion", helmVersion)]
    }
    var encoded: Value? { .map(Dictionary(uniqueKeysWithValues: (encodedFields ?? []).map { ($0.name, $0.value) })) }

    func field(_ name: String) -> Value? {
        switch name {
        case "KubeVersion": version
        case "APIVersions": apiVersions
        case "HelmVersion": helmVersion
        default: nil
        }
    }
}

/// `.Capabilities.APIVersions`, whose method `Has` charts ask.
final class APIVersionSet: TemplateObject {
    private let names: [String]
    private let set: Set<String>
    let typeName: String

    init(_ names: [String], rules: HelmRules) {
        self.names = names
        set = Set(names)
        typeName = rules == .helm3 ? "chartutil.VersionSet" : "common.VersionSet"
    }

    var elements: [Value]? { names.map { .string($0) } }
    var description: String { "[\(names.joined(separator: " "))]" }

    func method(_ name: String) -> Function? {
        guard name == "Has" else { return nil }
        return Function([.string]) { arguments, _ in
            guard case .string(let version) = arguments[0] else { return .bool(false) }
            return .bool(self.set.contains(version))
        }
    }
}

/// `.Capabilities.HelmVersion`: the release whose rules are followed.
final class HelmVersionObject: TemplateObject {
    private let fields: [(name: String, jsonName: String, value: String)]
    var typeName: String { "version.BuildInfo" }

    init(_ rules: HelmRules) {
        switch rules {
        case .helm3:
            fields = [
                ("Version", "version", "v3.19.0"),
                ("GitCommit", "git_commit", "3d8990f0836691f0229297773f3524598f46bda6"),
                ("GitTreeState", "git_tree_state", "clean"), ("GoVersion", "go_version", "go1.24.7"),
            ]
        case .helm4:
            fields = [
                ("Version", "version", "v4.3.1"),
                ("GitCommit", "git_commit", "c0d08d0d6d9424d4a14febb5e8a3e51b0dd00dff"),
                ("GitTreeState", "git_tree_state", "clean"), ("GoVersion", "go_version", "go1.27.2"),
                ("KubeClientVersion", "kube_client_version", "v1.37"),
            ]
        }
    }

    var description: String { "{\(fields.map(\.value).joined(separator: " "))}" }

    var encodedFields: [(name: String, value: Value)]? { fields.map { ($0.jsonName, .string($0.value)) } }
    var encoded: Value? { .map(Dictionary(uniqueKeysWithValues: (encodedFields ?? []).map { ($0.name, $0.value) })) }

    func field(_ name: String) -> Value? {
        fields.first { $0.name == name }.map { .string($0.value) }
    }
}
