import SluiceDiagnostics
import SluiceHelmChart
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// Renders with a real Helm, cut off from the user's own Helm settings, repositories, plugins and clusters.
public struct HelmRenderer: Renderer {
    /// How long one run may take.
    public static let standardTimeout = Duration.seconds(60)
    /// How much output one run may print.
    static let outputLimit = 64 << 20

    /// The renderer's name in reports, with Helm's version.
    public let name: String
    /// The version of Helm.
    public let rules: HelmRules
    /// Path of the program.
    public let executable: String
    /// How long one run may take.
    public let timeout: Duration

    /// Asks a Helm for its version and makes a renderer of it.
    ///
    /// - Parameter executable: a path, or a name to look up on PATH.
    /// - Throws: a finding if it is no Helm 3 or later.
    public init(executable: String, timeout: Duration = standardTimeout) async throws(SluiceError) {
        let path = try await Self.resolve(executable)
        let result = try await Self.run(path, ["version", "--short"], timeout)
        let version = result.output.prefix { $0 != "+" && !$0.isWhitespace }
        guard result.isSuccess, version.first == "v",
            let major = version.dropFirst().split(separator: ".").first.flatMap({ Int($0) }), major >= 3
        else {
            throw Self.problem(executable, "this is no Helm 3 or 4: 'version --short' printed no such version")
        }
        name = "Helm \(version.dropFirst())"
        rules = major == 3 ? .helm3 : .helm4
        self.executable = path
        self.timeout = timeout
    }

    /// Renders a chart with Helm.
    public func render(_ chart: Chart, _ request: RenderRequest) async throws(SluiceError) -> RenderOutcome {
        let result = try await Self.run(executable, Self.arguments(chart.folder.path, request), timeout)
        return result.isSuccess ? .rendered(result.output) : .refused(result.errors)
    }
}

// MARK: - Arguments

extension HelmRenderer {
    /// The arguments of `helm template`. No value can be taken for an option: each is joined to its own option with
    /// `=`, and `--` ends the options before the release name.
    static func arguments(_ chart: String, _ request: RenderRequest) -> [String] {
        ["template", "--namespace=\(request.release.namespace)"]
            + request.valuesFiles.map { "--values=\(listElement($0))" }
            + request.setJSON.map { "--set-json=\($0)" }
            + request.set.map { "--set=\($0)" }
            + request.setString.map { "--set-string=\($0)" }
            + ["--", request.release.name, chart]
    }

    /// Helm reads `--values` as a line of CSV; quoted, a path with a comma is one element.
    private static func listElement(_ path: String) -> String {
        guard path.contains(where: { ",\"\n\r".contains($0) }) else { return path }
        return "\"" + path.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}

// MARK: - Running

extension HelmRenderer {
    private struct Run: Sendable {
        var isSuccess: Bool
        var output: String
        var errors: String
    }

    private enum Race: Sendable {
        case finished(Run)
        case failed(String)
        case timedOut
    }

    private static func run(
        _ executable: String, _ arguments: [String], _ timeout: Duration
    ) async throws(SluiceError) -> Run {
        let race = await withTaskGroup(of: Race.self) { group in
            group.addTask { await start(executable, arguments) }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return .timedOut
            }
            let first = await group.next() ?? .timedOut
            // Ends the program too, if it still runs.
            group.cancelAll()
            return first
        }
        switch race {
        case .finished(let run): return run
        case .failed(let reason): throw problem(executable, "cannot run Helm: \(reason)")
        case .timedOut: throw problem(executable, "Helm did not finish within \(timeout)")
        }
    }

    private static func start(_ executable: String, _ arguments: [String]) async -> Race {
        do {
            let result = try await Subprocess.run(
                .path(FilePath(executable)), arguments: Arguments(arguments), environment: environment,
                output: .bytes(limit: outputLimit), error: .bytes(limit: outputLimit))
            return .finished(
                Run(
                    isSuccess: result.terminationStatus.isSuccess,
                    output: String(decoding: result.standardOutput, as: UTF8.self),
                    errors: String(decoding: result.standardError, as: UTF8.self)))
        } catch {
            return .failed("\(error)")
        }
    }

    private static func resolve(_ executable: String) async throws(SluiceError) -> String {
        if executable.contains("/") { return executable }
        do {
            return try await Executable.name(executable).resolveExecutablePath(in: .inherit).string
        } catch {
            throw problem(executable, "there is no program '\(executable)' on PATH")
        }
    }

    /// Nothing of the user's own. `helm template` writes nothing to its folders, so they need not exist;
    /// and what does not exist cannot change a render.
    private static var environment: Environment {
        let nowhere = "/nonexistent/sluice"
        return .custom([
            "HOME": nowhere, "HELM_CACHE_HOME": nowhere + "/cache", "HELM_CONFIG_HOME": nowhere + "/config",
            "HELM_DATA_HOME": nowhere + "/data", "HELM_PLUGINS": nowhere + "/plugins",
            "KUBECONFIG": nowhere + "/kubeconfig", "TZ": "UTC", "LC_ALL": "C",
        ])
    }

    private static func problem(_ executable: String, _ message: String) -> SluiceError {
        SluiceError(findings: [
            Finding(
                rule: "helm-unusable", severity: .error,
                location: SourceLocation(file: executable, line: 0, column: 0), message: message,
                hint: "scripts/install-helm prints the path of a Helm that works")
        ])
    }
}
